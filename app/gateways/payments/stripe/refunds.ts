import type { Stripe } from "stripe";
import type { CardGateway, RefundFact } from "#app/gateways/payments/card-gateway.ts";
import { ask } from "#app/gateways/payments/stripe/ask.ts";
import { idOf, marks, marksOf, momentOf } from "#app/gateways/payments/stripe/facts.ts";

type Refunds = Pick<CardGateway, "refund" | "findRefund" | "listRefunds">;

export const refunds = (stripe: Stripe): Refunds => ({
  refund: ({ idempotencyKey, paymentIntentId, amountPence, reference }) =>
    ask(async () =>
      refundFact(
        await stripe.refunds.create(
          {
            payment_intent: paymentIntentId,
            amount: amountPence,
            reason: "requested_by_customer",
            metadata: marks(reference, idempotencyKey),
          },
          { idempotencyKey },
        ),
      ),
    ),
  findRefund: (id) => ask(async () => refundFact(await stripe.refunds.retrieve(id))),
  listRefunds: (payment_intent) =>
    ask(async () => {
      const found: RefundFact[] = [];
      for await (const refund of stripe.refunds.list({ payment_intent, limit: 100 }))
        found.push(refundFact(refund));
      return found;
    }),
});

const STATUS: Record<string, RefundFact["status"]> = {
  succeeded: "succeeded",
  failed: "failed",
  canceled: "cancelled",
};

const refundFact = (refund: Stripe.Refund): RefundFact => ({
  id: refund.id,
  status: STATUS[refund.status ?? ""] ?? "pending",
  amountPence: refund.amount,
  currency: refund.currency,
  paymentIntentId: idOf(refund.payment_intent),
  balanceTransactionId: idOf(refund.balance_transaction),
  failure: refund.failure_reason ?? null,
  ...marksOf(refund.metadata),
  createdAt: momentOf(refund.created),
});
