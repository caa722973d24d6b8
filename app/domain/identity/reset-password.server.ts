import { systemAccess } from "#app/domain/access/access.ts";
import { act } from "#app/domain/audit/act.server.ts";
import { beginAttempt, recordSuccess } from "#app/domain/identity/attempts.server.ts";
import { checkPassword } from "#app/domain/identity/check-password.server.ts";
import { closeSessions } from "#app/domain/identity/close-sessions.server.ts";
import { confirmAccount } from "#app/domain/identity/confirm-email.server.ts";
import { spendToken } from "#app/domain/identity/email-tokens.server.ts";
import { hashPassword } from "#app/domain/identity/passwords.server.ts";
import { queueAccountEmail } from "#app/domain/identity/send-account-email.server.ts";
import { db } from "#app/db.server.ts";
import { now } from "#app/lib/clock.ts";
import { Refusal, type Result } from "#app/lib/result.ts";

/** Sends a link to choose a new password, where there is an account. The answer says nothing about that. */
export async function askForReset(email: string, address: string): Promise<void> {
  const { waitMinutes } = await beginAttempt({ what: "email", email, address });
  if (waitMinutes > 0) return;
  const account = await db().prisma.account.findUnique({ where: { email } });
  await queueAccountEmail(db().prisma, account?.id ?? null, "reset");
}

/** Sets a new password with a link from an email: every session ends, and every other such link. */
export async function resetPassword(input: {
  token: string;
  password: string;
  address: string;
}): Promise<Result<null>> {
  const result = await act(systemAccess("reset-password"), async (tx) => {
    const account = await spendToken(tx, input.token, "reset_password");
    const problem = await checkPassword(input.password, account);
    if (problem) throw new Refusal("weak-password", problem);
    await tx.account.update({
      where: { id: account.id },
      data: { passwordHash: await hashPassword(input.password) },
    });
    await tx.emailToken.updateMany({
      where: { accountId: account.id, usedAt: null },
      data: { usedAt: now() },
    });
    const ended = await closeSessions(tx, { accountId: account.id }, "password reset");
    // Whoever reads the mailbox has shown that it is theirs
    await confirmAccount(tx, account);
    await queueAccountEmail(tx, account.id, "password-changed");
    tx.audit({
      action: "account.password-reset",
      objectType: "account",
      objectId: account.id,
      detail: { sessionsEnded: ended },
    });
    return account.email;
  });
  if (!result.ok) return result;
  // From here on this address is one of the owner's: strangers' guesses do not slow them
  await recordSuccess({ what: "password", email: result.value, address: input.address });
  return { ok: true, value: null };
}
