import type { Tx } from "#app/db.server.ts";
import type { CardCalls } from "#app/gateways/payments/contract/card-calls.ts";
import type { Answers } from "#app/gateways/payments/sandbox/endpoints/call.ts";
import type { Charge } from "#app/gateways/payments/sandbox/kept.ts";
import { pageOf } from "#app/gateways/payments/sandbox/list.ts";
import { move } from "#app/gateways/payments/sandbox/money.server.ts";
import { tell } from "#app/gateways/payments/sandbox/news.server.ts";
import { metadataOf, onlyThese } from "#app/gateways/payments/sandbox/only-these.ts";
import { StripeRefusal } from "#app/gateways/payments/sandbox/refusal.ts";
import { all, change, find, keep, newId, seconds } from "#app/gateways/payments/sandbox/store.server.ts";
import { poundsAndPence } from "#app/lib/money.ts";

type Create = CardCalls["POST /v1/refunds"];

export const refunds: Answers<"POST /v1/refunds" | "GET /v1/refunds" | "GET /v1/refunds/:id"> = {
  /** The fee is not given back, and a transfer is not taken back: that is a reversal, asked for by itself. */
  async "POST /v1/refunds"({ tx, params }) {
    onlyThese(params, ["payment_intent", "charge", "amount", "reason", "metadata", "expand"]);
    const charge = await chargeOf(tx, params);
    const amount = refundable(charge, params.amount);
    const id = newId("re");
    const isCard = charge.id.startsWith("ch_");
    const movement = await move(tx, {
      type: isCard ? "refund" : "payment_refund",
      amount: -amount,
      source: id,
    });
    const refund = await keep(tx, {
      id,
      object: "refund",
      amount,
      balance_transaction: movement.id,
      charge: charge.id,
      created: seconds(),
      currency: "gbp",
      metadata: metadataOf(params.metadata),
      payment_intent: charge.payment_intent,
      reason: params.reason ?? null,
      status: "succeeded",
    });
    const refunded = charge.amount_refunded + amount;
    const changed = await change(tx, charge, {
      amount_refunded: refunded,
      refunded: refunded === charge.amount,
    });
    await tell(tx, "refund.created", refund);
    await tell(tx, "charge.refunded", changed);
    return refund;
  },
  "GET /v1/refunds/:id": ({ tx, id }) => find(tx, "refund", id),
  async "GET /v1/refunds"({ tx, params }) {
    const { payment_intent, charge } = params;
    const found = await all(tx, "refund", {
      ...(payment_intent === undefined ? {} : { payment_intent }),
      ...(charge === undefined ? {} : { charge }),
    });
    return pageOf("/v1/refunds", "refund", found, params);
  },
};

async function chargeOf(tx: Tx, { payment_intent, charge }: Create): Promise<Charge> {
  if ((payment_intent === undefined) === (charge === undefined))
    throw new StripeRefusal(
      "One of the following params should be provided for this request: payment_intent or charge.",
    );
  if (charge !== undefined) return find(tx, "charge", charge, "charge");
  const intent = await find(tx, "payment_intent", payment_intent ?? "", "payment_intent");
  if (intent.status !== "succeeded" || intent.latest_charge === null)
    throw new StripeRefusal(
      `This PaymentIntent (${intent.id}) does not have a successful charge to refund.`,
      { param: "payment_intent" },
    );
  return find(tx, "charge", intent.latest_charge);
}

function refundable(charge: Charge, asked: number | undefined): number {
  if (charge.status !== "succeeded")
    throw new StripeRefusal(`Charge ${charge.id} has not been paid, so it cannot be refunded.`, {
      param: "charge",
    });
  if (charge.disputed)
    throw new StripeRefusal(`Charge ${charge.id} has been charged back; cannot issue a refund.`, {
      code: "charge_disputed",
    });
  if (charge.refunded)
    throw new StripeRefusal(`Charge ${charge.id} has already been refunded.`, {
      code: "charge_already_refunded",
    });
  const left = charge.amount - charge.amount_refunded;
  const amount = asked ?? left;
  if (amount < 1)
    throw new StripeRefusal("Invalid positive integer", {
      code: "parameter_invalid_integer",
      param: "amount",
    });
  if (amount > left)
    throw new StripeRefusal(
      `Refund amount (${poundsAndPence(amount)}) is greater than unrefunded amount on charge (${poundsAndPence(left)})`,
      { param: "amount" },
    );
  return amount;
}
