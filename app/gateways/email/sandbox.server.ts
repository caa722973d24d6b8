import { db } from "#app/db.server.ts";
import type { EmailGateway } from "#app/gateways/email/email.ts";
import { now } from "#app/lib/clock.ts";

/** Keeps what would have been sent for the demonstration's mailbox. */
export const sandboxEmail: EmailGateway = {
  async send({ id, to, subject, text }) {
    await db().prisma.sandboxMessage.createMany({
      data: [{ channel: "email", recipient: to, subject, body: text, onceKey: id, sentAt: now() }],
      skipDuplicates: true,
    });
  },
};
