import { act } from "#app/domain/audit/act.server.ts";
import { otherSide, otherSideColumns, type OtherSide } from "#app/domain/messages/other-side.ts";
import { asks, ownConversations, type Party } from "#app/domain/messages/party.ts";
import { now } from "#app/lib/clock.ts";
import { Refusal, type Result } from "#app/lib/result.ts";

type ReadMessage = {
  id: string;
  from: string;
  you: boolean;
  mine: boolean;
  isNew: boolean;
  body: string;
  at: Date;
};
export type ReadConversation = {
  id: string;
  other: OtherSide;
  messages: ReadMessage[];
  /** The oldest message shown, where there are earlier ones. */
  earlierThan: string | null;
};
const A_PAGE = 50;
const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/**
 * A conversation of the party's own, its newest messages or those before one of them, oldest first. What the other side
 * wrote and is shown here counts as read. Refused for anybody else's.
 */
export async function readConversation(
  access: Party,
  id: string,
  before: string | null = null,
): Promise<Result<ReadConversation>> {
  return act(access, async (tx) => {
    const conversation = UUID.test(id)
      ? await tx.conversation.findFirst({
          where: { AND: [{ id }, ownConversations(access)] },
          include: otherSideColumns,
        })
      : null;
    if (!conversation) throw new Refusal("not-found", "We cannot find this conversation.");
    const forAsker = asks(access, conversation);
    const mark =
      before && UUID.test(before)
        ? await tx.message.findFirst({ where: { id: before, conversationId: id } })
        : null;
    const found = await tx.message.findMany({
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
    const fresh = shown
      .filter((row) => row.fromAsker !== forAsker && row.readAt === null)
      .map((row) => row.id);
    if (fresh.length > 0)
      await tx.message.updateMany({
        where: { id: { in: fresh }, conversationId: id, readAt: null },
        data: { readAt: now() },
      });
    tx.audit({
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
        isNew: fresh.includes(row.id),
        body: row.body,
        at: row.createdAt,
      })),
    };
  });
}
