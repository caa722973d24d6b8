import type { Stripe } from "stripe";
import type { BalanceMovement, CardGateway } from "#app/gateways/payments/card-gateway.ts";
import { ask, inOurWords } from "#app/gateways/payments/stripe/ask.ts";
import { idOf, momentOf, windowOf } from "#app/gateways/payments/stripe/facts.ts";

type Balance = Pick<CardGateway, "listBalanceTransactions" | "balance">;

export const balance = (stripe: Stripe): Balance => ({
  async *listBalanceTransactions(window) {
    try {
      for await (const movement of stripe.balanceTransactions.list({ created: windowOf(window), limit: 100 }))
        yield movementFact(movement);
    } catch (error) {
      throw inOurWords(error);
    }
  },
  balance: () =>
    ask(async () => {
      const { available, pending } = await stripe.balance.retrieve();
      return { availablePence: pounds(available), pendingPence: pounds(pending) };
    }),
});

const pounds = (amounts: { amount: number; currency: string }[]) =>
  amounts.filter(({ currency }) => currency === "gbp").reduce((sum, { amount }) => sum + amount, 0);

const movementFact = (movement: Stripe.BalanceTransaction): BalanceMovement => ({
  id: movement.id,
  type: movement.type,
  amountPence: movement.amount,
  feePence: movement.fee,
  netPence: movement.net,
  sourceId: idOf(movement.source),
  createdAt: momentOf(movement.created),
  currency: movement.currency,
});
