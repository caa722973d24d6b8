import type { AccountAccess } from "#app/domain/access/access.ts";
import { act, type Act } from "#app/domain/audit/act.server.ts";
import { closeSessions } from "#app/domain/identity/close-sessions.server.ts";
import { now } from "#app/lib/clock.ts";
import { Refusal, type Result } from "#app/lib/result.ts";

const NOT_FOUND = "There is no such account in this area. Nothing was changed.";

async function accountOf(tx: Act, access: AccountAccess, areaSlug: string, accountId: string) {
  if (access.actor.role !== "admin") throw new Refusal("not-found", NOT_FOUND);
  const role = await tx.accountRole.findFirst({
    where: { accountId, area: { slug: areaSlug }, endedAt: null },
    select: { areaId: true, account: { select: { id: true, name: true, disabledAt: true } } },
  });
  if (!role?.areaId) throw new Refusal("not-found", NOT_FOUND);
  return { ...role.account, areaId: role.areaId };
}

/** Shuts an account of an area: nobody can sign in with it, and who is signed in is out at once. @returns its name. */
export const disableAccount = (
  access: AccountAccess,
  areaSlug: string,
  accountId: string,
): Promise<Result<string>> =>
  act(access, async (tx) => {
    const account = await accountOf(tx, access, areaSlug, accountId);
    if (account.id === access.actor.accountId)
      throw new Refusal("yourself", "You cannot shut your own account. Another administrator can.");
    await tx.account.updateMany({
      where: { id: account.id, disabledAt: null },
      data: { disabledAt: now() },
    });
    const ended = await closeSessions(tx, { accountId: account.id }, "account disabled");
    tx.audit({
      action: "account.disabled",
      objectType: "account",
      objectId: account.id,
      areaId: account.areaId,
      detail: { sessionsEnded: ended },
    });
    return account.name;
  });

/** Opens a shut account again. Its owner signs in anew. @returns its name. */
export const enableAccount = (
  access: AccountAccess,
  areaSlug: string,
  accountId: string,
): Promise<Result<string>> =>
  act(access, async (tx) => {
    const account = await accountOf(tx, access, areaSlug, accountId);
    await tx.account.update({ where: { id: account.id }, data: { disabledAt: null } });
    tx.audit({
      action: "account.enabled",
      objectType: "account",
      objectId: account.id,
      areaId: account.areaId,
    });
    return account.name;
  });
