import { systemAccess } from "#app/domain/access/access.ts";
import { ROLE_NAMES } from "#app/domain/access/roles.ts";
import { act } from "#app/domain/audit/act.server.ts";
import { beginSession, type Browser } from "#app/domain/identity/sign-in.server.ts";
import { db } from "#app/db.server.ts";
import { demonstration } from "#app/env.server.ts";
import { refused, type Result } from "#app/lib/result.ts";

const DEMONSTRATION = { email: { endsWith: "@demo.example" }, confirmedAt: { not: null }, disabledAt: null };

/** The accounts that anybody may try, with what each is; none outside a demonstration. */
export async function findDemonstrationAccounts() {
  if (!demonstration()) return [];
  const accounts = await db().prisma.account.findMany({
    where: { ...DEMONSTRATION, roles: { some: { endedAt: null } } },
    include: { roles: { where: { endedAt: null }, orderBy: { createdAt: "asc" }, take: 1 } },
    orderBy: { createdAt: "asc" },
    take: 50,
  });
  return accounts.map(({ id, name, roles }) => ({
    id,
    name,
    role: roles[0] ? ROLE_NAMES[roles[0].role] : "",
  }));
}

/** One press signs in as an invented person. Never in production, whatever is posted. */
export async function signInForDemonstration(accountId: string, browser: Browser): Promise<Result<string>> {
  const account = demonstration()
    ? await db().prisma.account.findFirst({ where: { id: accountId, ...DEMONSTRATION } })
    : null;
  if (!account) return refused("no-demonstration", "There is no such account to try here. Sign in below.");
  return act(systemAccess("demonstration-sign-in"), async (tx) => {
    const cookie = await beginSession(tx, account.id, browser);
    tx.audit({ action: "account.signed-in", objectType: "account", objectId: account.id });
    return cookie;
  });
}
