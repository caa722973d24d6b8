import type { ClientBase } from "pg";

type Problem = { object_type: string; object_id: string; problem: string };

// A run, its lines, its payments and the invoices in it say the same; two people stand behind each that was approved
const RUNS = `
  WITH line AS (SELECT l.*, p.total_pence AS paid_pence, p.paying_account_id AS paid_out_of, p.supplier_id AS paid_to
    FROM payment_run_line l LEFT JOIN payment p ON p.id = l.payment_id)
  SELECT 'payment_run' AS object_type, r.id::text AS object_id, format('it says %s, its lines %s', r.total_pence, coalesce(sum(l.amount_pence), 0)) AS problem
    FROM payment_run r LEFT JOIN line l ON l.run_id = r.id GROUP BY r.id HAVING r.total_pence <> coalesce(sum(l.amount_pence), 0)
  UNION ALL
  SELECT 'payment_run', r.id::text, 'one person made and approved it' FROM payment_run r WHERE r.approved_by_account_id = r.made_by_account_id
  UNION ALL
  SELECT 'payment_run', r.id::text, 'a line of it and its payment differ' FROM payment_run r JOIN line l ON l.run_id = r.id
    WHERE (r.status = 'paid') <> (l.payment_id IS NOT NULL)
      OR (l.payment_id IS NOT NULL AND (l.amount_pence, r.paying_account_id, l.supplier_id) IS DISTINCT FROM (l.paid_pence, l.paid_out_of, l.paid_to))
  UNION ALL
  SELECT 'payment_run', r.id::text, 'a line of it and its invoices differ' FROM payment_run r JOIN line l ON l.run_id = r.id
    WHERE l.amount_pence <> (SELECT coalesce(sum(i.amount_pence), 0) FROM payment_run_item i WHERE i.line_id = l.id)
  UNION ALL
  SELECT 'invoice', v.id::text, 'it waits in a run that is over' FROM invoice v JOIN line l ON l.id = v.run_line_id JOIN payment_run r ON r.id = l.run_id
    WHERE r.status IN ('paid', 'cancelled')
  UNION ALL
  SELECT 'payment_run', r.id::text, 'an invoice of it has been taken out' FROM payment_run r JOIN line l ON l.run_id = r.id JOIN payment_run_item i ON i.line_id = l.id
    JOIN invoice v ON v.id = i.invoice_id WHERE r.status IN ('draft', 'approved', 'exported') AND v.run_line_id IS DISTINCT FROM l.id
  UNION ALL
  SELECT 'document_series', s.series, format('its last number is %s, its last run has %s', s.last, coalesce(max(r.number), 0))
    FROM document_series s LEFT JOIN payment_run r ON s.series = 'run:' || r.paying_account_id WHERE s.series LIKE 'run:%'
    GROUP BY s.series, s.last HAVING s.last <> coalesce(max(r.number), 0) OR s.last <> count(r.id)
  UNION ALL
  SELECT 'payment', p.id::text, CASE WHEN p.returned_at IS NULL THEN 'the ledger has taken it back' ELSE 'it came back, and the ledger has not taken it back' END
    FROM payment p WHERE p.method = 'run' AND (p.returned_at IS NOT NULL) <> EXISTS (SELECT FROM ledger.transfer t WHERE t.reverses_id = p.transfer_id)
  ORDER BY 1, 2, 3`;

/** What is wrong with payment runs. In the caller's transaction, as the owner. */
export async function findRunProblems(client: ClientBase): Promise<Problem[]> {
  const { rows } = await client.query<Problem>(RUNS);
  return rows;
}
