import type { AccountAccess } from "#app/domain/access/access.ts";
import { act } from "#app/domain/audit/act.server.ts";
import { closeSessions } from "#app/domain/identity/close-sessions.server.ts";
import { blankCookie } from "#app/domain/identity/lucia.server.ts";

/** Ends the session that asks. @returns the cookie that clears it. */
export async function signOut(access: AccountAccess): Promise<string> {
  await act(access, async (tx) => {
    const { accountId, sessionId } = access.actor;
    await closeSessions(tx, { accountId, id: sessionId }, "signed out");
    tx.audit({ action: "account.signed-out", objectType: "account", objectId: accountId });
  });
  return blankCookie();
}
