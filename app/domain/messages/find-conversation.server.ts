import { recordView } from "#app/domain/audit/act.server.ts";
import { otherSide, otherSideColumns, type OtherSide } from "#app/domain/messages/other-side.ts";
import { asks, ownConversations, type Party } from "#app/domain/messages/party.ts";
import { db } from "#app/db.server.ts";

type SeenMessage = {
  id: string;
  from: string;
  you: boolean;
  mine: boolean;
  isNew: boolean;
  body: string;
  at: Date;
};
export type SeenConversation = {
  id: string;
  other: OtherSide;
  messages: SeenMessage[];
  /** The oldest message shown, where there are earlier ones. */
  earlierThan: string | null;
};
const A_PAGE = 50;
const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/**
 * A conversation of the party's own, its newest messages or those before one of them, oldest first; null for anybody
 * else's. Looking changes nothing: what is new stays new until it is answered or marked as read.
 */
export async function findConversation(
  access: Party,
  id: string,
  before: string | null = null,
): Promise<SeenConversation | null> {
  const { prisma } = db();
  const conversation = UUID.test(id)
    ? await prisma.conversation.findFirst({
        where: { AND: [{ id }, ownConversations(access)] },
        include: otherSideColumns,
      })
    : null;
  if (!conversation) return null;
  const forAsker = asks(access, conversation);
  const mark =
    before && UUID.test(before)
      ? await prisma.message.findFirst({ where: { id: before, conversationId: id } })
      : null;
  const found = await prisma.message.findMany({
    where: {
      conversationId: id,
      ...(mark && {
        OR: [{ createdAt: { lt: mark.createdAt } }, { createdAt: mark.createdAt, id: { lt: mark.id } }],
      }),
    },
    orderBy: [{ createdAt: "desc" }, { id: "desc" }],
    take: A_PAGE + 1,
  });
  const shown = found.slice(0, A_PAGE).reverse();
  await recordView(access, {
    action: "conversation.viewed",
    objectType: "conversation",
    objectId: id,
    ...(conversation.personId ? { personId: conversation.personId } : {}),
  });
  return {
    id,
    other: otherSide(conversation, forAsker),
    earlierThan: found.length > A_PAGE ? (shown[0]?.id ?? null) : null,
    messages: shown.map((row) => ({
      id: row.id,
      from: row.fromName,
      you: row.fromAccountId === access.actor.accountId && row.grantId === null,
      mine: row.fromAsker === forAsker,
      isNew: row.fromAsker !== forAsker && row.readAt === null,
      body: row.body,
      at: row.createdAt,
    })),
  };
}
