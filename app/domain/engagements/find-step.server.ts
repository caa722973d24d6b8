import type { PersonAccess, PlannerAccess } from "#app/domain/access/access.ts";
import { needsWords } from "#app/domain/assisted-access/decision-form.ts";
import { recordView } from "#app/domain/audit/act.server.ts";
import { describeInList, endingWords } from "#app/domain/engagements/describe-engagement.ts";
import { findEngagement } from "#app/domain/engagements/find-engagement.server.ts";
import { partyOf } from "#app/domain/engagements/party.server.ts";
import { firstDayOfWork } from "#app/domain/engagements/withdrawal-rules.ts";
import { mayTake, stateOf, type Step } from "#app/domain/engagements/status-rules.ts";

/**
 * What the page of one step shows one of the two sides: null for anybody else's engagement. `possible` is false when the
 * engagement has moved on; `version` makes a stale tab's form refused.
 */
export async function findStep(access: PersonAccess | PlannerAccess, id: string, step: Step) {
  const party = partyOf(access);
  const engagement = await findEngagement(party, id);
  if (!engagement) return null;
  if (!access.subject || access.grant)
    await recordView(access, {
      action: "engagement.viewed",
      objectType: "engagement",
      objectId: engagement.id,
      personId: engagement.personId,
      areaId: engagement.areaId,
    });
  const ending = engagement.endings[0];
  return {
    id: engagement.id,
    side: party.side,
    version: engagement.version,
    possible: mayTake(step, party.side, stateOf(engagement)),
    title: describeInList(engagement, party.side).title,
    plannerName: engagement.planner.firstName,
    feePence: engagement.feePence,
    fromPotPence: engagement.feePence - engagement.adjustmentPence,
    byCard: engagement.pot.fundingRoute === "own_money",
    workFrom: engagement.expressRequest === false ? firstDayOfWork(engagement) : null,
    ending: endingWords(engagement),
    endingReason: ending?.reason ?? "",
    delivered: engagement.events.findLast((event) => event.kind === "delivered")?.words ?? "",
    subjectName: access.subject?.name ?? "",
    assisted: access.subject !== null && needsWords(access),
  };
}
