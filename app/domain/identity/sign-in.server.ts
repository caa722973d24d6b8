import { systemAccess } from "#app/domain/access/access.ts";
import { act } from "#app/domain/audit/act.server.ts";
import { beginAttempt } from "#app/domain/identity/attempts.server.ts";
import { closeSessions } from "#app/domain/identity/close-sessions.server.ts";
import { openSession } from "#app/domain/identity/open-session.server.ts";
import { passwordMatches } from "#app/domain/identity/passwords.server.ts";
import { db, type Tx } from "#app/db.server.ts";
import { refused, type Result } from "#app/lib/result.ts";
import { count } from "#app/lib/words.ts";

/** The browser that signs in: what it calls itself, where it is, and the session it may still have. */
export type Browser = {
  userAgent: string;
  address: string;
  current: { accountId: string; sessionId: string } | null;
};

/** A new session always; the one the browser had ends, whoever's it was. */
export async function beginSession(tx: Tx, accountId: string, browser: Browser): Promise<string> {
  const old = browser.current;
  if (old) await closeSessions(tx, { accountId: old.accountId, id: old.sessionId }, "signed in anew");
  return openSession(tx, accountId, browser.userAgent);
}

/** Opens a session for an email and password. @returns the cookie to set. */
export async function signIn(input: { email: string; password: string } & Browser): Promise<Result<string>> {
  const { email, address } = input;
  const attempt = await beginAttempt({ what: "password", email, address });
  if (attempt.waitMinutes > 0)
    return refused(
      "too-many-tries",
      `Too many tries with this email. Wait ${count(attempt.waitMinutes, "minute")}, or choose a new password.`,
    );
  const account = await db().prisma.account.findUnique({ where: { email } });
  const matches = await passwordMatches(account?.passwordHash, input.password);
  if (!account || !matches || account.disabledAt)
    return refused("wrong-password", "That email and password do not match. Check both and try again.");
  await attempt.succeed();
  // Said only to somebody who knows the password
  if (!account.confirmedAt)
    return refused(
      "not-confirmed",
      "Confirm your email address first: press the link in the email we sent you.",
    );
  return act(systemAccess("sign-in"), async (tx) => {
    const cookie = await beginSession(tx, account.id, input);
    tx.audit({ action: "account.signed-in", objectType: "account", objectId: account.id });
    return cookie;
  });
}
