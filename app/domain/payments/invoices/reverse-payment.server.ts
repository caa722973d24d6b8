import type { InvoiceParty } from "#app/domain/access/invoice-party.ts";
import { act } from "#app/domain/audit/act.server.ts";
import { openLedgerAccount, post, type Mode } from "#app/domain/ledger/ledger.server.ts";
import { findSome } from "#app/domain/payments/invoices/find-chosen.server.ts";
import { leftToPay, mayTakeStep } from "#app/domain/payments/invoices/invoice-rules.ts";
import { askerOf, stateOf } from "#app/domain/payments/invoices/invoice-state.ts";
import { lockInvoice, lockRows, refuseOneself } from "#app/domain/payments/invoices/lock-invoice.server.ts";
import { recordInvoiceEvent } from "#app/domain/payments/invoices/record-invoice-event.server.ts";
import { tellPayer, tellSupplier } from "#app/domain/payments/invoices/tell-ends.server.ts";
import { now } from "#app/lib/clock.ts";
import { pounds } from "#app/lib/money.ts";
import { Refusal } from "#app/lib/result.ts";

/**
 * A payment was written down by mistake: the exact negation of it, and every invoice of it is owed again. Only by whoever
 * wrote it down. Refusals: moved-on (something was paid back since), and those of `lockInvoice`.
 */
export function reversePayment(party: InvoiceParty, input: { id: string; version: number; words: string }) {
  const { access } = party;
  return act(access, async (tx) => {
    // All invoices of the payment first, in order: two who undo it at once come one after the other
    const siblings = await tx.invoice.findMany({
      where: { payment: { invoices: { some: { id: input.id } } } },
      select: { id: true },
    });
    await lockRows(
      tx,
      siblings.map((one) => one.id),
    );
    const invoice = await lockInvoice(tx, party, input.id, "reverse", input.version);
    if (party.side === "manager") refuseOneself(access, invoice);
    const { payment } = invoice;
    if (!payment) throw new Error("a paid invoice without a payment");
    const all = await findSome(
      tx,
      party,
      siblings.map((one) => one.id),
    );
    if (
      all.length !== siblings.length ||
      !all.every((one) => mayTakeStep("reverse", askerOf(party, one), stateOf(one)))
    )
      throw new Refusal(
        "moved-on",
        "Money of this payment has been paid back since, so it cannot be undone as a whole. Nothing was changed. Give a credit on the invoice that is wrong.",
      );
    const mode = payment.mode as Mode;
    const owed = new Map<string, number>();
    for (const one of all)
      owed.set(one.plannerId ?? "", (owed.get(one.plannerId ?? "") ?? 0) + leftToPay(one));
    const lines = [
      {
        account: await openLedgerAccount(tx, "paying-account/paid-out", payment.payingAccountId, mode),
        pence: -payment.totalPence,
      },
    ];
    for (const [plannerId, pence] of owed)
      lines.push({ account: await openLedgerAccount(tx, "planner/owed", plannerId, mode), pence });
    const { transferId } = await post(tx, {
      key: `payment-reversal:${payment.id}:1`,
      kind: "reversal",
      reverses: payment.transferId,
      lines,
      subject: { type: "payment", id: payment.id },
      actorId: access.actor.accountId,
    });
    await tx.payment.update({
      where: { id: payment.id },
      data: { returnedAt: now(), returnedReason: input.words },
    });
    await tx.invoice.updateMany({
      where: { id: { in: all.map((one) => one.id) } },
      data: { status: "issued", paymentId: null, version: { increment: 1 } },
    });
    for (const one of all)
      await recordInvoiceEvent(tx, access, one, "reversed", input.words, {
        paymentId: payment.id,
        transferId: Number(transferId),
      });
    const news = {
      subject: "A payment was recorded by mistake",
      body: `A payment of ${pounds(payment.totalPence)}, reference ${payment.bankReference}, was recorded by mistake and is undone. What it was for is owed again.`,
      path: `/invoices/${invoice.id}`,
      onceKey: `payment:${payment.id}:reversed`,
    };
    if (party.side === "manager") await tellSupplier(tx, invoice, news);
    else await tellPayer(tx, invoice, news);
    return { id: invoice.id };
  });
}
