import { db } from "#app/db.server.ts";
import { dayOf, type Day } from "#app/lib/dates.ts";

type PotAccounts = { availableAccountId: bigint; heldAccountId: bigint };
/** From a moment on, and before another; null where it is open. */
export type PotPeriod = { from: Date | null; before: Date | null };

export type PotLine = {
  id: string;
  on: Day;
  kind: string;
  subjectType: string;
  subjectId: string;
  leftChange: number;
  asideChange: number;
  leftAfter: number;
  asideAfter: number;
};

/**
 * What happened to a pot, newest first: each transfer once, with what it did to what is left and to what is set aside.
 * Running figures go by day, then by the order in which the pot was locked, so that they always add up.
 */
export async function findPotLines(
  pot: PotAccounts,
  period: PotPeriod,
  limit: number,
  offset: number,
): Promise<PotLine[]> {
  const rows = await db().prisma.$queryRaw<
    {
      id: bigint;
      created_at: Date;
      kind: string;
      subject_type: string;
      subject_id: string;
      left_change: bigint;
      aside_change: bigint;
      left_after: bigint;
      aside_after: bigint;
    }[]
  >`
    WITH move AS (
      SELECT e.transfer_id, max(e.id) AS at,
        coalesce(sum(e.amount_pence) FILTER (WHERE e.account_id = ${pot.availableAccountId}), 0)::bigint AS left_change,
        coalesce(sum(e.amount_pence) FILTER (WHERE e.account_id = ${pot.heldAccountId}), 0)::bigint AS aside_change
      FROM ledger.entry e WHERE e.account_id IN (${pot.availableAccountId}, ${pot.heldAccountId}) GROUP BY e.transfer_id),
    line AS (
      SELECT t.id, t.created_at, t.kind::text, t.subject_type, t.subject_id, m.at, m.left_change, m.aside_change,
        (t.created_at AT TIME ZONE 'Europe/London')::date AS day,
        sum(m.left_change) OVER w AS left_after, sum(m.aside_change) OVER w AS aside_after
      FROM move m JOIN ledger.transfer t ON t.id = m.transfer_id
      WINDOW w AS (ORDER BY (t.created_at AT TIME ZONE 'Europe/London')::date, m.at))
    SELECT id, created_at, kind, subject_type, subject_id, left_change, aside_change,
      left_after::bigint AS left_after, aside_after::bigint AS aside_after FROM line
    WHERE (${period.from}::timestamptz IS NULL OR created_at >= ${period.from})
      AND (${period.before}::timestamptz IS NULL OR created_at < ${period.before})
    ORDER BY day DESC, at DESC LIMIT ${limit} OFFSET ${offset}`;
  return rows.map((row) => ({
    id: String(row.id),
    on: dayOf(row.created_at),
    kind: row.kind,
    subjectType: row.subject_type,
    subjectId: row.subject_id,
    leftChange: Number(row.left_change),
    asideChange: Number(row.aside_change),
    leftAfter: Number(row.left_after),
    asideAfter: Number(row.aside_after),
  }));
}

/** How many lines a period has, and what was left and set aside before it and at its end. */
export async function findPotTotals(pot: PotAccounts, period: PotPeriod) {
  const [row] = await db().prisma.$queryRaw<Record<string, bigint>[]>`
    WITH line AS (
      SELECT e.transfer_id, e.amount_pence AS pence, e.account_id = ${pot.availableAccountId} AS is_left,
        ${period.from}::timestamptz IS NOT NULL AND t.created_at < ${period.from} AS before,
        ${period.before}::timestamptz IS NOT NULL AND t.created_at >= ${period.before} AS after
      FROM ledger.entry e JOIN ledger.transfer t ON t.id = e.transfer_id
      WHERE e.account_id IN (${pot.availableAccountId}, ${pot.heldAccountId}))
    SELECT count(DISTINCT transfer_id) FILTER (WHERE NOT before AND NOT after) AS lines,
      coalesce(sum(pence) FILTER (WHERE before AND is_left), 0)::bigint AS left_before,
      coalesce(sum(pence) FILTER (WHERE before AND NOT is_left), 0)::bigint AS aside_before,
      coalesce(sum(pence) FILTER (WHERE NOT after AND is_left), 0)::bigint AS left_at_end,
      coalesce(sum(pence) FILTER (WHERE NOT after AND NOT is_left), 0)::bigint AS aside_at_end
    FROM line`;
  const figure = (name: string) => Number(row?.[name] ?? 0n);
  return {
    lines: figure("lines"),
    opening: { left: figure("left_before"), aside: figure("aside_before") },
    closing: { left: figure("left_at_end"), aside: figure("aside_at_end") },
  };
}
