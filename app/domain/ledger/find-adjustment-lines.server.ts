import { recordMode } from "#app/domain/ledger/ledger.server.ts";
import { db } from "#app/db.server.ts";

export type AdjustmentLine = {
  id: string;
  at: Date;
  kind: string;
  subjectType: string;
  subjectId: string;
  /** What it did to what is promised to open engagements, and to what has been paid in all; pence. */
  promisedChange: number;
  paidChange: number;
};

/** Everything that happened to an area's adjustments account, oldest first: each transfer once. */
export async function findAdjustmentLines(areaId: string): Promise<AdjustmentLine[]> {
  const rows = await db().prisma.$queryRaw<
    {
      id: bigint;
      created_at: Date;
      kind: string;
      subject_type: string;
      subject_id: string;
      account: bigint;
      held: bigint;
    }[]
  >`
    WITH move AS (
      SELECT e.transfer_id, max(e.id) AS at,
        coalesce(sum(e.amount_pence) FILTER (WHERE a.kind = 'adjustments'), 0)::bigint AS account,
        coalesce(sum(e.amount_pence) FILTER (WHERE a.kind = 'adjustments-held'), 0)::bigint AS held
      FROM ledger.entry e JOIN ledger.account a ON a.id = e.account_id
      WHERE a.owner_type = 'area' AND a.owner_id = ${areaId} AND a.mode = ${recordMode()}::ledger.money_mode
        AND a.kind IN ('adjustments', 'adjustments-held')
      GROUP BY e.transfer_id)
    SELECT t.id, t.created_at, t.kind::text, t.subject_type, t.subject_id, m.account, m.held
    FROM move m JOIN ledger.transfer t ON t.id = m.transfer_id ORDER BY m.at`;
  return rows.map((row) => ({
    id: String(row.id),
    at: row.created_at,
    kind: row.kind,
    subjectType: row.subject_type,
    subjectId: row.subject_id,
    promisedChange: Number(row.held),
    // What left the account and is no longer promised has been paid; what came back to it was not
    paidChange: 0 - Number(row.account) - Number(row.held),
  }));
}
