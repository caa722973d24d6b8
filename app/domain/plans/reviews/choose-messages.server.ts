import type { PersonAccess } from "#app/domain/access/access.ts";
import { recordDecision } from "#app/domain/assisted-access/record-decision.server.ts";
import { act } from "#app/domain/audit/act.server.ts";
import { writerOf } from "#app/domain/plans/plan-party.ts";
import { readsMessages } from "#app/domain/plans/reviews/find-own-messages.server.ts";
import { lockReview } from "#app/domain/plans/reviews/lock-review.server.ts";
import type { ChooseMessages } from "#app/domain/plans/reviews/review-forms.ts";
import { now } from "#app/lib/clock.ts";
import { Refusal } from "#app/lib/result.ts";

/**
 * Puts the messages that the person's side chose before a review, and takes out the others of those that were shown. Only they
 * choose. Refusals: not-found, moved-on, stale, not-covered, words-needed and those of a permission.
 */
export function chooseMessages(access: PersonAccess, planId: string, reviewId: string, form: ChooseMessages) {
  const party = { side: "person" as const, access };
  return act(access, async (tx) => {
    const { review } = await lockReview(tx, party, planId, reviewId, {
      states: ["open", "held"],
      version: form.version,
    });
    if (!readsMessages(access))
      throw new Refusal(
        "not-covered",
        "Your permission does not cover messages. Nothing was changed. They can choose themselves, or phone us.",
      );
    await recordDecision(tx, access, "choose-messages", form.decision ?? {});
    const ids = [...new Set(form.messageIds)];
    const own = await tx.message.count({
      where: { id: { in: ids }, conversation: { personId: access.subject.personId } },
    });
    if (own !== ids.length)
      throw new Refusal("not-found", "One of these messages is not there. Open the page again.");
    const there = await tx.planReviewMessage.findMany({ where: { reviewId: review.id } });
    const isIn = new Map(there.map((row) => [row.messageId, row.takenOutAt === null]));
    const by = { addedBy: writerOf(party).byName, addedAt: now() };
    for (const messageId of ids.filter((id) => isIn.get(id) !== true))
      await tx.planReviewMessage.upsert({
        where: { reviewId_messageId: { reviewId: review.id, messageId } },
        create: { reviewId: review.id, messageId, ...by },
        update: { ...by, takenOutAt: null },
      });
    await tx.planReviewMessage.updateMany({
      where: { reviewId: review.id, takenOutAt: null, messageId: { notIn: ids } },
      data: { takenOutAt: now() },
    });
    await tx.planReview.update({ where: { id: review.id }, data: { version: { increment: 1 } } });
    tx.audit({
      action: "review.messages-chosen",
      objectType: "plan_review",
      objectId: review.id,
      detail: { messages: ids.length },
    });
  });
}
