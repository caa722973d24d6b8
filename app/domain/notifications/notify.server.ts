import { randomUUID } from "node:crypto";
import { needLine } from "#app/domain/notifications/need-words.ts";
import { findReader } from "#app/domain/notifications/find-reader.server.ts";
import { wayTo } from "#app/domain/notifications/channel-rules.ts";
import { addJob, type Tx } from "#app/db.server.ts";
import { siteAddress } from "#app/env.server.ts";
import { textMessageGateway } from "#app/gateways/text-messages/text-messages.server.ts";
import { now } from "#app/lib/clock.ts";

export type Telling = {
  to: { personId: string } | { accountId: string };
  /** What happened, in a few words. It may be read over a shoulder: nothing of health or money. */
  subject: string;
  /** What happened, what comes next and where to look; no more of health or money than that needs. */
  body: string;
  /** The page to look at, such as `/engagements/…`: becomes a whole address. */
  path?: string;
  /** Too much for a text message: told by email or letter instead. */
  whole?: boolean;
  /** The same key is the same notification, however often it is told. Name the reader in it where there are several. */
  onceKey?: string;
};

// Nobody types a long address from paper; somebody without an account cannot use one at all
const whereToLook = (path: string, channel: string): string =>
  channel === "letter"
    ? `You can also see it at ${siteAddress("/")} when you sign in.`
    : `See it here: ${siteAddress(path)}`;

/** Tells somebody something, the way they need it: written in the caller's transaction, sent by a job after it. */
export async function notify(
  tx: Tx,
  { to, subject, body, path, whole: long = false, onceKey }: Telling,
): Promise<void> {
  const reader = await findReader(tx, to);
  const way = wayTo(reader, !long && textMessageGateway() !== null);
  const talk = reader.helpPhone ? `Rather talk? Phone ${reader.helpPhone}, ${reader.helpHours}.` : "";
  const whole = [
    `Dear ${reader.name},`,
    needLine(reader, reader.helpPhone),
    body,
    path && reader.accountId ? whereToLook(path, way.channel) : "",
    talk,
    "Ownway",
  ];
  const brief = [`Ownway: ${subject}.`, path ? siteAddress(path) : "", talk];
  const id = randomUUID();
  const { count } = await tx.notification.createMany({
    data: [
      {
        id,
        accountId: reader.accountId,
        personId: reader.personId,
        channel: way.channel,
        recipient: way.recipient,
        subject,
        body: way.channel === "text" ? brief.filter(Boolean).join(" ") : whole.filter(Boolean).join("\n\n"),
        needs: reader.informationNeeds,
        language: reader.language,
        onceKey: onceKey ?? null,
        createdAt: now(),
      },
    ],
    skipDuplicates: true,
  });
  if (count === 1) await addJob(tx, "send-notification", { id });
}
