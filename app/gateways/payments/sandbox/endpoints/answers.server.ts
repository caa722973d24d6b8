import type { CardCall } from "#app/gateways/payments/contract/card-calls.ts";
import { accounts } from "#app/gateways/payments/sandbox/endpoints/accounts.server.ts";
import type { Answers } from "#app/gateways/payments/sandbox/endpoints/call.ts";
import { cardPayments } from "#app/gateways/payments/sandbox/endpoints/card-payments.server.ts";
import { checkoutSessions } from "#app/gateways/payments/sandbox/endpoints/checkout-sessions.server.ts";
import { refunds } from "#app/gateways/payments/sandbox/endpoints/refunds.server.ts";
import { reversals, transfers } from "#app/gateways/payments/sandbox/endpoints/transfers.server.ts";

/** Every call of the contract has an answer: the type sees to it. */
export const answers: Answers<CardCall> = {
  ...checkoutSessions,
  ...cardPayments,
  ...refunds,
  ...transfers,
  ...reversals,
  ...accounts,
};
