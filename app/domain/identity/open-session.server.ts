import { createSession } from "#app/domain/identity/lucia.server.ts";
import type { Tx } from "#app/db.server.ts";
import { now } from "#app/lib/clock.ts";

type From = { roleId: string; createdAt: Date };

/**
 * Opens a session in the account's first role that has not ended. @returns the cookie to set.
 * @param from a session that this one takes over: its role, and its age, which staff's longest session counts from.
 */
export async function openSession(
  tx: Tx,
  accountId: string,
  userAgent: string,
  from?: From,
): Promise<string> {
  const role = await tx.accountRole.findFirst({
    where: { accountId, endedAt: null, ...(from ? { id: from.roleId } : {}) },
    orderBy: { createdAt: "asc" },
  });
  const { id, cookie } = await createSession(tx, accountId);
  await tx.session.update({
    where: { id },
    data: {
      roleId: role?.id ?? null,
      userAgent: userAgent.slice(0, 300),
      createdAt: from?.createdAt ?? now(),
      lastSeenAt: now(),
    },
  });
  return cookie;
}
