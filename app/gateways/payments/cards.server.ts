import { env } from "#app/env.server.ts";
import type { CardGateway } from "#app/gateways/payments/card-gateway.ts";
import { startSandbox } from "#app/gateways/payments/sandbox/start-sandbox.server.ts";
import { stripeGateway } from "#app/gateways/payments/stripe/stripe-gateway.ts";

// On globalThis, since Vite's development server evaluates this module again after an edit
const process_ = globalThis as { ownwayCards?: CardGateway; ownwayCardNews?: URL };

/** Test payments inside the app are in use: no card is charged, no money moves. */
export const cardSandboxInUse = (): boolean => env().STRIPE_SECRET_KEY === undefined;

/** Card payments: Stripe itself where a key is set, else the sandbox inside the app. */
export function cardGateway(): CardGateway {
  if (!process_.ownwayCards) throw new Error("card payments have not been started");
  return process_.ownwayCards;
}

export type CardPayments = {
  /** Of the sandbox: where it listens, and its key. */
  sandbox: { base: URL; key: string } | null;
  stop: () => Promise<void>;
};

/** Called once at the start of the program, and by tests. */
export async function startCards(): Promise<CardPayments> {
  const { STRIPE_SECRET_KEY: key, STRIPE_WEBHOOK_SECRET: secrets, STRIPE_API_BASE: base } = env();
  if (key !== undefined) {
    process_.ownwayCards = stripeGateway({
      key,
      webhookSecrets: secrets?.split(",") ?? [],
      ...(base === undefined ? {} : { base: new URL(base) }),
      sandbox: false,
    });
    return { sandbox: null, stop: () => Promise.resolve() };
  }
  const { gateway, stop, ...sandbox } = await startSandbox();
  process_.ownwayCards = gateway;
  return {
    sandbox,
    async stop() {
      delete process_.ownwayCards;
      await stop();
    },
  };
}

/** Where this copy of the app takes news of test payments, known once it listens. */
export const newsAddress = (): URL | null => process_.ownwayCardNews ?? null;
export function newsOfCardsComesTo(address: URL): void {
  process_.ownwayCardNews = address;
}

/** Other sites that a form of ours may lead on to: Stripe's own pages, to pay and to be paid. */
export const pagesOfStripe = (): string[] =>
  cardSandboxInUse() ? [] : ["https://checkout.stripe.com", "https://connect.stripe.com"];
