import type { PersonAccess } from "#app/domain/access/access.ts";
import { recordDecision } from "#app/domain/assisted-access/record-decision.server.ts";
import { act } from "#app/domain/audit/act.server.ts";
import { lockReview } from "#app/domain/plans/reviews/lock-review.server.ts";
import { now } from "#app/lib/clock.ts";

/**
 * The person wants a planner with them in a review: the next planning that they ask for is marked as for it. Nothing is set aside
 * by this. Refusals: not-found, moved-on, words-needed and those of a permission.
 */
export function wantPlanner(
  access: PersonAccess,
  planId: string,
  reviewId: string,
  form: { decision?: { question?: string | undefined; words?: string | undefined } | undefined },
) {
  return act(access, async (tx) => {
    const { review } = await lockReview(tx, { side: "person", access }, planId, reviewId, {
      states: ["open", "held"],
    });
    await recordDecision(tx, access, "review-with-planner", form.decision ?? {});
    await tx.planReview.update({ where: { id: review.id }, data: { withPlannerAt: now() } });
    tx.audit({ action: "review.planner-wanted", objectType: "plan_review", objectId: review.id });
  });
}
