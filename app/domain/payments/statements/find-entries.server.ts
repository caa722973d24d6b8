import type { RecordEntry } from "#app/domain/payments/statements/match-rules.ts";
import type { Tx } from "#app/db.server.ts";
import type { FundingRoute } from "#app/generated/prisma/enums.ts";
import type { Day } from "#app/lib/dates.ts";

type Account = { id: string; route: FundingRoute; personId: string | null; budgetManagerId: string | null };
export type Entry = RecordEntry & { title: string };
type Row = {
  id: string;
  kind: string;
  pence: bigint;
  on_day: Date;
  name: string | null;
  reference: string | null;
};

const TITLES: Record<string, string> = {
  payment: "Payment to",
  spend: "Spending you wrote down:",
  card_payment: "Card payment to",
  card_refund: "Back from the card",
  repayment: "Paid back by",
  allocate: "Put in by the council",
};

/**
 * What the record says went in or out of an account between two days and no line of a statement is yet, as a bank shows it: what
 * the ledger paid out of it, what was put into the pots that lie in it, and invoices that wait to be seen. Undone things are none.
 */
export async function findEntries(tx: Tx, account: Account, from: Day, to: Day): Promise<Entry[]> {
  const rows = await tx.$queryRaw<Row[]>`
    WITH moved AS (
      SELECT t.id, t.kind::text AS kind, t.created_at, -e.amount_pence AS pence
      FROM ledger.account a JOIN ledger.entry e ON e.account_id = a.id JOIN ledger.transfer t ON t.id = e.transfer_id
      WHERE a.owner_type = 'paying-account' AND a.owner_id = ${account.id} AND a.kind = 'paid-out' AND t.kind <> 'reversal'
      UNION ALL
      SELECT t.id, t.kind::text, t.created_at, e.amount_pence
      FROM pot p JOIN ledger.entry e ON e.account_id = p.available_account_id JOIN ledger.transfer t ON t.id = e.transfer_id
      WHERE t.kind = 'allocate' AND p.funding_route = ${account.route}::"FundingRoute"
        AND (p.person_id = ${account.personId}::uuid OR p.budget_manager_id = ${account.budgetManagerId}::uuid)),
    dated AS (
      SELECT m.id, m.kind, m.pence, sp.id AS spending_id, coalesce(s.legal_name, sp.payee) AS name, coalesce(p.bank_reference, sp.what) AS reference,
        coalesce(p.paid_on, sp.paid_on, i.from_on, (m.created_at AT TIME ZONE 'Europe/London')::date) AS on_day
      FROM moved m LEFT JOIN payment p ON p.transfer_id = m.id LEFT JOIN supplier s ON s.id = p.supplier_id
        LEFT JOIN spending sp ON sp.transfer_id = m.id LEFT JOIN instalment i ON i.transfer_id = m.id
      WHERE NOT EXISTS (SELECT FROM ledger.transfer r WHERE r.reverses_id = m.id))
    SELECT 'transfer:' || d.id AS id, d.kind, d.pence, d.on_day, d.name, d.reference FROM dated d
    WHERE d.on_day BETWEEN ${from} AND ${to} AND NOT EXISTS (SELECT FROM statement_line l
      WHERE l.paying_account_id = ${account.id}::uuid AND l.entry_id = CASE l.entry_kind WHEN 'transfer' THEN d.id::text ELSE d.spending_id::text END)
    UNION ALL
    SELECT 'invoice:' || i.id, CASE i.status WHEN 'marked_paid' THEN 'marked' ELSE 'invoice' END, -(i.gross_pence - i.credited_pence)::bigint,
      coalesce(i.marked_on, i.issued_at::date), s.legal_name, d.label
    FROM invoice i JOIN supplier s ON s.id = i.supplier_id JOIN document d ON d.id = i.document_id
    WHERE i.paying_account_id = ${account.id}::uuid AND i.payer_route = 'direct_payment' AND i.status IN ('issued', 'marked_paid')
      AND i.gross_pence > i.credited_pence AND coalesce(i.marked_on, i.issued_at::date) <= ${to}
    ORDER BY 4, 1`;
  return rows.map(({ id, kind, pence, on_day, name, reference }) => ({
    id,
    on: on_day,
    pence: Number(pence),
    words: [name, reference].filter(Boolean).join(" "),
    title: titleOf(kind, name, reference),
  }));
}

function titleOf(kind: string, name: string | null, reference: string | null): string {
  if (kind === "marked") return `Invoice ${reference ?? ""} of ${name ?? ""}, which you said you paid`;
  if (kind === "invoice") return `Invoice ${reference ?? ""} of ${name ?? ""}, not yet marked as paid`;
  const said = [name, kind === "spend" ? reference : reference && `(${reference})`].filter(Boolean);
  return [TITLES[kind] ?? "Written down", kind === "spend" ? said.join(", ") : said.join(" ")]
    .join(" ")
    .trim();
}
