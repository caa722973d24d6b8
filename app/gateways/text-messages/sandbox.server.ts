import { db } from "#app/db.server.ts";
import type { TextMessageGateway } from "#app/gateways/text-messages/text-message.ts";
import { now } from "#app/lib/clock.ts";

/** Keeps what would have been sent for the demonstration's mailbox. */
export const sandboxTextMessages: TextMessageGateway = {
  async send({ id, to, text }) {
    await db().prisma.sandboxMessage.createMany({
      data: [
        { channel: "text", recipient: to, subject: "Text message", body: text, onceKey: id, sentAt: now() },
      ],
      skipDuplicates: true,
    });
  },
};
