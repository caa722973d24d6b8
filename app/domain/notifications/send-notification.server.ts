import { db } from "#app/db.server.ts";
import { emailGateway } from "#app/gateways/email/email.server.ts";
import { textMessageGateway } from "#app/gateways/text-messages/text-messages.server.ts";
import { now } from "#app/lib/clock.ts";

/** The job: sends one notification that has not been sent. Twice does no harm; a letter waits to be printed. */
export async function sendNotification(id: string): Promise<void> {
  const notification = await db().prisma.notification.findUnique({ where: { id } });
  if (!notification || notification.sentAt || notification.channel === "letter") return;
  const { recipient: to, subject, body: text, needs } = notification;
  if (notification.channel === "email") {
    await emailGateway().send({ id, to, subject, text, large: needs.includes("large-print") });
  } else {
    const texts = textMessageGateway();
    if (!texts) throw new Error("no text messages can be sent: no provider is connected");
    await texts.send({ id, to, text });
  }
  await db().prisma.notification.update({ where: { id }, data: { sentAt: now() } });
}
