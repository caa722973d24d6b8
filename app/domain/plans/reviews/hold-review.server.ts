import type { PlanParty } from "#app/domain/access/plan-party.ts";
import { recordDecision } from "#app/domain/assisted-access/record-decision.server.ts";
import { act } from "#app/domain/audit/act.server.ts";
import { writerOf } from "#app/domain/plans/plan-party.ts";
import { lockReview, runsReviews } from "#app/domain/plans/reviews/lock-review.server.ts";
import type { HoldReview } from "#app/domain/plans/reviews/review-forms.ts";
import { shortDay } from "#app/lib/dates.ts";
import { Refusal } from "#app/lib/result.ts";

/** Writes down that a review was held: when, and how. Refusals: not-found, moved-on, stale, too-early, words-needed. */
export function holdReview(party: PlanParty, planId: string, reviewId: string, form: HoldReview) {
  return act(party.access, async (tx) => {
    const { plan, review } = await lockReview(tx, party, planId, reviewId, { states: ["open", "held"] });
    if (!runsReviews(party, plan)) throw new Refusal("not-found", "This review is not yours to hold.");
    // The same form again is the same
    if (review.state === "held" && Number(review.heldOn) === Number(form.held) && review.heldHow === form.how)
      return;
    await lockReview(tx, party, planId, reviewId, { states: ["open"], version: form.version });
    if (plan.inForceFrom && form.held < plan.inForceFrom)
      throw new Refusal(
        "too-early",
        `The plan is in force since ${shortDay(plan.inForceFrom)}, so it cannot have been reviewed before. Nothing was changed. Check the day.`,
      );
    if (party.side === "person") await recordDecision(tx, party.access, "hold-review", form.decision ?? {});
    await tx.planReview.update({
      where: { id: review.id },
      data: {
        state: "held",
        heldOn: form.held,
        heldHow: form.how,
        heldBy: writerOf(party).byName,
        version: { increment: 1 },
      },
    });
    tx.audit({
      action: "review.held",
      objectType: "plan_review",
      objectId: review.id,
      personId: plan.personId,
      areaId: plan.areaId,
    });
  });
}
