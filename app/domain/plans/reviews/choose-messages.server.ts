import type { PersonAccess } from "#app/domain/access/access.ts";
import { covers } from "#app/domain/access/grant-rules.ts";
import { recordDecision } from "#app/domain/assisted-access/record-decision.server.ts";
import { act, recordView } from "#app/domain/audit/act.server.ts";
import { writerOf } from "#app/domain/plans/plan-party.ts";
import { lockReview } from "#app/domain/plans/reviews/lock-review.server.ts";
import type { ChooseMessages } from "#app/domain/plans/reviews/review-forms.ts";
import { db } from "#app/db.server.ts";
import { now } from "#app/lib/clock.ts";
import { Refusal } from "#app/lib/result.ts";

const MOST = 100;
/** Who acts for the person reads their messages only with a permission for advice, as on the messages' own pages. */
export const readsMessages = ({ grant }: PersonAccess): boolean =>
  grant === null || covers(grant, "search_and_advice");

/** The newest messages of the person's conversations, and which of them are before the review now. */
export async function findOwnMessages(access: PersonAccess, reviewId: string) {
  const { personId } = access.subject;
  const chosen = await db().prisma.planReviewMessage.findMany({
    where: { reviewId, review: { personId }, takenOutAt: null },
    select: { messageId: true },
  });
  const ids = chosen.map(({ messageId }) => messageId);
  const find = (where: object, take: number) =>
    db().prisma.message.findMany({
      where: { conversation: { personId }, ...where },
      orderBy: [{ createdAt: "desc" }, { id: "desc" }],
      take,
      select: { id: true, fromName: true, body: true, createdAt: true },
    });
  // What was chosen is always shown: a box that is not on the page would be taken out by saving it
  const [newest, kept] = await Promise.all([
    find({ id: { notIn: ids } }, MOST),
    find({ id: { in: ids } }, 1_000),
  ]);
  if (access.grant)
    await recordView(access, { action: "conversation.viewed", objectType: "person", objectId: personId });
  return {
    messages: [...kept, ...newest].sort((a, b) => Number(b.createdAt) - Number(a.createdAt)),
    chosen: ids,
  };
}

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
