import { afterAll, beforeAll } from "vitest";
import { startCards, type CardPayments } from "#app/gateways/payments/cards.server.ts";

/** Test payments for the tests of a file, as the program starts them. */
export function useCardSandbox(): { base: () => URL; key: () => string } {
  let cards: CardPayments;
  beforeAll(async () => {
    cards = await startCards();
  });
  afterAll(() => cards.stop());
  const sandbox = () => {
    if (!cards.sandbox) throw new Error("a key for Stripe is set: tests do not use it");
    return cards.sandbox;
  };
  return { base: () => sandbox().base, key: () => sandbox().key };
}
