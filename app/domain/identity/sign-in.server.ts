import { openSession } from "#app/domain/identity/open-session.server.ts";
import { passwordMatches } from "#app/domain/identity/passwords.server.ts";
import { systemAccess } from "#app/domain/access/access.ts";
import { act } from "#app/domain/audit/act.server.ts";
import { db } from "#app/db.server.ts";
import { refused, type Result } from "#app/lib/result.ts";

/** Opens a session for an email and password. @returns the cookie to set. */
export async function signIn(input: {
  email: string;
  password: string;
  userAgent: string;
}): Promise<Result<string>> {
  const account = await db().prisma.account.findUnique({ where: { email: input.email } });
  const matches = await passwordMatches(account?.passwordHash, input.password);
  if (!account || !matches || account.disabledAt)
    return refused("wrong-password", "That email and password do not match. Check both and try again.");
  return act(systemAccess("sign-in"), async (tx) => {
    const cookie = await openSession(tx, account.id, input.userAgent);
    tx.audit({ action: "account.signed-in", objectType: "account", objectId: account.id });
    return cookie;
  });
}
