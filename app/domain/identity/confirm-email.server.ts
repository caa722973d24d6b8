import { systemAccess } from "#app/domain/access/access.ts";
import { act, type Act } from "#app/domain/audit/act.server.ts";
import { beginAttempt } from "#app/domain/identity/attempts.server.ts";
import { spendToken } from "#app/domain/identity/email-tokens.server.ts";
import { openRecord } from "#app/domain/identity/open-record.server.ts";
import { passwordMatches } from "#app/domain/identity/passwords.server.ts";
import { queueAccountEmail } from "#app/domain/identity/send-account-email.server.ts";
import type { Account } from "#app/generated/prisma/client.ts";
import { db } from "#app/db.server.ts";
import { now } from "#app/lib/clock.ts";
import { Refusal, type Result } from "#app/lib/result.ts";

/** The owner of the mailbox has shown it: the account gets its role and record. Twice does no harm. */
export async function confirmAccount(tx: Act, account: Account): Promise<void> {
  const { count } = await tx.account.updateMany({
    where: { id: account.id, confirmedAt: null },
    data: { confirmedAt: now() },
  });
  const said = count === 1 ? await tx.signUp.findUnique({ where: { accountId: account.id } }) : null;
  if (!said) return;
  await tx.accountRole.create({
    data: { accountId: account.id, role: said.role, areaId: said.areaId, createdAt: now() },
  });
  const personId = await openRecord(tx, account, said);
  await tx.signUp.delete({ where: { accountId: account.id } });
  if (personId)
    tx.audit({
      action: "person.opened",
      objectType: "person",
      objectId: personId,
      personId,
      areaId: said.areaId,
    });
  tx.audit({
    action: "account.confirmed",
    objectType: "account",
    objectId: account.id,
    areaId: said.areaId,
    detail: { role: said.role },
  });
}

/**
 * Confirms by the link and the password chosen at sign-up: a stranger who signed up with somebody else's address cannot
 * have its owner open the account for them. A wrong password leaves the link good.
 */
export const confirmEmail = (token: string, password: string): Promise<Result<null>> =>
  act(systemAccess("confirm-email"), async (tx) => {
    const account = await spendToken(tx, token, "confirm_email");
    if (!(await passwordMatches(account.passwordHash, password)))
      throw new Refusal(
        "wrong-password",
        "This is not the password that was chosen when the account was asked for. Nothing was opened. Try again, or choose a new one under “I have forgotten my password”.",
      );
    await confirmAccount(tx, account);
    return null;
  });

/** Sends the link to confirm again, where there is something to confirm. The answer says nothing about that. */
export async function sendConfirmationAgain(email: string, address: string): Promise<void> {
  const { waitMinutes } = await beginAttempt({ what: "email", email, address });
  if (waitMinutes > 0) return;
  const account = await db().prisma.account.findUnique({ where: { email } });
  await queueAccountEmail(db().prisma, account?.confirmedAt ? null : (account?.id ?? null), "confirm");
}
