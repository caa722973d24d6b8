import { randomUUID } from "node:crypto";
import type { Act } from "#app/domain/audit/act.server.ts";
import { openLedgerAccount, post, THE_PROVIDER, type Mode } from "#app/domain/ledger/ledger.server.ts";
import { planStep } from "#app/domain/payments/cards/plan-step.server.ts";
import { tellToGetReady } from "#app/domain/payments/cards/pass-on.server.ts";
import { notify } from "#app/domain/notifications/notify.server.ts";
import type { CardPayment } from "#app/generated/prisma/client.ts";
import type { CardPaymentFact } from "#app/gateways/payments/card-gateway.ts";
import { now } from "#app/lib/clock.ts";
import { dayOf } from "#app/lib/dates.ts";
import { pounds } from "#app/lib/money.ts";
import { Refusal } from "#app/lib/result.ts";

/** What may be paid by card: as it was issued, by nobody yet. */
export const PAYABLE = ["issued", "approved"] as const;

/**
 * An invoice out of a direct payment was paid by the person's card: the debt is settled, and the money lies with the card
 * provider for whoever did the work until it is passed on. Refusal: already-paid.
 */
export async function payInvoice(tx: Act, card: CardPayment, payment: CardPaymentFact): Promise<bigint> {
  const id = card.invoiceId ?? "";
  await tx.$queryRaw`SELECT id FROM invoice WHERE id = ${id}::uuid FOR UPDATE`;
  const invoice = await tx.invoice.findFirst({
    where: { id, personId: card.personId, payerRoute: "direct_payment", mode: card.mode },
    include: { document: { select: { label: true } } },
  });
  const pence = payment.receivedPence;
  if (
    !invoice?.plannerId ||
    !PAYABLE.some((status) => status === invoice.status) ||
    invoice.grossPence - invoice.creditedPence !== pence
  )
    throw new Refusal(
      "already-paid",
      "This invoice was paid, questioned or changed before your card payment came.",
    );
  const mode = card.mode as Mode;
  const { transferId } = await post(tx, {
    key: `card-payment:${card.id}:1`,
    kind: "card_payment",
    lines: [
      { account: await openLedgerAccount(tx, "provider/cards-in", THE_PROVIDER, mode), pence: -pence },
      { account: await openLedgerAccount(tx, "planner/card-owed", invoice.plannerId, mode), pence },
      { account: await openLedgerAccount(tx, "planner/owed", invoice.plannerId, mode), pence: -pence },
      {
        account: await openLedgerAccount(tx, "paying-account/paid-out", invoice.payingAccountId, mode),
        pence,
      },
    ],
    subject: { type: "invoice", id },
    actorId: card.byAccountId,
  });
  const paymentId = randomUUID();
  await tx.payment.create({
    data: {
      id: paymentId,
      areaId: invoice.areaId,
      mode,
      supplierId: invoice.supplierId,
      payingAccountId: invoice.payingAccountId,
      method: "card",
      paidOn: dayOf(now()),
      bankReference: payment.id,
      totalPence: pence,
      transferId,
      recordedByAccountId: card.byAccountId,
    },
  });
  await tx.invoice.update({
    where: { id },
    data: {
      status: "paid",
      paymentId,
      version: { increment: 1 },
      events: { create: { kind: "paid", byName: card.byName, actorAccountId: card.byAccountId, at: now() } },
    },
  });
  await planStep(tx, {
    purpose: "transfer",
    subjectId: id,
    areaId: invoice.areaId,
    mode,
    cardPaymentId: card.id,
    invoiceId: id,
    supplierId: invoice.supplierId,
    pence,
  });
  await tellToGetReady(tx, invoice);
  await notify(tx, {
    to: { personId: card.personId },
    subject: "Your card payment has arrived",
    body: `You paid ${pounds(pence)} by card for invoice ${invoice.document.label}. It is passed on to whoever did the work. You do not need to do anything more.`,
    path: `/paying/${card.id}`,
    onceKey: `card-payment:${card.id}:paid`,
  });
  return transferId;
}
