import { recordRefund } from "#app/domain/payments/cards/record-refund.server.ts";
import type { StepWork } from "#app/domain/payments/cards/step-work.ts";
import { cardGateway } from "#app/gateways/payments/cards.server.ts";

/** Gives money back to the card it came from. Done only when the provider says that it has succeeded. */
export const refundStep: StepWork = {
  prepare: ({ cardPayment, pence }) =>
    Promise.resolve(
      cardPayment?.paymentIntentId ? { payment: cardPayment.paymentIntentId, pence: String(pence) } : null,
    ),
  ask: async ({ cardPayment, idempotencyKey, outsideId }) => {
    const gateway = cardGateway();
    if (outsideId) return recordRefund(await gateway.findRefund(outsideId));
    const all = await gateway.listRefunds(cardPayment?.paymentIntentId ?? "");
    const mine = all.find((one) => one.idempotencyKey === idempotencyKey);
    return mine ? recordRefund(mine) : null;
  },
  call: async ({ idempotencyKey, cardPayment, pence, id }) => {
    const refund = await cardGateway().refund({
      idempotencyKey,
      paymentIntentId: cardPayment?.paymentIntentId ?? "",
      amountPence: pence ?? 0,
      reference: id,
    });
    return recordRefund(refund);
  },
};
