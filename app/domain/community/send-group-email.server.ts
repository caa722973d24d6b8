import { randomUUID } from "node:crypto";
import { findHelpLine } from "#app/domain/access/find-help-line.server.ts";
import { groupEmail, type GroupEmail } from "#app/domain/community/group-emails.ts";
import { keyOf } from "#app/domain/community/group-key.server.ts";
import { beginAttempt } from "#app/domain/identity/attempts.server.ts";
import { addJob, db, type Tx } from "#app/db.server.ts";
import { siteAddress } from "#app/env.server.ts";
import { emailGateway } from "#app/gateways/email/email.server.ts";

export type GroupEmailJob = { id: string; groupId: string; kind: GroupEmail };

export const queueGroupEmail = (tx: Tx, groupId: string, kind: GroupEmail): Promise<void> =>
  addJob(tx, "send-group-email", { id: randomUUID(), groupId, kind });

/** The job. The private address is made here and goes into the email alone. Run twice, it says the same twice at worst. */
export async function sendGroupEmail({ id, groupId, kind }: GroupEmailJob): Promise<void> {
  const group = await db().prisma.communityGroup.findUnique({ where: { id: groupId } });
  if (!group || (kind === "offered" && group.status !== "unconfirmed")) return;
  const help = await findHelpLine(group.areaId);
  const { subject, text } = groupEmail(kind, {
    name: group.ownerName,
    group: group.name,
    answer: group.answer,
    confirmedOn: group.confirmedOn,
    phone: help.phone && `${help.phone}, ${help.hours}`,
    own: siteAddress(`/community/mine/${keyOf(group)}`),
    page: siteAddress(`/community/${group.slug}`),
  });
  await emailGateway().send({ id, to: group.ownerEmail, subject, text, large: false });
}

/** Somebody has lost their link. The answer is the same whether the address is known or not; only the mailbox says. */
export async function sendOwnLinks(email: string, address: string): Promise<void> {
  const { waitMinutes } = await beginAttempt({ what: "email", email: `community ${email}`, address });
  if (waitMinutes > 0) return;
  const groups = await db().prisma.communityGroup.findMany({
    where: { ownerEmail: email, status: { notIn: ["refused", "taken_away"] } },
    select: { id: true },
    take: 20,
  });
  for (const { id } of groups) await queueGroupEmail(db().prisma, id, "link");
}
