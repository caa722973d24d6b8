import type { Stripe } from "stripe";
import { onThisSite, siteAddress } from "#app/env.server.ts";
import type { CardGateway, Checkout } from "#app/gateways/payments/card-gateway.ts";
import { ask } from "#app/gateways/payments/stripe/ask.ts";
import {
  idOf,
  marks,
  marksOf,
  modeOf,
  momentOf,
  secondsOf,
  windowOf,
} from "#app/gateways/payments/stripe/facts.ts";

type Checkouts = Pick<
  CardGateway,
  "createCheckout" | "findCheckout" | "findCheckoutsOf" | "findCheckoutOfPayment" | "expireCheckout"
>;

/**
 * One payment in pounds, by whichever ways to pay the account has switched on. The money stays with the platform's account:
 * passing it on is a transfer of its own, never a fee taken from somebody's payment.
 */
export const checkouts = (stripe: Stripe): Checkouts => ({
  createCheckout: ({ idempotencyKey, cardPaymentId, amountPence, description, email, expiresAt, ...more }) =>
    ask(async () =>
      checkoutFact(
        await stripe.checkout.sessions.create(
          {
            mode: "payment",
            client_reference_id: cardPaymentId,
            line_items: [
              {
                quantity: 1,
                price_data: {
                  currency: "gbp",
                  unit_amount: amountPence,
                  product_data: { name: description },
                },
              },
            ],
            ...(email === undefined ? {} : { customer_email: email }),
            expires_at: secondsOf(expiresAt),
            success_url: addressOf(more.successPath),
            cancel_url: addressOf(more.cancelPath),
            locale: "en-GB",
            metadata: marks(cardPaymentId, idempotencyKey),
            payment_intent_data: {
              transfer_group: more.transferGroup,
              metadata: marks(cardPaymentId, idempotencyKey),
            },
          },
          { idempotencyKey },
        ),
      ),
    ),
  findCheckout: (id) => ask(async () => checkoutFact(await stripe.checkout.sessions.retrieve(id))),
  findCheckoutsOf: (cardPaymentId, window) =>
    ask(async () => {
      const found: Checkout[] = [];
      for await (const session of stripe.checkout.sessions.list({ created: windowOf(window), limit: 100 }))
        if (session.client_reference_id === cardPaymentId) found.push(checkoutFact(session));
      return found;
    }),
  findCheckoutOfPayment: (payment_intent) =>
    ask(async () => {
      const { data } = await stripe.checkout.sessions.list({ payment_intent, limit: 1 });
      return data[0] ? checkoutFact(data[0]) : null;
    }),
  expireCheckout: (id) => ask(async () => checkoutFact(await stripe.checkout.sessions.expire(id))),
});

/** Stripe puts the checkout's id in place of these words, so their braces stay as they are. */
const addressOf = (path: string) =>
  siteAddress(path).replace("%7BCHECKOUT_SESSION_ID%7D", "{CHECKOUT_SESSION_ID}");

const STATUS = ["open", "complete", "expired"] as const;
const PAYMENT_STATUS = ["paid", "unpaid", "no_payment_required"] as const;

/** A word that we do not know must not be taken for one that we do. */
function known<T extends string>(words: readonly T[], word: string | null): T {
  const found = words.find((one) => one === word);
  if (found === undefined)
    throw new Error(`Stripe says ${String(word)}, which is none of ${words.join(", ")}`);
  return found;
}

const checkoutFact = (session: Stripe.Checkout.Session): Checkout => ({
  id: session.id,
  url: session.url === null ? null : onThisSite(session.url),
  status: known(STATUS, session.status),
  paymentStatus: known(PAYMENT_STATUS, session.payment_status),
  paymentIntentId: idOf(session.payment_intent),
  amountPence: session.amount_total ?? 0,
  currency: session.currency ?? "",
  clientReference: session.client_reference_id,
  idempotencyKey: marksOf(session.metadata).idempotencyKey,
  mode: modeOf(session.livemode),
  createdAt: momentOf(session.created),
  expiresAt: momentOf(session.expires_at),
});
