import { act } from "#app/domain/audit/act.server.ts";
import type { PlanParty } from "#app/domain/access/plan-party.ts";
import { planToComment } from "#app/domain/plans/comments/write-comment.server.ts";
import { isId, writerOf } from "#app/domain/plans/plan-party.ts";
import { now } from "#app/lib/clock.ts";
import { Refusal } from "#app/lib/result.ts";

/** Settles a comment, once: who, when, and what came of it. Whoever comes second is told who did. Refusals: not-found, stale. */
export function settleComment(
  party: PlanParty,
  planId: string,
  { commentId, words }: { commentId: string; words: string },
) {
  return act(party.access, async (tx) => {
    const plan = await planToComment(tx, party, planId);
    const { byName, byAccountId } = writerOf(party);
    const where = { id: commentId, planId: plan.id };
    const comment = isId(commentId) ? await tx.planComment.findFirst({ where }) : null;
    if (!comment) throw new Refusal("not-found", "We cannot find this comment.");
    const settled = { settledBy: byName, settledByAccountId: byAccountId, settledWords: words };
    const { count } = await tx.planComment.updateMany({
      where: { ...where, settledAt: null },
      data: { ...settled, settledAt: now() },
    });
    if (count === 1) {
      tx.audit({
        action: "plan.comment-settled",
        objectType: "plan",
        objectId: plan.id,
        personId: plan.personId,
        areaId: plan.areaId,
        detail: { comment: comment.id },
      });
      return { id: comment.id };
    }
    const kept = await tx.planComment.findUniqueOrThrow({ where: { id: comment.id } });
    if (kept.settledByAccountId === byAccountId && kept.settledWords === words) return { id: comment.id };
    throw new Refusal(
      "stale",
      `${kept.settledBy ?? "Somebody"} has settled this already. Nothing was changed by this. If there is more to say, write a new comment.`,
    );
  });
}
