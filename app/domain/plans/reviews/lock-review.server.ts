import type { Act } from "#app/domain/audit/act.server.ts";
import type { PlanParty } from "#app/domain/access/plan-party.ts";
import { isId } from "#app/domain/plans/plan-party.ts";
import { lockReviewed } from "#app/domain/plans/reviews/lock-reviewed.server.ts";
import { Refusal } from "#app/lib/result.ts";

/** Who takes a review on: the council's practitioner; of a self-funder's plan the person's side. */
export const runsReviews = (party: PlanParty, plan: { selfFunder: boolean }): boolean =>
  party.side === (plan.selfFunder ? "person" : "practitioner");

/**
 * A review of a plan in force, in a state in which it may still be changed, its plan's row locked. Throws `Refusal` "not-found",
 * "moved-on", or "stale" where somebody changed it since the page was opened.
 */
export async function lockReview(
  tx: Act,
  party: PlanParty,
  planId: string,
  reviewId: string,
  want: { version?: number; states: readonly string[] },
) {
  const plan = await lockReviewed(tx, party, planId);
  const review = isId(reviewId)
    ? await tx.planReview.findFirst({ where: { id: reviewId, planId: plan.id } })
    : null;
  if (!review) throw new Refusal("not-found", "We cannot find this review.");
  if (!want.states.includes(review.state))
    throw new Refusal(
      "moved-on",
      "This review has moved on since you opened the page. Nothing was changed. What you wrote is still in the boxes.",
    );
  if (want.version !== undefined && review.version !== want.version)
    throw new Refusal(
      "stale",
      "Somebody changed this review since you opened the page. Nothing was changed. What you wrote is still in the boxes: look at the review in another window first.",
    );
  return { plan, review };
}
