import { randomUUID } from "node:crypto";
import { requestEngagement } from "#app/domain/engagements/request-engagement.server.ts";
import { acceptEngagement } from "#app/domain/engagements/answer-request.server.ts";
import { logHours } from "#app/domain/engagements/log-hours.server.ts";
import { deliverEngagement } from "#app/domain/engagements/deliver-engagement.server.ts";
import { db } from "#app/db.server.ts";
import type { Tier } from "#app/generated/prisma/enums.ts";
import { now } from "#app/lib/clock.ts";
import { dayOf } from "#app/lib/dates.ts";
import { makeArea } from "#tests/factories/area.ts";
import { personAccessOf, plannerAccessOf } from "#tests/factories/account.ts";
import { makePerson, makePlanningPot } from "#tests/factories/person.ts";
import { makePlanner } from "#tests/factories/planner.ts";

/** A person with a planning pot and a planner, in an area of their own. */
export async function makeParties(
  pence = 32_000,
  route?:
    | Parameters<typeof makePlanningPot>[2]
    | ((areaId: string) => Promise<Parameters<typeof makePlanningPot>[2]>),
) {
  const area = await makeArea();
  const { account, person } = await makePerson(area.id);
  const pot = await makePlanningPot(
    person,
    pence,
    typeof route === "function" ? await route(area.id) : route,
  );
  const made = await makePlanner(area.id);
  return {
    area,
    person,
    pot,
    planner: made.planner,
    asPerson: personAccessOf(account, person),
    asPlanner: plannerAccessOf(made.account, made.planner),
  };
}
export type Parties = Awaited<ReturnType<typeof makeParties>>;
const FEES = { low: 10_000, medium: 18_000, high: 32_000 };

export async function makeDraft(parties: Parties, tier: Tier = "medium", answers: { talks?: string } = {}) {
  return db().prisma.engagementDraft.create({
    data: { id: randomUUID(), personId: parties.person.id, plannerId: parties.planner.id, tier, ...answers },
  });
}
/** Asked for, and as far on as `until` says. */
export async function makeEngagement(
  parties: Parties,
  until: "requested" | "accepted" | "worked" | "delivered" = "requested",
  tier: Tier = "medium",
  answers: { talks?: string } = {},
) {
  const draft = await makeDraft(parties, tier, answers);
  const asked = await requestEngagement(parties.asPerson, { draftId: draft.id, feePence: FEES[tier] });
  if (!asked.ok) throw new Error(asked.refusal.words);
  const { id } = asked.value;
  const version = async () => (await db().prisma.engagement.findUniqueOrThrow({ where: { id } })).version;
  const must = (result: { ok: boolean }) => {
    if (!result.ok) throw new Error(JSON.stringify(result));
  };
  if (until !== "requested")
    must(await acceptEngagement(parties.asPlanner, { id, version: await version() }));
  if (until === "worked" || until === "delivered")
    must(
      await logHours(parties.asPlanner, {
        id,
        workedOn: dayOf(now()),
        minutes: 240,
        what: "Talked about a good day",
        submissionKey: randomUUID(),
      }),
    );
  if (until === "delivered")
    must(
      await deliverEngagement(parties.asPlanner, {
        id,
        version: await version(),
        words: "A plan, and two quotes.",
      }),
    );
  return { id, version };
}
