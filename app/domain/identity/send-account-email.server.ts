import { randomUUID } from "node:crypto";
import { findHelpLine } from "#app/domain/access/find-help-line.server.ts";
import { accountEmail, type AccountEmail } from "#app/domain/identity/account-emails.ts";
import { mintToken } from "#app/domain/identity/email-tokens.server.ts";
import { addJob, db, type Tx } from "#app/db.server.ts";
import { siteAddress } from "#app/env.server.ts";
import { emailGateway } from "#app/gateways/email/email.server.ts";

export type AccountEmailJob = { id: string; accountId: string; kind: AccountEmail };

/** For nobody, the same job is added and does nothing: how long an answer takes says nothing about who has an account. */
export const queueAccountEmail = (tx: Tx, accountId: string | null, kind: AccountEmail): Promise<void> =>
  addJob(tx, "send-account-email", { id: randomUUID(), accountId: accountId ?? "", kind });

/**
 * The job. The token is made here and goes into the email alone, so that no readable token is kept. Run twice, it makes a
 * second token; both work until one is used.
 */
export async function sendAccountEmail({ id, accountId, kind }: AccountEmailJob): Promise<void> {
  if (accountId === "") return;
  const account = await db().prisma.account.findUnique({
    where: { id: accountId },
    include: { signUp: true, roles: true, person: { select: { informationNeeds: true } } },
  });
  if (!account || account.disabledAt) return;
  if (kind === "confirm" && account.confirmedAt) return;
  const purpose = { confirm: "confirm_email", reset: "reset_password" } as const;
  const token = kind === "confirm" || kind === "reset" ? await mintToken(account.id, purpose[kind]) : "";
  const help = await findHelpLine(account.signUp?.areaId ?? account.roles[0]?.areaId ?? null);
  const { subject, text } = accountEmail(kind, {
    name: account.name,
    phone: help.phone && `${help.phone}, ${help.hours}`,
    link: siteAddress,
    token,
  });
  const large = account.person?.informationNeeds.includes("large-print") ?? false;
  await emailGateway().send({ id, to: account.email, subject, text, large });
}
