import { balance } from "#app/domain/ledger/ledger.server.ts";
import { planStep } from "#app/domain/payments/cards/plan-step.server.ts";
import { leftOf, onItsWayBack, shareOut } from "#app/domain/payments/cards/step-rules.ts";
import type { Tx } from "#app/db.server.ts";

type OwnPot = { id: string; availableAccountId: bigint; fundingRoute: string };

/** What of a pot can be set aside: in a pot of somebody's own not what is on its way back to their card already. */
export async function freeInPot(tx: Tx, pot: OwnPot): Promise<number> {
  const available = await balance(tx, pot.availableAccountId);
  if (pot.fundingRoute !== "own_money") return available;
  const steps = await tx.cardStep.findMany({
    where: { cardPayment: { potId: pot.id } },
    select: { purpose: true, state: true, pence: true },
  });
  return Math.max(0, available - onItsWayBack(steps));
}

/**
 * Sends what nothing open needs any more in a pot of somebody's own back to the cards it came from: whatever was paid for
 * the same thing first. What is on its way already is not sent twice. Called in the transaction that freed it.
 */
export async function returnOwnMoney(
  tx: Tx,
  pot: OwnPot,
  reason: string,
  prefer: { engagementId?: string; cardPaymentId?: string } = {},
): Promise<void> {
  if (pot.fundingRoute !== "own_money") return;
  await tx.$queryRaw`SELECT id FROM card_payment WHERE pot_id = ${pot.id}::uuid ORDER BY id FOR UPDATE`;
  const payments = await tx.cardPayment.findMany({
    where: { potId: pot.id, status: "paid" },
    include: { steps: { select: { purpose: true, state: true, pence: true } } },
    orderBy: { paidAt: "asc" },
  });
  const available = await balance(tx, pot.availableAccountId);
  const free = available - payments.reduce((sum, { steps }) => sum + onItsWayBack(steps), 0);
  if (free <= 0) return;
  const wanted = ({ id, engagementId }: { id: string; engagementId: string | null }) =>
    id === prefer.cardPaymentId || (engagementId !== null && engagementId === prefer.engagementId);
  const parts = shareOut(
    free,
    [...payments.filter(wanted), ...payments.filter((payment) => !wanted(payment))].map((payment) => ({
      id: payment.id,
      leftPence: leftOf(payment),
    })),
  );
  if (!parts) throw new Error(`pot ${pot.id} holds more than its cards paid in`);
  for (const part of parts) {
    const payment = payments.find(({ id }) => id === part.id);
    if (!payment) continue;
    await planStep(tx, {
      purpose: "refund",
      subjectId: payment.id,
      areaId: payment.areaId,
      mode: payment.mode,
      cardPaymentId: payment.id,
      pence: part.pence,
      reason,
    });
  }
}
