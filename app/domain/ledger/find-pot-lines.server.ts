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
 * What happened to a pot, newest first: each transfer once, with what it did to what is left and to what is set aside. In
 * the order in which the pot was locked, so that the balances, which the ledger wrote with each entry, follow on from each
 * other. Only the lines of the page look up their balances and their transfer.
 */
export async function findPotLines(
  pot: PotAccounts,
  period: PotPeriod,
  limit: number,
  offset: number,
): Promise<PotLine[]> {
  const everything = period.from === null && period.before === null;
  const rows = await db().prisma.$queryRaw<
    {
      id: bigint;
      created_at: Date;
      kind: string;
      subject_type: string;
      subject_id: string;
      left_change: bigint;
      aside_change: bigint;
      left_after: bigint | null;
      aside_after: bigint | null;
    }[]
  >`
    WITH page AS (
      SELECT e.transfer_id, max(e.id) AS at,
        coalesce(sum(e.amount_pence) FILTER (WHERE e.account_id = ${pot.availableAccountId}), 0)::bigint AS left_change,
        coalesce(sum(e.amount_pence) FILTER (WHERE e.account_id = ${pot.heldAccountId}), 0)::bigint AS aside_change
      FROM ledger.entry e WHERE e.account_id IN (${pot.availableAccountId}, ${pot.heldAccountId})
        AND (${everything} OR EXISTS (SELECT FROM ledger.transfer t WHERE t.id = e.transfer_id
          AND (${period.from}::timestamptz IS NULL OR t.created_at >= ${period.from})
          AND (${period.before}::timestamptz IS NULL OR t.created_at < ${period.before})))
      GROUP BY e.transfer_id ORDER BY at DESC LIMIT ${limit} OFFSET ${offset})
    SELECT t.id, t.created_at, t.kind::text, t.subject_type, t.subject_id, page.left_change, page.aside_change,
      (SELECT b.balance_after_pence FROM ledger.entry b
        WHERE b.account_id = ${pot.availableAccountId} AND b.id <= page.at ORDER BY b.id DESC LIMIT 1) AS left_after,
      (SELECT b.balance_after_pence FROM ledger.entry b
        WHERE b.account_id = ${pot.heldAccountId} AND b.id <= page.at ORDER BY b.id DESC LIMIT 1) AS aside_after
    FROM page JOIN ledger.transfer t ON t.id = page.transfer_id ORDER BY page.at DESC`;
  return rows.map((row) => ({
    id: String(row.id),
    on: dayOf(row.created_at),
    kind: row.kind,
    subjectType: row.subject_type,
    subjectId: row.subject_id,
    leftChange: Number(row.left_change),
    asideChange: Number(row.aside_change),
    leftAfter: Number(row.left_after ?? 0n),
    asideAfter: Number(row.aside_after ?? 0n),
  }));
}

/** How many lines a period has, and what was left and set aside before it and at its end. */
export async function findPotTotals(pot: PotAccounts, period: PotPeriod) {
  if (period.from === null && period.before === null) return allTotals(pot);
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

/** Of everything: the balances are one row to read. */
async function allTotals(pot: PotAccounts) {
  const [row] = await db().prisma.$queryRaw<{ lines: bigint; left_at_end: bigint; aside_at_end: bigint }[]>`
    SELECT (SELECT count(DISTINCT e.transfer_id) FROM ledger.entry e
        WHERE e.account_id IN (${pot.availableAccountId}, ${pot.heldAccountId})) AS lines,
      ledger.balance(${pot.availableAccountId}) AS left_at_end, ledger.balance(${pot.heldAccountId}) AS aside_at_end`;
  return {
    lines: Number(row?.lines ?? 0n),
    opening: { left: 0, aside: 0 },
    closing: { left: Number(row?.left_at_end ?? 0n), aside: Number(row?.aside_at_end ?? 0n) },
  };
}
