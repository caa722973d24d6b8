import type { PlanParty } from "#app/domain/access/plan-party.ts";
import { recordDecision } from "#app/domain/assisted-access/record-decision.server.ts";
import { act } from "#app/domain/audit/act.server.ts";
import { writerOf } from "#app/domain/plans/plan-party.ts";
import { copyPlan } from "#app/domain/plans/reviews/copy-plan.server.ts";
import { findNextDue } from "#app/domain/plans/reviews/find-next-due.server.ts";
import { keepPlanned } from "#app/domain/plans/reviews/keep-planned.server.ts";
import { lockReview, runsReviews } from "#app/domain/plans/reviews/lock-review.server.ts";
import type { CloseReview } from "#app/domain/plans/reviews/review-forms.ts";
import { OUTCOME_WORDS } from "#app/domain/plans/reviews/review-words.ts";
import { tellOfReview } from "#app/domain/plans/reviews/tell-of-review.server.ts";
import { now } from "#app/lib/clock.ts";
import { addDays, longDay, momentOf } from "#app/lib/dates.ts";
import { Refusal } from "#app/lib/result.ts";

/**
 * Closes a review that was held: nothing changes, or a new plan is begun from this one. The next review is due by the rule, and
 * what else was asked for up to then was looked at together. The same form again is the same closing. Refusals: not-found,
 * moved-on, stale, words-needed.
 */
export function closeReview(party: PlanParty, planId: string, reviewId: string, form: CloseReview) {
  return act(party.access, async (tx) => {
    const any = { states: ["open", "held", "closed"] };
    const { plan, review } = await lockReview(tx, party, planId, reviewId, any);
    if (!runsReviews(party, plan)) throw new Refusal("not-found", "This review is not yours to close.");
    if (review.state === "closed" && review.outcome === form.outcome && review.outcomeWords === form.words)
      return { newPlanId: review.newPlanId };
    await lockReview(tx, party, planId, reviewId, { states: ["held"], version: form.version });
    const heldOn = review.heldOn;
    if (!heldOn) throw new Error("a review that was held has a day");
    if (party.side === "person") await recordDecision(tx, party.access, "close-review", form.decision ?? {});
    const { byName, byAccountId, grantId } = writerOf(party);
    const newPlanId =
      form.outcome === "new_plan" ? await copyPlan(tx, party, plan, form.submissionKey) : null;
    const closed = { state: "closed", closedBy: byName, closedAt: now() };
    await tx.planReview.update({
      where: { id: review.id },
      data: {
        ...closed,
        outcome: form.outcome,
        outcomeWords: form.words,
        newPlanId,
        version: { increment: 1 },
      },
    });
    await tx.planReview.updateMany({
      where: {
        planId: plan.id,
        state: "open",
        kind: { not: "planned" },
        askedAt: { lt: momentOf(addDays(heldOn, 1)) },
      },
      data: { ...closed, outcome: "together", version: { increment: 1 } },
    });
    const due = await findNextDue(tx, plan, heldOn);
    await tx.plan.update({
      where: { id: plan.id },
      data: { status: "reviewed", reviewBy: due, version: { increment: 1 }, changedAt: now() },
    });
    await tx.planEvent.create({
      data: { planId: plan.id, kind: "reviewed", words: form.words, byName, byAccountId, grantId, at: now() },
    });
    await keepPlanned(tx, { ...plan, reviewBy: due });
    const next = due ? ` The next review is due by ${longDay(due)}.` : "";
    const of = (name: string) => ({
      subject: "A review of a support plan is closed",
      body: `The review of the support plan of ${name} is closed. ${OUTCOME_WORDS[form.outcome]}.${next}`,
    });
    await tellOfReview(
      tx,
      plan,
      review.id,
      {
        person:
          party.side === "person" && party.access.grant === null
            ? null
            : {
                subject: "The review of your support plan is closed",
                body: `${OUTCOME_WORDS[form.outcome]}.${form.outcome === "new_plan" ? " It takes the place of this one when you have agreed it and it starts. Until then this one goes on." : " Your plan and your support go on."}${next}`,
              },
        representatives: party.side === "person" ? null : of,
        planner: of,
        practitioners: null,
      },
      `plan-review:${review.id}:closed`,
    );
    tx.audit({
      action: "review.closed",
      objectType: "plan_review",
      objectId: review.id,
      personId: plan.personId,
      areaId: plan.areaId,
      detail: { outcome: form.outcome },
    });
    return { newPlanId };
  });
}
