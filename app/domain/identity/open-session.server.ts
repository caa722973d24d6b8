import { createSession } from "#app/domain/identity/lucia.server.ts";
import type { Tx } from "#app/db.server.ts";
import { now } from "#app/lib/clock.ts";

/** Opens a session in the account's first role that has not ended. @returns the cookie to set. */
export async function openSession(tx: Tx, accountId: string, userAgent: string): Promise<string> {
  const role = await tx.accountRole.findFirst({
    where: { accountId, endedAt: null },
    orderBy: { createdAt: "asc" },
  });
  const { id, cookie } = await createSession(tx, accountId);
  await tx.session.update({
    where: { id },
    data: {
      roleId: role?.id ?? null,
      userAgent: userAgent.slice(0, 300),
      createdAt: now(),
      lastSeenAt: now(),
    },
  });
  return cookie;
}
