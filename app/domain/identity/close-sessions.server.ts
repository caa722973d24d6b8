import { endSession } from "#app/domain/identity/lucia.server.ts";
import type { Tx } from "#app/db.server.ts";
import { now } from "#app/lib/clock.ts";

type Which = { accountId: string; id?: string; except?: string };

/** Ends sessions of an account, and whatever they were doing for somebody. @returns how many. */
export async function closeSessions(
  tx: Tx,
  { accountId, id, except }: Which,
  reason: string,
): Promise<number> {
  const sessions = await tx.session.findMany({
    where: { userId: accountId, AND: [id ? { id } : {}, except ? { id: { not: except } } : {}] },
    select: { id: true },
  });
  await tx.assistedSession.updateMany({
    where: { sessionId: { in: sessions.map((session) => session.id) }, endedAt: null },
    data: { endedAt: now(), endReason: reason },
  });
  for (const session of sessions) await endSession(tx, session.id);
  return sessions.length;
}
