import type { Access } from "#app/domain/access/access.ts";
import type { Act } from "#app/domain/audit/act.server.ts";
import { leftToPay } from "#app/domain/payments/invoices/invoice-rules.ts";
import { LOCKED, lockRows, movedOn } from "#app/domain/payments/invoices/lock-invoice.server.ts";
import { payInvoices } from "#app/domain/payments/invoices/pay-invoices.server.ts";
import { recordInvoiceEvent } from "#app/domain/payments/invoices/record-invoice-event.server.ts";
import { tellPayer, tellSupplier } from "#app/domain/payments/invoices/tell-ends.server.ts";
import { shortDay, type Day } from "#app/lib/dates.ts";
import { pounds } from "#app/lib/money.ts";
import { Refusal } from "#app/lib/result.ts";

type Seen = { invoiceId: string; personId: string; pence: number; paidOn: Day; bankReference: string };

/**
 * A line of the person's own bank statement shows that an invoice was paid out of their direct payment: as good as the
 * supplier's word, whether or not the person had said so. Called in the transaction of whoever matches the line.
 */
export async function confirmByStatement(tx: Act, access: Access, seen: Seen) {
  await lockRows(tx, [seen.invoiceId]);
  const invoice = await tx.invoice.findFirst({
    where: { id: seen.invoiceId, personId: seen.personId, payerRoute: "direct_payment" },
    include: LOCKED,
  });
  if (!invoice) throw new Refusal("not-found", "We cannot find this invoice. Nothing was changed.");
  if (invoice.status !== "issued" && invoice.status !== "marked_paid")
    throw new Refusal("moved-on", movedOn(invoice.status));
  if (seen.pence !== leftToPay(invoice))
    throw new Refusal(
      "amount-differs",
      `The statement says ${pounds(seen.pence)}, and ${pounds(leftToPay(invoice))} is to pay. Nothing was changed. Look at the line again.`,
    );
  const payment = await payInvoices(tx, {
    invoices: [invoice],
    method: "transfer",
    paidOn: seen.paidOn,
    bankReference: seen.bankReference.slice(0, 40) || invoice.document.label,
    submissionKey: null,
    actorId: access.actor.accountId,
  });
  await recordInvoiceEvent(tx, access, invoice, "seen-on-statement", "", {
    paymentId: payment.id,
    transferId: Number(payment.transferId),
  });
  const body = `A bank statement shows that ${pounds(payment.totalPence)} was paid on ${shortDay(seen.paidOn)} for invoice ${invoice.document.label}. It is paid. The receipt is ${payment.document.label}.`;
  const path = `/documents/${payment.document.id}`;
  await tellPayer(tx, invoice, {
    subject: "Your payment was seen on your statement",
    body,
    path,
    onceKey: `payment:${payment.id}:payer`,
  });
  await tellSupplier(tx, invoice, {
    subject: "A payment to you was seen on a statement",
    body: `${body} If it has not arrived, undo it on the invoice’s page.`,
    path: `/invoices/${invoice.id}`,
    onceKey: `payment:${payment.id}:supplier`,
  });
  return payment;
}
