import type { Act } from "#app/domain/audit/act.server.ts";
import { planStep } from "#app/domain/payments/cards/plan-step.server.ts";
import { returnOwnMoney } from "#app/domain/payments/cards/return-own-money.server.ts";
import { shareOut } from "#app/domain/payments/cards/step-rules.ts";
import { refundCredit } from "#app/domain/payments/invoices/refund-credit.server.ts";
import type { Tx } from "#app/db.server.ts";
import type { CardStep } from "#app/generated/prisma/client.ts";
import { Refusal } from "#app/lib/result.ts";

type Transfer = CardStep & { backSteps: CardStep[] };
type Credit = { id: string; invoiceId: string; grossPence: number; reason: string };

/**
 * Gives back to a card part or all of what it paid for an invoice, as a credit note says. What has been passed on is taken
 * back first, as a step of its own; what has not is simply passed on no more. Never more than was paid.
 * Called in the credit note's transaction, with the invoice's row locked. Refusals: being-passed-on, too-much.
 */
export async function giveBackToCard(tx: Tx, credit: Credit): Promise<void> {
  await tx.$queryRaw`SELECT id FROM card_step WHERE invoice_id = ${credit.invoiceId}::uuid ORDER BY id FOR UPDATE`;
  const transfers: Transfer[] = await tx.cardStep.findMany({
    where: { invoiceId: credit.invoiceId, purpose: "transfer", state: { not: "closed" } },
    include: { backSteps: { where: { state: { not: "closed" } } } },
    orderBy: { createdAt: "asc" },
  });
  // Once it has been tried it may have been done: that is found out first
  const underWay = ({ state, tries }: Transfer) =>
    state === "needs_attention" || (state === "waiting" && tries > 0);
  if (transfers.some(underWay))
    throw new Refusal(
      "being-passed-on",
      "This money is being passed on just now. Nothing was changed. Try again in a few minutes.",
    );
  const kept = (step: Transfer) =>
    (step.pence ?? 0) - step.backSteps.reduce((sum, back) => sum + (back.pence ?? 0), 0);
  const parts = shareOut(
    credit.grossPence,
    transfers.map((step) => ({ id: step.id, leftPence: kept(step) })),
  );
  if (!parts)
    throw new Refusal(
      "too-much",
      "This is more than was paid by card for it. Nothing was changed. Enter less.",
    );
  for (const part of parts) {
    const step = transfers.find(({ id }) => id === part.id);
    if (step?.state === "done") await planReversal(tx, step, part.pence, credit);
    else if (step) await passOnLess(tx, step, part.pence, credit);
  }
  await goOnWith(tx, credit);
}

const about = ({ areaId, mode, cardPaymentId, invoiceId, supplierId }: CardStep) => ({
  areaId,
  mode,
  ...(cardPaymentId ? { cardPaymentId } : {}),
  ...(invoiceId ? { invoiceId } : {}),
  ...(supplierId ? { supplierId } : {}),
});

const planReversal = (tx: Tx, step: CardStep, pence: number, credit: Credit) =>
  planStep(tx, {
    ...about(step),
    purpose: "reversal",
    subjectId: step.id,
    ofStepId: step.id,
    creditNoteId: credit.id,
    pence,
    reason: credit.reason,
  });

async function passOnLess(tx: Tx, step: CardStep, pence: number, credit: Credit): Promise<void> {
  await tx.cardStep.update({ where: { id: step.id }, data: { state: "closed", lastError: credit.reason } });
  const rest = (step.pence ?? 0) - pence;
  if (rest > 0)
    await planStep(tx, { ...about(step), purpose: "transfer", subjectId: step.subjectId, pence: rest });
}

/** What was passed on has been taken back. */
export async function afterReversal(tx: Act, step: CardStep): Promise<void> {
  if (!step.creditNoteId) return;
  await goOnWith(tx, await tx.creditNote.findUniqueOrThrow({ where: { id: step.creditNoteId } }));
}

/** Once nothing has to be taken back any more: out of what is owed, and on to the card. */
async function goOnWith(tx: Tx, credit: Credit): Promise<void> {
  const waits = await tx.cardStep.count({
    where: { creditNoteId: credit.id, purpose: "reversal", state: { in: ["waiting", "needs_attention"] } },
  });
  if (waits > 0) return;
  await tx.$queryRaw`SELECT id FROM invoice WHERE id = ${credit.invoiceId}::uuid FOR UPDATE`;
  const invoice = await tx.invoice.findUniqueOrThrow({
    where: { id: credit.invoiceId },
    include: { payment: true },
  });
  if (invoice.payerRoute === "own_money") {
    await refundCredit(tx, invoice, credit, null, null, "planner/card-owed");
    const pot = await tx.pot.findUniqueOrThrow({ where: { id: invoice.potId ?? "" } });
    await returnOwnMoney(tx, pot, credit.reason, {
      ...(invoice.engagementId ? { engagementId: invoice.engagementId } : {}),
    });
    return;
  }
  // It had paid a debt: that stands again when the money is back on the card, and then the credit takes it away
  const card = await tx.cardPayment.findFirstOrThrow({
    where: { invoiceId: invoice.id, outcome: "settled" },
  });
  await planStep(tx, {
    purpose: "refund",
    subjectId: card.id,
    areaId: card.areaId,
    mode: card.mode,
    cardPaymentId: card.id,
    creditNoteId: credit.id,
    pence: credit.grossPence,
    reason: credit.reason,
  });
}
