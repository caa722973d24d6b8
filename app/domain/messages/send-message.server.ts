import { act } from "#app/domain/audit/act.server.ts";
import { markUpTo } from "#app/domain/messages/mark-read.server.ts";
import type { MessageInput } from "#app/domain/messages/message-rules.ts";
import type { Party } from "#app/domain/messages/party.ts";
import { writeMessage } from "#app/domain/messages/write-message.server.ts";

/** Answers in a conversation of the party's own. Who answers has read what stood above their answer. */
export const sendMessage = (access: Party, conversationId: string, input: MessageInput) =>
  act(access, async (tx) => {
    const sent = await writeMessage(tx, access, conversationId, input);
    if (input.upTo) await markUpTo(tx, access, conversationId, input.upTo);
    return sent;
  });
