import { planStep } from "#app/domain/payments/cards/plan-step.server.ts";
import { runStep } from "#app/domain/payments/cards/run-step.server.ts";
import { db, type Tx } from "#app/db.server.ts";
import type { CardPayment } from "#app/generated/prisma/client.ts";

/** Where to go now: the provider's pay page; else our own page about this payment. */
export type Begun = { cardPaymentId: string; checkoutUrl: string | null } | { engagementId: string };
type Planned = { engagementId: string } | { cardPaymentId: string; stepId: string | null };

/** Takes the step to the pay page at once, since somebody waits for it; the job takes it where this cannot. */
export async function toPayPage(planned: Planned): Promise<Begun> {
  if ("engagementId" in planned) return planned;
  if (planned.stepId) await runStep(planned.stepId);
  const card = await db().prisma.cardPayment.findUnique({ where: { id: planned.cardPaymentId } });
  const checkoutUrl = card?.checkoutUrl ?? null;
  return { cardPaymentId: planned.cardPaymentId, checkoutUrl };
}

export const planCheckout = (tx: Tx, card: CardPayment, atOnce: boolean): Promise<string> =>
  planStep(tx, {
    purpose: "checkout",
    subjectId: card.id,
    areaId: card.areaId,
    mode: card.mode,
    cardPaymentId: card.id,
    pence: card.amountPence,
    atOnce,
  });

export const waitingStep = async (tx: Tx, card: CardPayment): Promise<string | null> =>
  (
    await tx.cardStep.findFirst({
      where: { cardPaymentId: card.id, purpose: "checkout", state: "waiting" },
      select: { id: true },
    })
  )?.id ?? null;

/** A payment that is no longer wanted: its pay page is closed. Paid a moment before, it is settled all the same. */
export async function closeCardPayment(tx: Tx, card: CardPayment): Promise<void> {
  await tx.cardPayment.update({
    where: { id: card.id },
    data: { status: "closed", checkoutUrl: null, linkHash: null, version: { increment: 1 } },
  });
  // A page that was never asked for need not be closed
  await tx.cardStep.updateMany({
    where: { cardPaymentId: card.id, purpose: "checkout", state: "waiting", tries: 0 },
    data: { state: "closed" },
  });
  const asked = await tx.cardStep.count({
    where: { cardPaymentId: card.id, purpose: "checkout", tries: { gt: 0 } },
  });
  if (asked === 0) return;
  await planStep(tx, {
    purpose: "expire",
    subjectId: card.id,
    areaId: card.areaId,
    mode: card.mode,
    cardPaymentId: card.id,
  });
}
