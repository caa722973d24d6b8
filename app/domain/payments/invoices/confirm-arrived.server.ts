import type { InvoiceParty } from "#app/domain/access/invoice-party.ts";
import { act } from "#app/domain/audit/act.server.ts";
import { leftToPay } from "#app/domain/payments/invoices/invoice-rules.ts";
import { lockInvoice } from "#app/domain/payments/invoices/lock-invoice.server.ts";
import { payInvoices } from "#app/domain/payments/invoices/pay-invoices.server.ts";
import { recordInvoiceEvent } from "#app/domain/payments/invoices/record-invoice-event.server.ts";
import { tellPayer } from "#app/domain/payments/invoices/tell-ends.server.ts";
import { notify } from "#app/domain/notifications/notify.server.ts";
import { pounds } from "#app/lib/money.ts";
import { Refusal } from "#app/lib/result.ts";

type Said = { id: string; version: number };

/** Who is paid says that the money came: only now is it paid. Who paid gets a receipt. */
export function confirmArrived(party: InvoiceParty, input: Said) {
  return act(party.access, async (tx) => {
    const invoice = await lockInvoice(tx, party, input.id, "confirm", input.version);
    if (!invoice.markedOn) throw new Error("an invoice said to be paid on no day");
    if (invoice.person.accountId === party.access.actor.accountId)
      throw new Refusal(
        "oneself",
        "You are the one who paid. Somebody else must confirm it. Nothing was changed.",
      );
    const payment = await payInvoices(tx, {
      invoices: [invoice],
      method: "transfer",
      paidOn: invoice.markedOn,
      bankReference: invoice.document.label,
      submissionKey: null,
      actorId: party.access.actor.accountId,
    });
    await recordInvoiceEvent(tx, party.access, invoice, "confirmed", "", {
      paymentId: payment.id,
      transferId: Number(payment.transferId),
    });
    await tellPayer(tx, invoice, {
      subject: "Your payment has arrived",
      body: `${invoice.supplier.legalName} says that ${pounds(payment.totalPence)} has arrived. Invoice ${invoice.document.label} is paid. Your receipt is ${payment.document.label}.`,
      path: `/documents/${payment.document.id}`,
      onceKey: `payment:${payment.id}:payer`,
    });
    return { id: invoice.id };
  });
}

/**
 * Who is paid says that the money has not come. What a person said they paid waits again; a payment that somebody else wrote
 * down stays, and whoever wrote it is told.
 */
export function sayNotArrived(
  party: InvoiceParty,
  input: Said & { words: string; step: "confirm" | "not-arrived" },
) {
  return act(party.access, async (tx) => {
    const invoice = await lockInvoice(tx, party, input.id, input.step, input.version);
    await tx.invoice.update({
      where: { id: invoice.id },
      data: {
        ...(input.step === "confirm" ? { status: "issued" as const, markedOn: null } : {}),
        version: { increment: 1 },
      },
    });
    await recordInvoiceEvent(tx, party.access, invoice, "not-arrived", input.words);
    const news = {
      subject: "A payment has not arrived",
      body:
        input.step === "confirm"
          ? `${invoice.supplier.legalName} says that ${pounds(leftToPay(invoice))} for invoice ${invoice.document.label} has not arrived. Look at your bank account. If the money has left it, ask your bank. If not, please pay again.`
          : `${invoice.supplier.legalName} says that the payment for invoice ${invoice.document.label}${invoice.payment ? `, reference ${invoice.payment.bankReference},` : ""} has not arrived. Please ask your bank. If it was recorded by mistake, undo it on the invoice’s page.`,
      path: `/invoices/${invoice.id}`,
      onceKey: `invoice:${invoice.id}:not-arrived:${String(input.version)}`,
    };
    await tellPayer(tx, invoice, news);
    const recorder = invoice.payment?.recordedByAccountId;
    if (recorder && invoice.payerRoute === "council_held")
      await notify(tx, { ...news, to: { accountId: recorder }, onceKey: `${news.onceKey}:${recorder}` });
    return { id: invoice.id };
  });
}
