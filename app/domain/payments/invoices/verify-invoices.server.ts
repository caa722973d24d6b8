import type pg from "pg";

export type InvoiceProblem = { object_type: string; object_id: string; problem: string };

const PROBLEMS = `
  WITH credited AS (SELECT invoice_id, sum(gross_pence) AS pence FROM credit_note WHERE done_at IS NOT NULL GROUP BY invoice_id),
  back AS (SELECT invoice_id, sum(gross_pence) AS pence FROM credit_note WHERE repaid_on IS NOT NULL GROUP BY invoice_id)
  SELECT 'payment' AS object_type, p.id::text AS object_id,
      CASE WHEN p.returned_at IS NULL THEN 'the ledger has undone it' ELSE 'it is undone, and the ledger has not undone it' END AS problem
    FROM payment p WHERE p.method IN ('transfer', 'manager')
      AND (p.returned_at IS NULL) = EXISTS (SELECT FROM ledger.transfer t WHERE t.reverses_id = p.transfer_id)
  UNION ALL
  SELECT 'payment', p.id::text, format('it says %s, its invoices %s', p.total_pence, coalesce(i.pence, 0))
    FROM payment p LEFT JOIN (
      SELECT v.payment_id, sum(v.gross_pence - v.credited_pence + coalesce(b.pence, 0)) AS pence FROM invoice v
        LEFT JOIN back b ON b.invoice_id = v.id WHERE v.payment_id IS NOT NULL GROUP BY v.payment_id) i ON i.payment_id = p.id
    WHERE p.method IN ('transfer', 'manager') AND CASE WHEN p.returned_at IS NULL THEN p.total_pence ELSE 0 END <> coalesce(i.pence, 0)
  UNION ALL
  SELECT 'invoice', v.id::text, format('it says that %s was credited, its credit notes %s', v.credited_pence, coalesce(c.pence, 0))
    FROM invoice v LEFT JOIN credited c ON c.invoice_id = v.id WHERE v.payer_route <> 'own_money' AND v.credited_pence <> coalesce(c.pence, 0)
  UNION ALL
  SELECT 'credit_note', c.id::text, format('it says %s, the ledger %s', c.gross_pence, coalesce(l.pence, 0))
    FROM credit_note c LEFT JOIN (
      SELECT e.transfer_id, -sum(e.amount_pence) AS pence FROM ledger.entry e JOIN ledger.account a ON a.id = e.account_id
        WHERE a.kind IN ('owed', 'card-owed') GROUP BY e.transfer_id) l ON l.transfer_id = c.refund_transfer_id
    WHERE c.done_at IS NOT NULL AND c.gross_pence IS DISTINCT FROM l.pence
  UNION ALL
  SELECT 'credit_note', c.id::text, 'the ledger does not say that it was paid back'
    FROM credit_note c LEFT JOIN (
      SELECT e.transfer_id, sum(e.amount_pence) AS pence FROM ledger.entry e JOIN ledger.account a ON a.id = e.account_id
        WHERE a.kind = 'owed' GROUP BY e.transfer_id) l ON l.transfer_id = c.repayment_transfer_id
    WHERE c.repaid_on IS NOT NULL AND c.gross_pence IS DISTINCT FROM l.pence
  ORDER BY 1, 2`;

/** Payments, credit notes and invoices that say something other than the ledger, or than each other. */
export async function findInvoiceProblems(client: pg.PoolClient): Promise<InvoiceProblem[]> {
  return (await client.query<InvoiceProblem>(PROBLEMS)).rows;
}
