import { Stripe } from "stripe";
import type { CardGateway } from "#app/gateways/payments/card-gateway.ts";
import { balance } from "#app/gateways/payments/stripe/balance.ts";
import { cardPayments } from "#app/gateways/payments/stripe/card-payments.ts";
import { checkouts } from "#app/gateways/payments/stripe/checkouts.server.ts";
import { news } from "#app/gateways/payments/stripe/news.ts";
import { recipients } from "#app/gateways/payments/stripe/recipients.server.ts";
import { refunds } from "#app/gateways/payments/stripe/refunds.ts";
import { transfers } from "#app/gateways/payments/stripe/transfers.ts";

const LONGEST_ANSWER = 20_000;

type Settings = {
  key: string;
  /** Newest first; see `news`. */
  webhookSecrets: readonly string[];
  /** Another place that speaks Stripe's protocol; never with a live key (env.server.ts). */
  base?: URL;
  sandbox: boolean;
};

/**
 * Everything through Stripe's own library, which pins the API's version. It tries each call once: a step that had no answer
 * asks what happened before it is tried again. (A connection that closes under the first request is tried again by the
 * library itself, with the same key.)
 */
export function stripeGateway({ key, webhookSecrets, base, sandbox }: Settings): CardGateway {
  const stripe = new Stripe(key, {
    maxNetworkRetries: 0,
    timeout: LONGEST_ANSWER,
    telemetry: false,
    ...(base ? placeOf(base) : {}),
  });
  return {
    mode: /^(sk|rk)_live_/.test(key) ? "live" : "test",
    sandbox,
    ...checkouts(stripe),
    ...cardPayments(stripe),
    ...refunds(stripe),
    ...recipients(stripe),
    ...transfers(stripe),
    ...balance(stripe),
    ...news(stripe, webhookSecrets),
  };
}

function placeOf(base: URL) {
  const protocol = base.protocol === "http:" ? ("http" as const) : ("https" as const);
  return { host: base.hostname, port: base.port || (protocol === "http" ? 80 : 443), protocol };
}
