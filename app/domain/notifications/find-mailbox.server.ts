import { db } from "#app/db.server.ts";
import { demonstration } from "#app/env.server.ts";

const NEWEST = 50;

/**
 * The demonstration's mailbox: what would have been sent, and letters waiting to be printed, the newest first. Null
 * outside a demonstration: there, messages are their readers' alone.
 */
export async function findMailbox() {
  if (!demonstration()) return null;
  const [sent, letters] = await Promise.all([
    db().prisma.sandboxMessage.findMany({ orderBy: [{ sentAt: "desc" }, { id: "asc" }], take: NEWEST }),
    db().prisma.notification.findMany({
      where: { channel: "letter" },
      orderBy: [{ createdAt: "desc" }, { id: "asc" }],
      take: NEWEST,
    }),
  ]);
  return [
    ...sent.map(({ id, channel, recipient, subject, body, sentAt }) => ({
      id,
      channel,
      recipient,
      subject,
      body,
      at: sentAt,
    })),
    ...letters.map(({ id, channel, recipient, subject, body, createdAt }) => ({
      id,
      channel,
      recipient,
      subject,
      body,
      at: createdAt,
    })),
  ]
    .sort((a, b) => b.at.getTime() - a.at.getTime())
    .slice(0, NEWEST);
}
