import { stillInForce } from "#app/domain/assisted-access/record-decision.server.ts";
import { act, type Act } from "#app/domain/audit/act.server.ts";
import type { PlanParty } from "#app/domain/access/plan-party.ts";
import type { Part } from "#app/domain/plans/comments/comment-forms.ts";
import { isId, visibleTo, writerOf } from "#app/domain/plans/plan-party.ts";
import { now } from "#app/lib/clock.ts";
import { Refusal } from "#app/lib/result.ts";
import { sameAsSent } from "#app/lib/sent-before.ts";

/** A plan that the party may know of, whatever its state: what is said about it changes nothing in it. */
export async function planToComment(tx: Act, party: PlanParty, id: string) {
  if (party.side === "person") await stillInForce(tx, party.access);
  const plan = isId(id) ? await tx.plan.findFirst({ where: { id, ...visibleTo(party) } }) : null;
  if (!plan) throw new Refusal("not-found", "We cannot find this plan.");
  return plan;
}

async function refuseOtherParts(tx: Act, planId: string, { about, item }: Part): Promise<void> {
  const where = { id: item, planId };
  const found =
    about === "need"
      ? await tx.planNeed.count({ where })
      : about === "outcome"
        ? await tx.planOutcome.count({ where })
        : about === "action"
          ? await tx.planAction.count({ where })
          : 1;
  if (found !== 1)
    throw new Refusal(
      "other-part",
      "What you chose is not in this plan. Nothing was written. Choose again what your comment is about.",
    );
}

/** Keeps what somebody says about a part of a plan, in any of its states. Refusals: not-found, other-part, sent-before. */
export function writeComment(
  party: PlanParty,
  planId: string,
  input: { about: Part; words: string; submissionKey: string },
) {
  return act(party.access, async (tx) => {
    const plan = await planToComment(tx, party, planId);
    const { about: part, words, submissionKey } = input;
    const { byName, byAccountId, grantId } = writerOf(party);
    const before = await tx.planComment.findUnique({ where: { submissionKey } });
    const same = { planId: plan.id, ...part, words, byAccountId };
    if (before) {
      sameAsSent(Object.entries(same).every(([name, value]) => before[name as keyof typeof same] === value));
      return { id: before.id };
    }
    await refuseOtherParts(tx, plan.id, part);
    // Two of the same form at once: the second waits for the first here, and finds it kept
    const { count } = await tx.planComment.createMany({
      data: [{ ...same, side: party.side, byName, grantId, at: now(), submissionKey }],
      skipDuplicates: true,
    });
    const kept = await tx.planComment.findUniqueOrThrow({ where: { submissionKey } });
    if (count === 1)
      tx.audit({
        action: "plan.commented",
        objectType: "plan",
        objectId: plan.id,
        personId: plan.personId,
        areaId: plan.areaId,
        detail: { comment: kept.id, about: part.about },
      });
    else sameAsSent(Object.entries(same).every(([name, value]) => kept[name as keyof typeof same] === value));
    return { id: kept.id };
  });
}
