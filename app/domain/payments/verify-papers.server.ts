import type { ClientBase } from "pg";

type Problem = { object_type: string; object_id: string; problem: string };

// Documents are sealed one over the other in their series, and the series knows its last number: what was altered, left out or
// cut off at the end is named. Invoices say what their document says; a payment came out of the account it names.
const PAPERS = `
  SELECT 'document' AS object_type, d.id::text AS object_id, 'its number leaves a gap' AS problem FROM document d
    WHERE d.number > 1 AND NOT EXISTS (SELECT FROM document b WHERE b.series = d.series AND b.number = d.number - 1)
  UNION ALL
  SELECT 'document', d.id::text, 'it was changed after it was issued' FROM document d
    LEFT JOIN document b ON b.series = d.series AND b.number = d.number - 1
    WHERE (d.number = 1 OR b.id IS NOT NULL) AND d.seal IS DISTINCT FROM document_seal(d, b.seal)
  UNION ALL
  SELECT 'document_series', s.series, format('its last number is %s, its last document has %s', s.last, coalesce(max(d.number), 0))
    FROM document_series s LEFT JOIN document d ON d.series = s.series WHERE s.series NOT LIKE 'run:%' GROUP BY s.series, s.last HAVING s.last <> coalesce(max(d.number), 0)
  UNION ALL
  SELECT 'invoice', i.id::text, 'it says something other than its document' FROM invoice i JOIN document d ON d.id = i.document_id
    WHERE d.kind <> 'invoice' OR i.area_id <> d.area_id OR i.mode <> d.mode OR i.supplier_id IS DISTINCT FROM d.supplier_id
      OR i.person_id IS DISTINCT FROM d.person_id OR i.paying_account_id <> coalesce(d.paying_account_id, i.paying_account_id)
      OR i.gross_pence::text <> d.body->>'grossPence' OR i.net_pence::text <> d.body->>'netPence' OR i.vat_pence::text <> d.body->>'vatPence'
      OR i.due_on <> coalesce((d.body->>'dueOn')::date, i.due_on)
  UNION ALL
  SELECT 'payment', p.id::text, format('it says %s, its invoices %s', p.total_pence, coalesce(i.whole, 0)) FROM payment p
    LEFT JOIN (SELECT payment_id, sum(gross_pence) AS whole, sum(gross_pence - credited_pence) AS least FROM invoice GROUP BY payment_id) i ON i.payment_id = p.id
    WHERE p.returned_at IS NULL AND NOT p.total_pence BETWEEN coalesce(i.least, 0) AND coalesce(i.whole, 0)
  UNION ALL
  SELECT 'invoice', i.id::text, 'the payment it names is not there' FROM invoice i
    WHERE i.payment_id IS NOT NULL AND NOT EXISTS (SELECT FROM payment p WHERE p.id = i.payment_id)
  UNION ALL
  SELECT 'payment', p.id::text, 'the ledger has another paying account for it' FROM payment p
    WHERE EXISTS (SELECT FROM ledger.entry e JOIN ledger.account a ON a.id = e.account_id WHERE e.transfer_id = p.transfer_id AND a.owner_type = 'paying-account'
      AND (a.owner_id <> p.paying_account_id::text OR a.mode::text <> p.mode))
  ORDER BY 1, 2, 3`;

/** What is wrong with documents, and with invoices and payments beside them. In the caller's transaction, as the owner. */
export async function findPaperProblems(client: ClientBase): Promise<Problem[]> {
  const { rows } = await client.query<Problem>(PAPERS);
  return rows;
}
