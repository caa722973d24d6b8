import type { AccountAccess } from "#app/domain/access/access.ts";
import { actingAccess } from "#app/domain/assisted-access/acting-access.ts";
import { writeReadBack } from "#app/domain/assisted-access/write-read-back.server.ts";
import { act } from "#app/domain/audit/act.server.ts";
import { db } from "#app/db.server.ts";
import { now } from "#app/lib/clock.ts";

export type EndReason = "stopped" | "withdrawn" | "expired" | "not-yet" | "signed-out";

/**
 * Ends an assisted session of one's own and writes its read-back, in one act. Twice is once.
 * @returns whose it was, or null where there is no such session.
 */
export async function endAssistedSession(
  access: AccountAccess,
  id: string,
  reason: EndReason,
): Promise<{ id: string; personId: string; byWorker: boolean } | null> {
  const session = await db().prisma.assistedSession.findFirst({
    where: { id, workerAccountId: access.actor.accountId },
    include: { person: true, grant: true },
  });
  if (!session) return null;
  await act(actingAccess(access, session.person, session.grant, session), async (tx) => {
    const { count } = await tx.assistedSession.updateMany({
      where: { id, endedAt: null },
      data: { endedAt: now(), endReason: reason },
    });
    if (count === 0) return;
    if (session.channel) await writeReadBack(tx, session.id);
    tx.audit({
      action: "assisted.ended",
      objectType: "assisted_session",
      objectId: id,
      detail: { reason },
    });
  });
  return { id, personId: session.personId, byWorker: session.channel !== null };
}

/** Signing out, or being signed out, ends a session too; what it left to read back is written as soon as it is seen. */
export async function closeSessionsLeftOpen(access: AccountAccess): Promise<void> {
  const left = await db().prisma.assistedSession.findMany({
    where: {
      workerAccountId: access.actor.accountId,
      endedAt: null,
      OR: [{ sessionId: null }, { session: { expiresAt: { lte: now() } } }],
    },
    select: { id: true },
  });
  for (const { id } of left) await endAssistedSession(access, id, "signed-out");
}
