import { stringify } from "csv-stringify/sync";
import type { InvoiceParty } from "#app/domain/access/invoice-party.ts";
import { recordView } from "#app/domain/audit/act.server.ts";
import { plainPounds, safeWords } from "#app/domain/budgets/statement-csv.ts";
import { readBody } from "#app/domain/payments/documents/document-body.ts";
import { whereFilter, type InvoiceFilter } from "#app/domain/payments/invoices/invoice-filter.ts";
import { leftToPay } from "#app/domain/payments/invoices/invoice-rules.ts";
import { INVOICE_STATUS_WORDS } from "#app/domain/payments/invoices/invoice-words.ts";
import { whereInvoice } from "#app/domain/payments/invoices/viewpoint.ts";
import { db } from "#app/db.server.ts";
import { now } from "#app/lib/clock.ts";
import { dayOf, isoDay } from "#app/lib/dates.ts";

const MOST = 20_000;
const HEADINGS = [
  "Invoice",
  "Made on",
  "Pay by",
  "State",
  "Provider",
  "Provider's VAT number",
  "Payer",
  "Person's reference",
  "Work reference",
  "Service",
  "From",
  "To",
  "Quantity",
  "Rate (£)",
  "Net (£)",
  "VAT (%)",
  "VAT (£)",
  "Gross (£)",
  "Credited (£)",
  "Still to pay (£)",
  "Paid on",
  "Bank reference",
  "Money",
];

/** The invoices that a party may see, as a file for spreadsheets: everything that such an invoice names. */
export async function findInvoicesCsv(party: InvoiceParty, filter: InvoiceFilter): Promise<string> {
  const rows = await db().prisma.invoice.findMany({
    where: { AND: [whereInvoice(party), whereFilter(filter, dayOf(now()))] },
    orderBy: [{ dueOn: "desc" }, { id: "asc" }],
    take: MOST,
    include: {
      document: { select: { label: true, kind: true, body: true, issuedOn: true } },
      person: { select: { reference: true } },
      payingAccount: { select: { name: true } },
      payment: { select: { paidOn: true, bankReference: true } },
    },
  });
  await recordView(party.access, {
    action: "invoices.downloaded",
    objectType: "account",
    objectId: party.access.actor.accountId,
    detail: { invoices: rows.length },
  });
  const lines = rows.map((row) => {
    const { kind, body } = readBody(row.document.kind, row.document.body);
    if (kind !== "invoice") throw new Error(`document of invoice ${row.id} is a ${kind}`);
    return [
      row.document.label,
      isoDay(row.document.issuedOn),
      isoDay(row.dueOn),
      INVOICE_STATUS_WORDS[row.status],
      safeWords(body.supplier.name),
      safeWords(body.supplier.vatNumber ?? ""),
      safeWords(body.payer?.name ?? row.payingAccount.name),
      safeWords(row.person.reference),
      safeWords(body.reference ?? ""),
      safeWords(body.service),
      body.servedFrom ?? "",
      body.servedTo ?? "",
      String(body.quantity),
      plainPounds(body.ratePence ?? body.netPence),
      plainPounds(row.netPence),
      String(row.vatRateBasisPoints / 100),
      plainPounds(row.vatPence),
      plainPounds(row.grossPence),
      plainPounds(row.creditedPence),
      plainPounds(row.status === "paid" ? 0 : leftToPay(row)),
      row.payment ? isoDay(row.payment.paidOn) : "",
      safeWords(row.payment?.bankReference ?? ""),
      row.mode === "test" ? "TEST: no money moves" : "",
    ];
  });
  return stringify([HEADINGS, ...lines], { bom: true, record_delimiter: "\r\n" });
}
