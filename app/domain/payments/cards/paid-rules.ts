import type { CardPaymentFact, Checkout } from "#app/gateways/payments/card-gateway.ts";

type Meant = { id: string; amountPence: number; mode: string };
const CURRENCY = "gbp";

/** How a pay page stands. Only `paid` is money; a page that was finished may still wait for it. */
export function standOf(
  checkout: Checkout,
  payment: CardPaymentFact | null,
): "open" | "expired" | "processing" | "failed" | "paid" {
  if (checkout.status === "open") return "open";
  if (checkout.status === "expired") return "expired";
  if (checkout.paymentStatus === "paid" && payment?.status === "succeeded") return "paid";
  // A slow way to pay that failed leaves its page finished and its payment waiting or cancelled, with why
  if (payment && (payment.status === "cancelled" || (payment.status === "waiting" && payment.lastFailure)))
    return "failed";
  return "processing";
}

/** Whether what was paid is what was meant: who, how much, in which money. Empty when it is. */
export function paidProblems(meant: Meant, checkout: Checkout, payment: CardPaymentFact): string[] {
  const problems: string[] = [];
  if (checkout.clientReference !== meant.id || payment.reference !== meant.id)
    problems.push("it names another payment");
  if (checkout.mode !== meant.mode || payment.mode !== meant.mode)
    problems.push("test and live money would mix");
  if (checkout.currency !== CURRENCY || payment.currency !== CURRENCY) problems.push("it is not in pounds");
  if (checkout.amountPence !== meant.amountPence || payment.receivedPence !== meant.amountPence)
    problems.push("it is another amount");
  if (!payment.chargeId) problems.push("it has no charge");
  return problems;
}
