import { notify } from "#app/domain/notifications/notify.server.ts";
import type { Tx } from "#app/db.server.ts";

/** Tells every practitioner of an area. `onceKey` names the event; each reader is told of it once. */
export async function tellPractitioners(
  tx: Tx,
  areaId: string,
  telling: { subject: string; body: string; path: string; onceKey: string },
): Promise<void> {
  const roles = await tx.accountRole.findMany({
    where: { areaId, role: "practitioner", endedAt: null },
    select: { accountId: true },
  });
  for (const { accountId } of roles)
    await notify(tx, { to: { accountId }, ...telling, onceKey: `${telling.onceKey}:${accountId}` });
}
