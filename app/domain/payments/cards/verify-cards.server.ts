import type { ClientBase } from "pg";

type Problem = { object_type: string; object_id: string; problem: string };

// What card payments and the steps outside say, held against the ledger: paid, given back, passed on, taken back, what it cost;
// and that nothing lies in a pot of somebody's own that is not needed and not on its way back.
const CARDS = `
  WITH line AS (
    SELECT t.id, t.kind, t.subject_type, t.subject_id, t.refunds_id, t.idempotency_key, a.kind AS account, a.mode, e.amount_pence AS pence
    FROM ledger.transfer t JOIN ledger.entry e ON e.transfer_id = t.id JOIN ledger.account a ON a.id = e.account_id
    WHERE t.kind IN ('card_payment', 'card_refund', 'card_transfer', 'transfer_reversal', 'cost')),
  back AS (SELECT refunds_id, sum(pence) AS pence FROM line WHERE kind = 'card_refund' AND account = 'cards-in' GROUP BY refunds_id),
  again AS (SELECT subject_id, -sum(pence) AS pence FROM line
    WHERE kind = 'card_payment' AND account = 'cards-in' AND idempotency_key LIKE 'card-payment-again:%' GROUP BY subject_id)
  SELECT 'card_payment' AS object_type, c.id::text AS object_id, format('it says that %s was paid, the ledger %s', c.amount_pence, coalesce(-l.pence, 0)) AS problem
    FROM card_payment c LEFT JOIN line l ON l.id = c.transfer_id AND l.kind = 'card_payment' AND l.account = 'cards-in'
    WHERE c.status = 'paid' AND (l.pence IS DISTINCT FROM -c.amount_pence OR l.mode::text <> c.mode)
  UNION ALL
  SELECT 'card_payment', l.idempotency_key, 'the ledger has a card payment that nobody made' FROM line l
    WHERE l.kind = 'card_payment' AND l.account = 'cards-in' AND l.idempotency_key NOT LIKE 'card-payment-again:%'
      AND NOT EXISTS (SELECT FROM card_payment c WHERE c.transfer_id = l.id)
  UNION ALL
  SELECT 'card_payment', c.id::text, format('it says that %s went back, the ledger %s', c.returned_pence, coalesce(b.pence, 0) - coalesce(a.pence, 0))
    FROM card_payment c LEFT JOIN back b ON b.refunds_id = c.transfer_id LEFT JOIN again a ON a.subject_id = c.id::text
    WHERE c.returned_pence <> coalesce(b.pence, 0) - coalesce(a.pence, 0)
  UNION ALL
  SELECT 'card_payment', c.id::text, format('it cost %s, the ledger says %s', coalesce(c.cost_pence, 0), coalesce(l.pence, 0))
    FROM card_payment c LEFT JOIN line l ON l.idempotency_key = 'card-cost:' || c.id || ':1' AND l.account = 'costs'
    WHERE coalesce(c.cost_pence, 0) <> coalesce(l.pence, 0)
  UNION ALL
  SELECT 'card_payment', c.id::text, 'its receipt says something else' FROM card_payment c JOIN document d ON d.id = c.receipt_id
    WHERE d.kind <> 'receipt' OR d.person_id IS DISTINCT FROM c.person_id OR d.mode <> c.mode OR d.body->>'totalPence' <> c.amount_pence::text
  UNION ALL
  SELECT 'document', d.id::text, format('it says %s, the steps behind it %s', d.body->>'totalPence', s.pence)
    FROM document d JOIN (SELECT document_id, sum(pence) AS pence FROM card_step GROUP BY document_id) s ON s.document_id = d.id
    WHERE d.body->>'totalPence' <> s.pence::text
  UNION ALL
  SELECT 'card_step', min(s.id::text), format('passed on %s, the ledger says %s', sum(s.pence), max(l.pence))
    FROM card_step s JOIN line l ON l.id = s.ledger_transfer_id AND l.account = 'transferred' AND l.kind = 'card_transfer'
    WHERE s.purpose = 'transfer' GROUP BY s.ledger_transfer_id HAVING sum(s.pence) <> max(l.pence)
  UNION ALL
  SELECT 'card_step', s.id::text, 'it is done and not in the ledger' FROM card_step s
    WHERE s.purpose IN ('refund', 'reversal') AND s.state = 'done' AND s.ledger_transfer_id IS NULL
  UNION ALL
  SELECT 'ledger_transfer', l.id::text, 'no step outside is behind it' FROM line l
    WHERE l.kind IN ('card_transfer', 'transfer_reversal', 'card_refund') AND l.account IN ('transferred', 'cards-in')
      AND NOT EXISTS (SELECT FROM card_step s WHERE s.ledger_transfer_id = l.id)
  UNION ALL
  SELECT 'pot', p.id::text, format('%s lies in it, and %s is on its way back to a card', a.balance_pence, coalesce(w.pence, 0))
    FROM pot p JOIN ledger.account a ON a.id = p.available_account_id
    LEFT JOIN (SELECT c.pot_id, sum(s.pence) AS pence FROM card_step s JOIN card_payment c ON c.id = s.card_payment_id
      WHERE s.purpose = 'refund' AND s.state IN ('waiting', 'needs_attention') GROUP BY c.pot_id) w ON w.pot_id = p.id
    LEFT JOIN (SELECT c.pot_id, sum(g.pence) AS pence FROM again g JOIN card_payment c ON c.id::text = g.subject_id GROUP BY c.pot_id) g ON g.pot_id = p.id
    WHERE p.funding_route = 'own_money' AND NOT a.balance_pence BETWEEN coalesce(w.pence, 0) AND coalesce(w.pence, 0) + coalesce(g.pence, 0)
  ORDER BY 1, 2, 3`;

/** What is wrong with card payments beside the ledger. In the caller's transaction, as the owner. */
export async function findCardProblems(client: ClientBase): Promise<Problem[]> {
  const { rows } = await client.query<Problem>(CARDS);
  return rows;
}
