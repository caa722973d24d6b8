import type { InvoiceParty } from "#app/domain/access/invoice-party.ts";
import { notify } from "#app/domain/notifications/notify.server.ts";
import { act } from "#app/domain/audit/act.server.ts";
import { lockInvoice } from "#app/domain/payments/invoices/lock-invoice.server.ts";
import { recordInvoiceEvent } from "#app/domain/payments/invoices/record-invoice-event.server.ts";
import { tellPayer, tellSupplier } from "#app/domain/payments/invoices/tell-ends.server.ts";

type Said = { id: string; version: number; words: string };

/** Who pays asks about an invoice. The money stays owed; the planner is asked to answer. */
export function queryInvoice(party: InvoiceParty, input: Said) {
  return act(party.access, async (tx) => {
    const invoice = await lockInvoice(tx, party, input.id, "query", input.version);
    await tx.invoice.update({
      where: { id: invoice.id },
      data: { status: "queried", version: { increment: 1 } },
    });
    await recordInvoiceEvent(tx, party.access, invoice, "queried", input.words);
    const news = {
      subject: "There is a question about an invoice",
      body: `${invoice.payingAccount.name} has a question about invoice ${invoice.document.label}. The money stays owed. Please read it and answer.`,
      path: `/invoices/${invoice.id}`,
      onceKey: `invoice:${invoice.id}:queried:${String(input.version)}`,
    };
    await tellSupplier(tx, invoice, news);
    // Whoever did the work knows the answer, and may be with an agency
    const worker = invoice.planner?.accountId;
    if (worker && invoice.supplier.agencyId)
      await notify(tx, { ...news, to: { accountId: worker }, onceKey: `${news.onceKey}:${worker}` });
    return { id: invoice.id };
  });
}

/** The planner, or their agency, answers: it waits to be paid again. */
export function answerQuery(party: InvoiceParty, input: Said) {
  return act(party.access, async (tx) => {
    const invoice = await lockInvoice(tx, party, input.id, "answer", input.version);
    await tx.invoice.update({
      where: { id: invoice.id },
      data: { status: "issued", version: { increment: 1 } },
    });
    await recordInvoiceEvent(tx, party.access, invoice, "answered", input.words);
    await tellPayer(tx, invoice, {
      subject: "Your question was answered",
      body: `Your question about invoice ${invoice.document.label} was answered. Please look, and approve or pay it.`,
      path: `/invoices/${invoice.id}`,
      onceKey: `invoice:${invoice.id}:answered:${String(input.version)}`,
    });
    return { id: invoice.id };
  });
}
