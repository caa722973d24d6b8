import { randomUUID } from "node:crypto";
import type { Checkout, NewCheckout } from "#app/gateways/payments/card-gateway.ts";
import { cardGateway } from "#app/gateways/payments/cards.server.ts";
import { press } from "#app/gateways/payments/sandbox/pay-page.server.ts";
import { finishOnboarding } from "#app/gateways/payments/sandbox/onboard-page.server.ts";
import { now } from "#app/lib/clock.ts";

export const inAnHour = (): Date => new Date(now().getTime() + 3_600_000);

export function checkoutInput(more: Partial<NewCheckout> = {}): NewCheckout {
  const id = randomUUID();
  return {
    idempotencyKey: `checkout:${id}:1`,
    cardPaymentId: id,
    amountPence: 18_000,
    description: "Support planning",
    successPath: "/paid?checkout={CHECKOUT_SESSION_ID}",
    cancelPath: "/not-paid",
    expiresAt: inAnHour(),
    transferGroup: `engagement:${id}`,
    ...more,
  };
}

/** A checkout that was paid by card. */
export async function makePaid(
  more: Partial<NewCheckout> = {},
): Promise<Checkout & { paymentIntentId: string }> {
  const { id } = await cardGateway().createCheckout(checkoutInput(more));
  await press(id, "pay");
  const paid = await cardGateway().findCheckout(id);
  if (paid.paymentIntentId === null) throw new Error("a paid checkout has no payment");
  return { ...paid, paymentIntentId: paid.paymentIntentId };
}

/** Somebody who can be paid: their account's id. */
export async function makeRecipient({ active = true } = {}): Promise<string> {
  const supplierId = randomUUID();
  const { id } = await cardGateway().createRecipient({
    idempotencyKey: `recipient:${supplierId}:1`,
    supplierId,
    displayName: "Jo Test",
    email: "jo@planner.test",
    country: "gb",
    business: "individual",
  });
  if (active) {
    const { url } = await cardGateway().createOnboardingLink({
      accountId: id,
      returnPath: "/profile/planner",
      refreshPath: "/profile/planner",
    });
    await finishOnboarding(url.split("/").at(-1) ?? "");
  }
  return id;
}
