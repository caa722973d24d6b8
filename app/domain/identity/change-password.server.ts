import type { AccountAccess } from "#app/domain/access/access.ts";
import { act } from "#app/domain/audit/act.server.ts";
import { beginAttempt } from "#app/domain/identity/attempts.server.ts";
import { checkPassword } from "#app/domain/identity/check-password.server.ts";
import { closeSessions } from "#app/domain/identity/close-sessions.server.ts";
import { hashPassword, passwordMatches } from "#app/domain/identity/passwords.server.ts";
import { queueAccountEmail } from "#app/domain/identity/send-account-email.server.ts";
import { db } from "#app/db.server.ts";
import { now } from "#app/lib/clock.ts";
import { refused, type Result } from "#app/lib/result.ts";
import { count } from "#app/lib/words.ts";

/** Changes the password of who is signed in; they stay signed in here and nowhere else. */
export async function changePassword(
  access: AccountAccess,
  input: { currentPassword: string; newPassword: string; address: string },
): Promise<Result<null>> {
  const { accountId, sessionId } = access.actor;
  const account = await db().prisma.account.findUniqueOrThrow({ where: { id: accountId } });
  // A session left open on a shared computer must not be a place to guess the password at leisure
  const attempt = await beginAttempt({ what: "password", email: account.email, address: input.address });
  if (attempt.waitMinutes > 0)
    return refused(
      "too-many-tries",
      `Too many tries. Wait ${count(attempt.waitMinutes, "minute")} and try again.`,
    );
  if (!(await passwordMatches(account.passwordHash, input.currentPassword)))
    return refused("wrong-password", "This is not your password now. Check it and try again");
  await attempt.succeed();
  const problem = await checkPassword(input.newPassword, account);
  if (problem) return refused("weak-password", problem);
  const passwordHash = await hashPassword(input.newPassword);
  return act(access, async (tx) => {
    await tx.account.update({ where: { id: accountId }, data: { passwordHash } });
    await tx.emailToken.updateMany({ where: { accountId, usedAt: null }, data: { usedAt: now() } });
    const ended = await closeSessions(tx, { accountId, except: sessionId }, "password changed");
    await queueAccountEmail(tx, accountId, "password-changed");
    tx.audit({
      action: "account.password-changed",
      objectType: "account",
      objectId: accountId,
      detail: { sessionsEnded: ended },
    });
    return null;
  });
}
