// What happens on Stripe's own page, as far as this product can tell: an attempt to pay one checkout session.
import type { Tx } from "#app/db.server.ts";
import type { Charge, PaymentIntent, Session, SessionHidden } from "#app/gateways/payments/sandbox/kept.ts";
import { feeOf, move, settlesOn } from "#app/gateways/payments/sandbox/money.server.ts";
import { tell } from "#app/gateways/payments/sandbox/news.server.ts";
import { change, find, keep, newId, seconds } from "#app/gateways/payments/sandbox/store.server.ts";

type Paying = { session: Session; hidden: SessionHidden };
const FAILURES = {
  card_declined: "Your card was declined.",
  payment_intent_authentication_failure:
    "The provided payment method has failed authentication. You can provide payment_method_data or a new PaymentMethod to attempt to fulfil this PaymentIntent again.",
  payment_intent_payment_attempt_failed: "The bank did not pay.",
} as const;
export type Failure = keyof typeof FAILURES;

/** Stripe makes the payment intent when somebody first tries to pay. */
export async function intentOf(tx: Tx, { session, hidden }: Paying): Promise<PaymentIntent> {
  if (session.payment_intent !== null) return find(tx, "payment_intent", session.payment_intent);
  const intent = await keep(tx, {
    id: newId("pi"),
    object: "payment_intent",
    amount: session.amount_total,
    amount_received: 0,
    created: seconds(),
    currency: session.currency,
    last_payment_error: null,
    latest_charge: null,
    livemode: false,
    metadata: hidden.paymentMetadata,
    payment_method_types: session.payment_method_types,
    status: "requires_payment_method",
    transfer_group: hidden.transferGroup,
  });
  await change(tx, session, { payment_intent: intent.id });
  await tell(tx, "payment_intent.created", intent);
  return intent;
}

const makeCharge = (tx: Tx, intent: PaymentIntent, fields: Pick<Charge, "status" | "failure_code">) =>
  keep(tx, {
    id: newId(fields.status === "pending" ? "py" : "ch"),
    object: "charge",
    amount: intent.amount,
    amount_captured: fields.status === "succeeded" ? intent.amount : 0,
    amount_refunded: 0,
    balance_transaction: null,
    captured: fields.status === "succeeded",
    created: seconds(),
    currency: intent.currency,
    disputed: false,
    livemode: false,
    metadata: intent.metadata,
    paid: fields.status === "succeeded",
    payment_intent: intent.id,
    refunded: false,
    transfer_group: intent.transfer_group,
    ...fields,
  });

async function received(tx: Tx, intent: PaymentIntent, charge: Charge, type: "charge" | "payment") {
  const movement = await move(tx, {
    type,
    amount: charge.amount,
    fee: feeOf(charge.amount),
    source: charge.id,
    availableOn: settlesOn(),
  });
  const paid = await change(tx, charge, {
    status: "succeeded",
    paid: true,
    captured: true,
    amount_captured: charge.amount,
    balance_transaction: movement.id,
  });
  await tell(tx, "charge.succeeded", paid);
  const settled = await change(tx, intent, {
    status: "succeeded",
    amount_received: intent.amount,
    latest_charge: charge.id,
    last_payment_error: null,
  });
  await tell(tx, "payment_intent.succeeded", settled);
}

/** The card was charged. */
export async function succeed(tx: Tx, paying: Paying): Promise<void> {
  const intent = await intentOf(tx, paying);
  const charge = await makeCharge(tx, intent, { status: "succeeded", failure_code: null });
  await received(tx, intent, charge, "charge");
  const session = await change(
    tx,
    { ...paying.session, payment_intent: intent.id },
    { status: "complete", payment_status: "paid", url: null },
    { dueAt: null },
  );
  await tell(tx, "checkout.session.completed", session);
}

/** It was tried and failed; the session stays open to try again. */
export async function decline(tx: Tx, paying: Paying, code: Failure): Promise<void> {
  const intent = await intentOf(tx, paying);
  const declined =
    code === "card_declined" ? await makeCharge(tx, intent, { status: "failed", failure_code: code }) : null;
  if (declined) await tell(tx, "charge.failed", declined);
  await failed(tx, intent, code, declined?.id ?? null);
}

async function failed(tx: Tx, intent: PaymentIntent, code: Failure, chargeId: string | null): Promise<void> {
  const changed = await change(tx, intent, {
    status: "requires_payment_method",
    latest_charge: chargeId,
    last_payment_error: {
      type: code === "payment_intent_authentication_failure" ? "invalid_request_error" : "card_error",
      code,
      message: FAILURES[code],
      ...(code === "card_declined" ? { decline_code: "generic_decline" } : {}),
    },
  });
  await tell(tx, "payment_intent.payment_failed", changed);
}

/** The bank wants to know that it is them. */
export async function wantAuthentication(tx: Tx, paying: Paying): Promise<void> {
  const intent = await intentOf(tx, paying);
  await tell(tx, "payment_intent.requires_action", await change(tx, intent, { status: "requires_action" }));
}

/** Ordered from a bank: the session is complete and the money is still to come, or not. */
export async function payLater(
  tx: Tx,
  paying: Paying,
  later: NonNullable<SessionHidden["later"]>,
  dueAt: Date,
): Promise<void> {
  const intent = await intentOf(tx, paying);
  const charge = await makeCharge(tx, intent, { status: "pending", failure_code: null });
  await tell(tx, "charge.pending", charge);
  const processing = await change(tx, intent, { status: "processing", latest_charge: charge.id });
  await tell(tx, "payment_intent.processing", processing);
  const session = await change(
    tx,
    { ...paying.session, payment_intent: intent.id },
    { status: "complete", url: null },
    { hidden: { later }, dueAt },
  );
  await tell(tx, "checkout.session.completed", session);
}

/** The bank's money arrives, or never will. */
export async function settleLater(tx: Tx, { session, hidden }: Paying): Promise<void> {
  const intent = await find(tx, "payment_intent", session.payment_intent ?? "");
  const charge = await find(tx, "charge", intent.latest_charge ?? "");
  if (hidden.later === "succeeds") await received(tx, intent, charge, "payment");
  else {
    const lost = await change(tx, charge, {
      status: "failed",
      failure_code: "payment_intent_payment_attempt_failed",
    });
    await tell(tx, "charge.failed", lost);
    await failed(tx, intent, "payment_intent_payment_attempt_failed", charge.id);
  }
  const settled = await change(tx, session, hidden.later === "succeeds" ? { payment_status: "paid" } : {}, {
    hidden: { later: null },
    dueAt: null,
  });
  await tell(
    tx,
    hidden.later === "succeeds"
      ? "checkout.session.async_payment_succeeded"
      : "checkout.session.async_payment_failed",
    settled,
  );
}

/** Nobody paid in time, or the platform closed it. Stripe cancels the payment that was begun. */
export async function runOut(tx: Tx, { session }: Pick<Paying, "session">): Promise<Session> {
  if (session.payment_intent !== null) {
    const intent = await find(tx, "payment_intent", session.payment_intent);
    await tell(tx, "payment_intent.canceled", await change(tx, intent, { status: "canceled" }));
  }
  const expired = await change(tx, session, { status: "expired", url: null }, { dueAt: null });
  await tell(tx, "checkout.session.expired", expired);
  return expired;
}
