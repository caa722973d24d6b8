import type { AccountAccess } from "#app/domain/access/access.ts";
import { act } from "#app/domain/audit/act.server.ts";
import { blankCookie, endSession } from "#app/domain/identity/lucia.server.ts";

/** Ends the session that asks. @returns the cookie that clears it. */
export async function signOut(access: AccountAccess): Promise<string> {
  await act(access, async (tx) => {
    await tx.assistedSession.updateMany({
      where: { sessionId: access.actor.sessionId, endedAt: null },
      data: { endedAt: new Date(), endReason: "signed out" },
    });
    await endSession(tx, access.actor.sessionId);
    tx.audit({ action: "account.signed-out", objectType: "account", objectId: access.actor.accountId });
  });
  return blankCookie();
}
