import { systemAccess } from "#app/domain/access/access.ts";
import { act, type Act } from "#app/domain/audit/act.server.ts";
import { needAttention } from "#app/domain/payments/cards/need-attention.server.ts";
import { recordRefund, recordRefundCameBack } from "#app/domain/payments/cards/record-refund.server.ts";
import { db } from "#app/db.server.ts";
import { cardGateway } from "#app/gateways/payments/cards.server.ts";
import { pounds } from "#app/lib/money.ts";

/**
 * Writes down how all refunds of a card payment stand at the provider. One that nobody here asked for, made in the
 * provider's own pages, is put before a person.
 */
export async function settleRefunds(
  cardPaymentId: string,
  also: (tx: Act) => Promise<void> = () => Promise.resolve(),
): Promise<void> {
  const { paymentIntentId } = await db().prisma.cardPayment.findUniqueOrThrow({
    where: { id: cardPaymentId },
  });
  const refunds = paymentIntentId ? await cardGateway().listRefunds(paymentIntentId) : [];
  const result = await act(systemAccess("settle-refunds"), async (tx) => {
    await tx.$queryRaw`SELECT id FROM card_step WHERE card_payment_id = ${cardPaymentId}::uuid ORDER BY id FOR UPDATE`;
    for (const refund of refunds) {
      const step = await tx.cardStep.findFirst({
        where: {
          cardPaymentId,
          purpose: "refund",
          OR: [{ outsideId: refund.id }, { idempotencyKey: refund.idempotencyKey ?? "" }],
        },
        include: { cardPayment: true },
      });
      if (!step) {
        const card = await tx.cardPayment.findUniqueOrThrow({ where: { id: cardPaymentId } });
        await needAttention(tx, {
          areaId: card.areaId,
          kind: "outside-change",
          words: `${pounds(refund.amountPence)} was given back to a card, and not by Ownway. The record does not show it yet.`,
          cardPaymentId,
          onceKey: `refund-outside:${refund.id}`,
        });
        continue;
      }
      const failed = refund.status === "failed" || refund.status === "cancelled";
      if (step.state === "done") {
        if (failed) await recordRefundCameBack(refund)(tx, step);
      } else if (step.state === "waiting" && refund.status !== "pending")
        await recordRefund(refund)(tx, step);
    }
    await also(tx);
  });
  if (!result.ok) throw new Error(result.refusal.words);
}
