import { randomUUID } from "node:crypto";
import { personName } from "#app/domain/access/person-name.ts";
import { openLedgerAccount, post, type Mode } from "#app/domain/ledger/ledger.server.ts";
import { readBody, type PaymentBodyInput } from "#app/domain/payments/documents/document-body.ts";
import { leftToPay } from "#app/domain/payments/invoices/invoice-rules.ts";
import { METHOD_WORDS } from "#app/domain/payments/invoices/invoice-words.ts";
import type { LockedInvoice } from "#app/domain/payments/invoices/lock-invoice.server.ts";
import { issueDocument, supplierCode } from "#app/domain/payments/issue-document.server.ts";
import type { Tx } from "#app/db.server.ts";
import { now } from "#app/lib/clock.ts";
import { dayOf, isoDay, type Day } from "#app/lib/dates.ts";

type Paid = {
  /** Locked, of one supplier, one paying account and one mode. */
  invoices: readonly LockedInvoice[];
  /** `manager` makes a remittance advice for who is paid; `transfer` a receipt for who paid. */
  method: "manager" | "transfer";
  paidOn: Day;
  bankReference: string;
  submissionKey: string | null;
  actorId: string | null;
};

/** What the payment was for, as its receipt or remittance advice says it. */
function bodyOf(first: LockedInvoice, { invoices, method, paidOn, bankReference }: Paid, totalPence: number) {
  const direct = method === "transfer";
  const body: PaymentBodyInput = {
    supplier: { name: first.supplier.legalName, address: first.supplier.addressLines },
    payer: { name: direct ? personName(first.person) : first.payingAccount.name },
    personReference: direct ? first.person.reference : null,
    paidOn: isoDay(paidOn),
    method: METHOD_WORDS[method],
    bankReference,
    lines: invoices.map((invoice) => {
      const { body: said } = readBody("invoice", invoice.document.body);
      return {
        label: invoice.document.label,
        what: [`person ${invoice.person.reference}`, "service" in said ? said.service : ""]
          .filter(Boolean)
          .join(", "),
        pence: leftToPay(invoice),
      };
    }),
    totalPence,
  };
  return body;
}

/**
 * Writes down that invoices of one supplier were paid out of one account: the posting, the payment with its paper, and the
 * invoices. Whole: what is left of each. Called in the transaction of who says so.
 */
export async function payInvoices(tx: Tx, paid: Paid) {
  const [first] = paid.invoices;
  if (!first) throw new Error("a payment of nothing");
  const id = randomUUID();
  const mode = first.mode as Mode;
  const owed = new Map<string, number>();
  for (const invoice of paid.invoices) {
    if (!invoice.plannerId) throw new Error(`nobody is owed for invoice ${invoice.id}`);
    owed.set(invoice.plannerId, (owed.get(invoice.plannerId) ?? 0) + leftToPay(invoice));
  }
  const totalPence = [...owed.values()].reduce((sum, pence) => sum + pence, 0);
  const paidOut = await openLedgerAccount(tx, "paying-account/paid-out", first.payingAccountId, mode);
  const lines = [{ account: paidOut, pence: totalPence }];
  for (const [plannerId, pence] of owed)
    lines.push({ account: await openLedgerAccount(tx, "planner/owed", plannerId, mode), pence: -pence });
  const { transferId } = await post(tx, {
    key: `payment:${id}:1`,
    kind: "payment",
    lines,
    subject: { type: "payment", id },
    actorId: paid.actorId,
  });
  const direct = paid.method === "transfer";
  const document = await issueDocument(tx, {
    kind: direct ? "receipt" : "remittance",
    owner: { type: "supplier", id: first.supplierId, code: supplierCode(first.supplier) },
    areaId: first.areaId,
    mode,
    supplierId: first.supplierId,
    personId: direct ? first.personId : null,
    payingAccountId: first.payingAccountId,
    issuedOn: dayOf(now()),
    body: bodyOf(first, paid, totalPence),
  });
  await tx.payment.create({
    data: {
      id,
      areaId: first.areaId,
      mode,
      supplierId: first.supplierId,
      payingAccountId: first.payingAccountId,
      method: paid.method,
      paidOn: paid.paidOn,
      bankReference: paid.bankReference,
      totalPence,
      transferId,
      recordedByAccountId: paid.actorId,
      documentId: document.id,
      submissionKey: paid.submissionKey,
    },
  });
  await tx.invoice.updateMany({
    where: { id: { in: paid.invoices.map((invoice) => invoice.id) } },
    data: { status: "paid", paymentId: id, markedOn: null, version: { increment: 1 } },
  });
  return { id, totalPence, transferId, document: { id: document.id, label: document.label } };
}
