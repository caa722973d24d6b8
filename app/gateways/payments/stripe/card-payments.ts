import type { Stripe } from "stripe";
import type { CardGateway, CardPaymentFact, DisputeFact } from "#app/gateways/payments/card-gateway.ts";
import { ask } from "#app/gateways/payments/stripe/ask.ts";
import { idOf, marksOf, modeOf, momentOf, wholeOf } from "#app/gateways/payments/stripe/facts.ts";

type Payments = Pick<CardGateway, "findPayment" | "findDispute" | "findPaymentOfCharge">;

export function cardPayments(stripe: Stripe): Payments {
  const findPayment = async (id: string): Promise<CardPaymentFact> => {
    const intent = await stripe.paymentIntents.retrieve(id, {
      expand: ["latest_charge.balance_transaction"],
    });
    const disputed = wholeOf(intent.latest_charge)?.disputed ?? false;
    const disputes = disputed
      ? await stripe.disputes.list({ payment_intent: id, limit: 1 })
      : { data: [] as Stripe.Dispute[] };
    return paymentFact(intent, disputes.data[0] ?? null);
  };
  return {
    findPayment: (id) => ask(() => findPayment(id)),
    findDispute: (id) => ask(async () => disputeFact(await stripe.disputes.retrieve(id))),
    findPaymentOfCharge: (chargeId) =>
      ask(async () => {
        const { payment_intent } = await stripe.charges.retrieve(chargeId);
        const id = idOf(payment_intent);
        return id === null ? null : await findPayment(id);
      }),
  };
}

const STATUS: Record<string, CardPaymentFact["status"]> = {
  succeeded: "succeeded",
  processing: "processing",
  canceled: "cancelled",
};

function paymentFact(intent: Stripe.PaymentIntent, dispute: Stripe.Dispute | null): CardPaymentFact {
  const charge = wholeOf(intent.latest_charge);
  const movement = wholeOf(charge?.balance_transaction);
  return {
    id: intent.id,
    status: STATUS[intent.status] ?? "waiting",
    amountPence: intent.amount,
    receivedPence: intent.amount_received,
    currency: intent.currency,
    chargeId: idOf(intent.latest_charge),
    refundedPence: charge?.amount_refunded ?? 0,
    disputed: charge?.disputed ?? false,
    dispute: dispute ? disputeFact(dispute) : null,
    feePence: movement?.fee ?? null,
    balanceTransactionId: idOf(charge?.balance_transaction),
    lastFailure: intent.last_payment_error?.code ?? null,
    reference: marksOf(intent.metadata).reference,
    mode: modeOf(intent.livemode),
  };
}

function disputeStatus(status: string): DisputeFact["status"] {
  if (status === "won" || status === "lost") return status;
  // A prevented dispute never became one
  if (status === "prevented") return "won";
  return status.startsWith("warning_") ? "warning" : "open";
}

const disputeFact = (dispute: Stripe.Dispute): DisputeFact => ({
  id: dispute.id,
  status: disputeStatus(dispute.status),
  amountPence: dispute.amount,
  reason: dispute.reason,
  paymentIntentId: idOf(dispute.payment_intent),
  answerBy: dispute.evidence_details.due_by ? momentOf(dispute.evidence_details.due_by) : null,
  movements: dispute.balance_transactions
    .toSorted((a, b) => a.created - b.created || a.id.localeCompare(b.id))
    .map(({ id, fee }) => ({ id, feePence: fee })),
});
