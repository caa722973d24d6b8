import { Stripe } from "stripe";
import { CardRefused, CardUnreachable } from "#app/gateways/payments/card-errors.ts";

/** Statuses after which nobody knows what was done, or that pass by waiting. */
const UNKNOWN = (status: number) => status === 409 || status === 429 || status >= 500;

/** Makes a call to Stripe and says its errors in our words. Retrying is the caller's affair: it asks what happened first. */
export async function ask<T>(call: () => Promise<T>): Promise<T> {
  try {
    return await call();
  } catch (error) {
    throw inOurWords(error);
  }
}

export function inOurWords(error: unknown): unknown {
  if (!(error instanceof Stripe.errors.StripeError)) return error;
  const { statusCode: status, rawType: type, code = type ?? "refused", message } = error;
  if (status === undefined || UNKNOWN(status) || code === "rate_limit")
    return new CardUnreachable(`Stripe: ${message}`, { cause: error });
  if (status < 400) return new CardUnreachable(`Stripe answered ${status}: ${message}`, { cause: error });
  return new CardRefused(code, message, { cause: error });
}
