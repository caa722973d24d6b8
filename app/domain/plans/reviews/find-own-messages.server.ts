import type { PersonAccess } from "#app/domain/access/access.ts";
import { covers } from "#app/domain/access/grant-rules.ts";
import { recordView } from "#app/domain/audit/act.server.ts";
import { db } from "#app/db.server.ts";

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
