import type { AccountAccess } from "#app/domain/access/access.ts";
import { act } from "#app/domain/audit/act.server.ts";
import type { Result } from "#app/lib/result.ts";

/** Changes what an account is called; a record or profile keeps its own name. */
export const changeName = (access: AccountAccess, name: string): Promise<Result<null>> =>
  act(access, async (tx) => {
    const { accountId } = access.actor;
    await tx.account.update({ where: { id: accountId }, data: { name } });
    tx.audit({ action: "account.name-changed", objectType: "account", objectId: accountId });
    return null;
  });
