import type { PersonAccess } from "#app/domain/access/access.ts";
import { recordDecision } from "#app/domain/assisted-access/record-decision.server.ts";
import { act } from "#app/domain/audit/act.server.ts";
import { PAYABLE } from "#app/domain/payments/cards/pay-invoice.server.ts";
import {
  planCheckout,
  toPayPage,
  waitingStep,
  type Begun,
} from "#app/domain/payments/cards/plan-checkout.server.ts";
import { settleStale } from "#app/domain/payments/cards/settle-stale.server.ts";
import { db } from "#app/db.server.ts";
import { cardGateway } from "#app/gateways/payments/cards.server.ts";
import { now } from "#app/lib/clock.ts";
import { Refusal, type Result } from "#app/lib/result.ts";

type Input = {
  invoiceId: string;
  /** What they saw is to pay. */
  amountPence: number;
  decision?: { question?: string | undefined; words?: string | undefined };
};

/** What the page shows before somebody pays an invoice out of their direct payment by card; null where it is not theirs. */
export async function findInvoiceToPay(access: PersonAccess, id: string) {
  const invoice = await db().prisma.invoice.findFirst({
    where: { id, personId: access.subject.personId, payerRoute: "direct_payment" },
    include: { document: { select: { label: true } }, supplier: { select: { legalName: true } } },
  });
  if (!invoice) return null;
  const { mode } = cardGateway();
  return {
    id: invoice.id,
    label: invoice.document.label,
    supplier: invoice.supplier.legalName,
    amountPence: invoice.grossPence - invoice.creditedPence,
    test: mode === "test",
    possible:
      mode === invoice.mode &&
      invoice.plannerId !== null &&
      PAYABLE.some((status) => status === invoice.status) &&
      invoice.grossPence > invoice.creditedPence,
  };
}

/**
 * Somebody pays what fell due out of their direct payment by the card of that account. Pressed twice it is one payment.
 * Refusals: not-found, already-paid, price-changed, other-money, words-needed.
 */
export async function beginInvoicePayment(access: PersonAccess, input: Input): Promise<Result<Begun>> {
  const { mode } = cardGateway();
  const { personId, areaId } = access.subject;
  const away = await settleStale({ invoiceId: input.invoiceId, personId });
  if (away) return away;
  const result = await act(access, async (tx) => {
    await tx.$queryRaw`SELECT id FROM invoice WHERE id = ${input.invoiceId}::uuid FOR UPDATE`;
    const invoice = await tx.invoice.findFirst({
      where: { id: input.invoiceId, personId, payerRoute: "direct_payment" },
    });
    if (!invoice) throw new Refusal("not-found", "We cannot find this invoice.");
    const before = await tx.cardPayment.findFirst({
      where: { invoiceId: invoice.id, status: { in: ["open", "processing"] } },
    });
    if (before?.status === "processing") return { cardPaymentId: before.id, stepId: null };
    if (!PAYABLE.some((status) => status === invoice.status) || invoice.plannerId === null)
      throw new Refusal(
        "already-paid",
        "This invoice was paid, marked as paid or questioned already. Nothing was paid now.",
      );
    if (invoice.mode !== mode)
      throw new Refusal(
        "other-money",
        "Test payments and real money do not mix, so this cannot be paid by card here. Nothing was paid. Pay it from your account.",
      );
    const amountPence = invoice.grossPence - invoice.creditedPence;
    if (amountPence !== input.amountPence)
      throw new Refusal(
        "price-changed",
        "What is to pay has changed since you opened the page. Nothing was paid. Look at the new figure and decide again.",
      );
    await recordDecision(tx, access, "pay-invoice-by-card", input.decision ?? {});
    if (before) return { cardPaymentId: before.id, stepId: await waitingStep(tx, before) };
    const card = await tx.cardPayment.create({
      data: {
        areaId,
        personId,
        mode,
        purpose: "invoice",
        invoiceId: invoice.id,
        feePence: amountPence,
        amountPence,
        byAccountId: access.actor.accountId,
        byName: access.grant ? `${access.actor.name}, for ${access.subject.name}` : access.actor.name,
        grantId: access.grant?.id ?? null,
        createdAt: now(),
      },
    });
    tx.audit({
      action: "card-payment.begun",
      objectType: "card_payment",
      objectId: card.id,
      detail: { pence: amountPence, invoiceId: invoice.id },
    });
    return { cardPaymentId: card.id, stepId: await planCheckout(tx, card, true) };
  });
  return result.ok ? { ok: true, value: await toPayPage(result.value) } : result;
}
