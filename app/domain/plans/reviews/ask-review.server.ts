import { randomUUID } from "node:crypto";
import type { PlanParty } from "#app/domain/access/plan-party.ts";
import { recordDecision } from "#app/domain/assisted-access/record-decision.server.ts";
import { act } from "#app/domain/audit/act.server.ts";
import { writerOf } from "#app/domain/plans/plan-party.ts";
import { lockReviewed } from "#app/domain/plans/reviews/lock-reviewed.server.ts";
import type { AskReview } from "#app/domain/plans/reviews/review-forms.ts";
import { tellOfReview } from "#app/domain/plans/reviews/tell-of-review.server.ts";
import { now } from "#app/lib/clock.ts";
import { addDays, dayOf, longDay } from "#app/lib/dates.ts";
import { Refusal } from "#app/lib/result.ts";
import { sameAsSent } from "#app/lib/sent-before.ts";

/** A review that somebody asks for is held within four weeks, or sooner where the rule says so: our promise, no rule of law. */
const ASKED_DAYS = 28;
/** More than anybody needs; it keeps a list readable. */
const MOST_OPEN = 10;

/**
 * The person's side, their planner or a practitioner asks for a review at any time. The practitioner is told, and the others
 * who have to do with it. The same form again is the same review. Refusals: not-found, moved-on, sent-before, too-many,
 * words-needed and those of a permission that no longer holds.
 */
export function askReview(party: PlanParty, planId: string, form: AskReview) {
  return act(party.access, async (tx) => {
    const plan = await lockReviewed(tx, party, planId);
    const before = await tx.planReview.findUnique({ where: { submissionKey: form.submissionKey } });
    if (before) {
      sameAsSent(before.planId === plan.id && before.why === form.why);
      return { id: before.id };
    }
    if (party.side === "person") await recordDecision(tx, party.access, "ask-review", form.decision ?? {});
    const open = await tx.planReview.count({
      where: { planId: plan.id, kind: { not: "planned" }, state: "open" },
    });
    if (open >= MOST_OPEN)
      throw new Refusal(
        "too-many",
        "Several reviews of this plan were asked for already, and wait to be held. Nothing was changed. If it cannot wait, phone the council.",
      );
    const soon = addDays(dayOf(now()), ASKED_DAYS);
    const dueBy = plan.reviewBy && plan.reviewBy < soon ? plan.reviewBy : soon;
    const { byName, byAccountId, grantId } = writerOf(party);
    const id = randomUUID();
    await tx.planReview.create({
      data: {
        id,
        planId: plan.id,
        personId: plan.personId,
        areaId: plan.areaId,
        kind: party.side === "practitioner" ? "council" : "change",
        dueBy,
        why: form.why,
        askedBy: byName,
        askedSide: party.side,
        askedByAccountId: byAccountId,
        grantId,
        askedAt: now(),
        submissionKey: form.submissionKey,
      },
    });
    const asked = `${byName} asks for a review`;
    const when = dueBy < dayOf(now()) ? "It is overdue" : `It is to be held by ${longDay(dueBy)}`;
    const of = (name: string) => ({
      subject: "A review of a support plan is asked for",
      body: `${asked} of the support plan of ${name}. ${when}.`,
    });
    await tellOfReview(
      tx,
      plan,
      id,
      {
        person:
          party.side === "person" && party.access.grant === null
            ? null
            : {
                subject: "A review of your support plan is asked for",
                body: `${asked} of your support plan. ${when}. Your support goes on as it is until you have talked. You can write down what you want to say.`,
              },
        representatives: party.side === "person" ? null : of,
        planner: party.side === "planner" ? null : of,
        practitioners: party.side === "practitioner" ? null : of,
      },
      `plan-review:${id}:asked`,
    );
    tx.audit({
      action: "review.asked",
      objectType: "plan_review",
      objectId: id,
      personId: plan.personId,
      areaId: plan.areaId,
    });
    return { id };
  });
}
