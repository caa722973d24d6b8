import { db } from "#app/db.server.ts";

export type AuditProof = { ok: boolean; events: number; problems: { seq: number; problem: string }[] };

/** Walks the whole chain: a changed, dropped or reordered row is named. */
export async function verifyAudit(): Promise<AuditProof> {
  const rows = await db().prisma.$queryRaw<
    { seq: bigint; problem: string }[]
  >`SELECT seq, problem FROM audit.problems() ORDER BY seq`;
  const events = await db().prisma.auditEvent.count();
  return {
    ok: rows.length === 0,
    events,
    problems: rows.map((row) => ({ seq: Number(row.seq), problem: row.problem })),
  };
}
