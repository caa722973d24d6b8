import { stillInForce } from "#app/domain/assisted-access/record-decision.server.ts";
import { act, type Act } from "#app/domain/audit/act.server.ts";
import { asks, ownConversations, type Party } from "#app/domain/messages/party.ts";
import { now } from "#app/lib/clock.ts";
import { Refusal } from "#app/lib/result.ts";

/**
 * Marks as read what the other side wrote, up to the newest message that was shown: one that came meanwhile stays new.
 * A message of another conversation marks nothing.
 */
export async function markUpTo(
  tx: Act,
  access: Party,
  conversationId: string,
  upTo: string,
): Promise<number> {
  const conversation = await tx.conversation.findFirst({
    where: { AND: [{ id: conversationId }, ownConversations(access)] },
  });
  if (!conversation) throw new Refusal("not-found", "We cannot find this conversation. Nothing was changed.");
  const newest = await tx.message.findFirst({ where: { id: upTo, conversationId } });
  if (!newest) return 0;
  const { count } = await tx.message.updateMany({
    where: {
      conversationId,
      fromAsker: !asks(access, conversation),
      readAt: null,
      OR: [{ createdAt: { lt: newest.createdAt } }, { createdAt: newest.createdAt, id: { lte: newest.id } }],
    },
    data: { readAt: now() },
  });
  if (count > 0)
    tx.audit({
      action: "conversation.marked-read",
      objectType: "conversation",
      objectId: conversationId,
      detail: { messages: count },
      ...(conversation.personId ? { personId: conversation.personId } : {}),
    });
  return count;
}

/** The reader says that they have read a conversation of their own. Pressed twice it is the same. */
export const markRead = (access: Party, conversationId: string, upTo: string) =>
  act(access, async (tx) => {
    if (access.subject) await stillInForce(tx, access);
    return markUpTo(tx, access, conversationId, upTo);
  });
