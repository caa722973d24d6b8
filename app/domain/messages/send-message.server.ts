import { act } from "#app/domain/audit/act.server.ts";
import type { MessageInput } from "#app/domain/messages/message-rules.ts";
import type { Party } from "#app/domain/messages/party.ts";
import { writeMessage } from "#app/domain/messages/write-message.server.ts";

/** Answers in a conversation of the party's own. */
export const sendMessage = (access: Party, conversationId: string, input: MessageInput) =>
  act(access, (tx) => writeMessage(tx, access, conversationId, input));
