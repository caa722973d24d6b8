import type { InvoiceParty } from "#app/domain/access/invoice-party.ts";
import { act, type Act } from "#app/domain/audit/act.server.ts";
import { giveBackToCard } from "#app/domain/payments/cards/give-back.server.ts";
import { readBody, type CreditNoteInput } from "#app/domain/payments/documents/document-body.ts";
import { byCard, leftToCredit, splitCredit } from "#app/domain/payments/invoices/invoice-rules.ts";
import { stateOf } from "#app/domain/payments/invoices/invoice-state.ts";
import {
  lockInvoice,
  refuseOneself,
  type LockedInvoice,
} from "#app/domain/payments/invoices/lock-invoice.server.ts";
import { recordInvoiceEvent } from "#app/domain/payments/invoices/record-invoice-event.server.ts";
import { refundCredit } from "#app/domain/payments/invoices/refund-credit.server.ts";
import { tellPayer, tellSupplier } from "#app/domain/payments/invoices/tell-ends.server.ts";
import { issueDocument, supplierCode } from "#app/domain/payments/issue-document.server.ts";
import { now } from "#app/lib/clock.ts";
import { dayOf } from "#app/lib/dates.ts";
import { pounds } from "#app/lib/money.ts";
import { Refusal } from "#app/lib/result.ts";
import { sameAsSent } from "#app/lib/sent-before.ts";

type Credit = { id: string; version: number; pence: number; reason: string; submissionKey: string };
type Money = ReturnType<typeof splitCredit>;

async function issueCreditNote(tx: Act, invoice: LockedInvoice, money: Money, reason: string) {
  const said = readBody("invoice", invoice.document.body);
  if (said.kind !== "invoice") throw new Error("an invoice that says it is something else");
  const body: CreditNoteInput = {
    supplier: said.body.supplier,
    payer: said.body.payer,
    personReference: invoice.person.reference,
    invoice: invoice.document.label,
    service: said.body.service,
    reason,
    paidBackFirst: invoice.status === "paid" && invoice.payment?.method !== "card",
    ...money,
    vatRateBasisPoints: invoice.vatRateBasisPoints,
  };
  return issueDocument(tx, {
    kind: "credit_note",
    owner: { type: "supplier", id: invoice.supplierId, code: supplierCode(invoice.supplier) },
    areaId: invoice.areaId,
    mode: invoice.mode,
    supplierId: invoice.supplierId,
    personId: invoice.personId,
    payingAccountId: invoice.payingAccountId,
    issuedOn: dayOf(now()),
    body,
  });
}

/**
 * Gives back all or part of an invoice, by a credit note of its own. Not paid yet: the money goes straight back to the pot, or
 * to the area's adjustments. Paid already: the supplier pays it back first (`recordRepaid`). The same form twice is one.
 * Refusals: too-much, moved-on (in a run, or said to be paid, or a refund waits), and those of `lockInvoice`.
 */
export function creditInvoice(party: InvoiceParty, input: Credit) {
  return act(party.access, async (tx) => {
    const before = await tx.creditNote.findFirst({
      where: {
        submissionKey: input.submissionKey,
        invoiceId: input.id,
        byAccountId: party.access.actor.accountId,
      },
    });
    if (before) {
      sameAsSent(before.grossPence === input.pence && before.reason === input.reason);
      return { id: input.id };
    }
    const invoice = await lockInvoice(tx, party, input.id, "credit", input.version);
    // The council's practitioner decides for the area, never about their own pay; a supplier gives of its own
    if (party.side === "area") refuseOneself(party.access, invoice);
    const left = leftToCredit(stateOf(invoice));
    if (input.pence > left)
      throw new Refusal(
        "too-much",
        `At most ${pounds(left)} can be given back. Nothing was changed. Enter that or less.`,
      );
    const money = splitCredit(
      invoice,
      {
        grossPence: invoice.credits.reduce((sum, one) => sum + one.grossPence, 0),
        vatPence: invoice.credits.reduce((sum, one) => sum + one.vatPence, 0),
      },
      input.pence,
    );
    const card = byCard({ payerRoute: invoice.payerRoute, method: invoice.payment?.method ?? null });
    const paid = invoice.status === "paid";
    const document = await issueCreditNote(tx, invoice, money, input.reason);
    const credit = await tx.creditNote.create({
      data: {
        invoiceId: invoice.id,
        documentId: document.id,
        ...money,
        reason: input.reason,
        submissionKey: input.submissionKey,
        byAccountId: party.access.actor.accountId,
        createdAt: now(),
      },
    });
    // What lies with the card provider, or was passed on, goes back to the card step by step
    if (card) {
      await tx.invoice.update({ where: { id: invoice.id }, data: { version: { increment: 1 } } });
      await giveBackToCard(tx, credit);
    } else if (paid)
      await tx.invoice.update({ where: { id: invoice.id }, data: { version: { increment: 1 } } });
    else await refundCredit(tx, invoice, credit, party.access.actor.accountId);
    await recordInvoiceEvent(
      tx,
      party.access,
      invoice,
      paid && !card ? "credit-waiting" : "credited",
      `${pounds(input.pence)}. ${input.reason}`,
      { creditNoteId: credit.id, grossPence: input.pence },
    );
    const news = {
      subject: "A credit was given on an invoice",
      body: card
        ? `${pounds(input.pence)} of invoice ${invoice.document.label} goes back to the card that paid it, by itself. Credit note ${document.label} says why. Nobody has to do anything.`
        : paid
          ? `${pounds(input.pence)} of invoice ${invoice.document.label} is to be paid back to the account that paid it. Credit note ${document.label} says why. When it has arrived, say so on the invoice’s page.`
          : `${pounds(input.pence)} of invoice ${invoice.document.label} was taken off. Credit note ${document.label} says why.`,
      path: `/invoices/${invoice.id}`,
      onceKey: `credit:${credit.id}`,
    };
    await tellPayer(tx, invoice, news);
    if (party.side === "area")
      await tellSupplier(tx, invoice, {
        ...news,
        body:
          paid && !card
            ? `The council has decided that ${pounds(input.pence)} of invoice ${invoice.document.label} is given back. Credit note ${document.label} says why. Please pay it back to ${invoice.payingAccount.name}.`
            : news.body,
        onceKey: `${news.onceKey}:supplier`,
      });
    return { id: invoice.id };
  });
}
