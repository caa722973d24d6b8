import { verifyLedger, type LedgerProof } from "#app/domain/ledger/verify-ledger.server.ts";
import { findRunProblems } from "#app/domain/payments/runs/verify-runs.server.ts";
import { findCardProblems } from "#app/domain/payments/cards/verify-cards.server.ts";
import { findPaperProblems } from "#app/domain/payments/verify-papers.server.ts";
import { findInvoiceProblems } from "#app/domain/payments/invoices/verify-invoices.server.ts";
import { db } from "#app/db.server.ts";

export type MoneyProof = Omit<LedgerProof, "expiredHolds"> & {
  /** Money set aside that no open engagement stands behind, or that ran out a day or more ago. */
  orphanHolds: { transferId: number; subject: string; problem: string }[];
  /** Engagements, payments, invoices and planners that say something other than the ledger; documents that were altered. */
  mismatches: { objectType: string; objectId: string; problem: string }[];
};

const OPEN = "'requested', 'accepted', 'delivered'";
const ORPHANS = `
  SELECT h.id::text, h.subject_type || ':' || h.subject_id AS subject,
    CASE WHEN e.id IS NULL THEN 'no open engagement is behind it' ELSE 'it ran out more than a day ago' END AS problem
  FROM ledger.open_hold h
  LEFT JOIN engagement e ON e.hold_transfer_id = h.id AND e.status IN (${OPEN})
  WHERE e.id IS NULL OR h.expires_at < now() - interval '1 day' ORDER BY h.id`;

const MISMATCHES = `
  WITH due AS (
    SELECT c.hold_id, sum(l.amount_pence) AS pence FROM ledger.transfer c
      JOIN ledger.entry l ON l.transfer_id = c.id AND l.amount_pence > 0
      JOIN ledger.account a ON a.id = l.account_id AND a.kind IN ('owed', 'card-owed')
    WHERE c.kind = 'capture' GROUP BY c.hold_id),
  invoiced AS (SELECT engagement_id, sum(gross_pence) AS pence FROM invoice GROUP BY engagement_id),
  -- Not paid yet; or paid by the person's card, and not passed on yet or taken back again
  owed_parts AS (
    SELECT planner_id::text AS planner_id, mode, gross_pence - credited_pence AS pence FROM invoice WHERE status NOT IN ('paid', 'credited')
    UNION ALL
    SELECT i.planner_id::text, i.mode, c.amount_pence - c.returned_pence
        - (SELECT coalesce(sum(CASE s.purpose WHEN 'transfer' THEN s.pence ELSE -s.pence END), 0) FROM card_step s
          WHERE s.card_payment_id = c.id AND s.purpose IN ('transfer', 'reversal') AND s.ledger_transfer_id IS NOT NULL)
      FROM card_payment c JOIN invoice i ON i.id = c.invoice_id WHERE c.outcome = 'settled'),
  owed AS (SELECT planner_id, mode, sum(pence) AS pence FROM owed_parts GROUP BY planner_id, mode),
  account AS (SELECT owner_id, mode::text AS mode, sum(balance_pence) AS pence FROM ledger.account
    WHERE owner_type = 'planner' AND kind IN ('owed', 'card-owed') GROUP BY owner_id, mode)
  SELECT 'engagement' AS object_type, e.id::text AS object_id, 'its money is no longer set aside' AS problem FROM engagement e
    WHERE e.status IN (${OPEN}) AND NOT EXISTS (SELECT FROM ledger.open_hold h WHERE h.id = e.hold_transfer_id)
  UNION ALL
  SELECT 'engagement', e.id::text, format('it says that %s is due, the ledger %s', coalesce(e.fee_due_pence, 0), coalesce(d.pence, 0))
    FROM engagement e LEFT JOIN due d ON d.hold_id = e.hold_transfer_id
    WHERE coalesce(e.fee_due_pence, 0) <> coalesce(d.pence, 0)
  UNION ALL
  SELECT 'engagement', e.id::text, format('it says that %s is due, its invoices %s', coalesce(e.fee_due_pence, 0), coalesce(i.pence, 0))
    FROM engagement e LEFT JOIN invoiced i ON i.engagement_id = e.id
    WHERE coalesce(e.fee_due_pence, 0) <> coalesce(i.pence, 0)
  UNION ALL
  SELECT 'payment', p.id::text, format('it says %s, the ledger %s', p.total_pence, coalesce(l.pence, 0))
    FROM payment p
    LEFT JOIN (SELECT e.transfer_id, sum(e.amount_pence) AS pence FROM ledger.entry e JOIN ledger.account a ON a.id = e.account_id
      WHERE a.kind = 'paid-out' OR a.kind = 'transferred' GROUP BY e.transfer_id) l ON l.transfer_id = p.transfer_id
    WHERE p.total_pence IS DISTINCT FROM l.pence
  UNION ALL
  SELECT 'planner', coalesce(o.planner_id, a.owner_id), format('invoices not yet paid come to %s, the ledger owes %s', coalesce(o.pence, 0), coalesce(a.pence, 0))
    FROM owed o FULL JOIN account a ON a.owner_id = o.planner_id AND a.mode = o.mode
    WHERE coalesce(o.pence, 0) <> coalesce(a.pence, 0)
  UNION ALL
  SELECT 'invoice', min(i.id::text), format('card money owed for it is %s, the ledger says %s', sum(i.gross_pence) FILTER (WHERE i.payer_route = 'own_money'), max(c.pence))
    FROM invoice i LEFT JOIN (SELECT e.transfer_id, sum(e.amount_pence) AS pence FROM ledger.entry e JOIN ledger.account a ON a.id = e.account_id
      WHERE a.kind = 'card-owed' AND e.amount_pence > 0 GROUP BY e.transfer_id) c ON c.transfer_id = i.capture_transfer_id
    GROUP BY i.capture_transfer_id HAVING coalesce(sum(i.gross_pence) FILTER (WHERE i.payer_route = 'own_money'), 0) <> coalesce(max(c.pence), 0)
  ORDER BY 1, 2`;

/** The ledger's own proof, and that engagements, payments and planners say what the ledger says. */
export async function verifyMoney(): Promise<MoneyProof> {
  // All three at one moment: an engagement settled in between is no mismatch
  const client = await db().owner.connect();
  try {
    await client.query("BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY");
    const { expiredHolds, ok, ...proof } = await verifyLedger(client);
    const orphans = await client.query<{ id: string; subject: string; problem: string }>(ORPHANS);
    const wrong = await client.query<{ object_type: string; object_id: string; problem: string }>(MISMATCHES);
    const papers = await findPaperProblems(client);
    const invoices = await findInvoiceProblems(client);
    const runs = await findRunProblems(client);
    const cards = await findCardProblems(client);
    await client.query("COMMIT");
    const orphanHolds = orphans.rows.map(({ id, ...rest }) => ({ transferId: Number(id), ...rest }));
    const mismatches = [...wrong.rows, ...papers, ...invoices, ...runs, ...cards].map((row) => ({
      objectType: row.object_type,
      objectId: row.object_id,
      problem: row.problem,
    }));
    return {
      ok: ok && expiredHolds.length === 0 && orphanHolds.length === 0 && mismatches.length === 0,
      ...proof,
      orphanHolds,
      mismatches,
    };
  } finally {
    client.release();
  }
}
