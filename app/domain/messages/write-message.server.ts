import { randomUUID } from "node:crypto";
import { stillInForce } from "#app/domain/assisted-access/record-decision.server.ts";
import type { Act } from "#app/domain/audit/act.server.ts";
import { askerName, shownName, writerName, type MessageInput } from "#app/domain/messages/message-rules.ts";
import { asks, ownConversations, type Party } from "#app/domain/messages/party.ts";
import { notify } from "#app/domain/notifications/notify.server.ts";
import { now } from "#app/lib/clock.ts";
import { Refusal } from "#app/lib/result.ts";

const profile = { select: { firstName: true, lastName: true, accountId: true, areaId: true } } as const;

/**
 * Puts a message into a conversation of the party's own and tells the other side that there is one. The same submission
 * key again is the same message, however many come at once. Throws a Refusal for anybody else's conversation.
 */
export async function writeMessage(
  tx: Act,
  access: Party,
  conversationId: string,
  { body, submissionKey }: MessageInput,
): Promise<{ messageId: string; conversationId: string }> {
  if (access.subject) await stillInForce(tx, access);
  const conversation = await tx.conversation.findFirst({
    where: { AND: [{ id: conversationId }, ownConversations(access)] },
    include: {
      person: { select: { firstName: true } },
      asker: { select: { name: true } },
      planner: profile,
      assistant: profile,
    },
  });
  const asked = conversation?.planner ?? conversation?.assistant;
  if (!conversation || !asked)
    throw new Refusal("not-found", "We cannot find this conversation. Nothing was sent.");
  const fromAsker = asks(access, conversation);
  const id = randomUUID();
  const { count } = await tx.message.createMany({
    data: [
      {
        id,
        conversationId,
        fromAccountId: access.actor.accountId,
        fromName: fromAsker
          ? writerName(
              askerName(conversation.person ?? conversation.asker),
              access.actor,
              access.grant !== null,
            )
          : shownName(asked),
        fromAsker,
        grantId: access.grant?.id ?? null,
        body,
        submissionKey,
        createdAt: now(),
      },
    ],
    skipDuplicates: true,
  });
  if (count === 0) return sentBefore(tx, access, conversationId, submissionKey);
  await tx.conversation.update({ where: { id: conversationId }, data: { lastMessageAt: now() } });
  await tellOtherSide(tx, id, conversation, fromAsker ? asked.accountId : null, fromAsker);
  tx.audit({
    action: "message.sent",
    objectType: "message",
    objectId: id,
    detail: { conversationId },
    areaId: asked.areaId,
    ...(conversation.personId ? { personId: conversation.personId } : {}),
  });
  return { messageId: id, conversationId };
}

async function sentBefore(tx: Act, access: Party, conversationId: string, submissionKey: string) {
  const sent = await tx.message.findFirst({
    where: { submissionKey, conversationId, fromAccountId: access.actor.accountId },
    select: { id: true },
  });
  if (!sent)
    throw new Refusal(
      "used-form",
      "This form was used before. Nothing was sent. Reload the page and send it again.",
    );
  return { messageId: sent.id, conversationId };
}

async function tellOtherSide(
  tx: Act,
  messageId: string,
  conversation: { id: string; personId: string | null; askerAccountId: string | null },
  askedAccountId: string | null,
  toAsked: boolean,
): Promise<void> {
  const accountId = toAsked ? askedAccountId : conversation.askerAccountId;
  const to =
    !toAsked && conversation.personId
      ? { personId: conversation.personId }
      : accountId
        ? { accountId }
        : null;
  if (!to) return;
  await notify(tx, {
    to,
    subject: "You have a new message",
    body:
      "personId" in to
        ? "You have a new message on Ownway. Sign in to read it, or phone us and we will read it to you."
        : "You have a new message on Ownway. Sign in to read it and answer.",
    path: `/messages/${conversation.id}`,
    onceKey: `message:${messageId}`,
  });
}
