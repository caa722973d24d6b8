import type { Answers } from "#app/gateways/payments/sandbox/endpoints/call.ts";
import { pageOf } from "#app/gateways/payments/sandbox/list.ts";
import { asOfNow, balanceNow, withMovements } from "#app/gateways/payments/sandbox/money.server.ts";
import { onlyThese } from "#app/gateways/payments/sandbox/only-these.ts";
import { all, find } from "#app/gateways/payments/sandbox/store.server.ts";

const PAGING = ["limit", "starting_after", "ending_before", "created", "expand"];

/** What is only read: payments, charges, disputes, the balance and what moved it, and news. */
export const cardPayments: Answers<
  | "GET /v1/payment_intents"
  | "GET /v1/payment_intents/:id"
  | "GET /v1/charges"
  | "GET /v1/charges/:id"
  | "GET /v1/disputes"
  | "GET /v1/disputes/:id"
  | "GET /v1/balance"
  | "GET /v1/balance_transactions"
  | "GET /v1/balance_transactions/:id"
  | "GET /v1/events"
  | "GET /v1/events/:id"
> = {
  async "GET /v1/payment_intents"({ tx, params }) {
    onlyThese(params, PAGING);
    return pageOf("/v1/payment_intents", "payment_intent", await all(tx, "payment_intent"), params);
  },
  "GET /v1/payment_intents/:id": ({ tx, id }) => find(tx, "payment_intent", id),
  async "GET /v1/charges"({ tx, params }) {
    onlyThese(params, [...PAGING, "payment_intent", "transfer_group"]);
    return pageOf("/v1/charges", "charge", await all(tx, "charge", given(params)), params);
  },
  "GET /v1/charges/:id": ({ tx, id }) => find(tx, "charge", id),
  async "GET /v1/disputes"({ tx, params }) {
    onlyThese(params, [...PAGING, "payment_intent", "charge"]);
    const found = await all(tx, "dispute", given(params));
    const told = [];
    for (const one of found) told.push(await withMovements(tx, one));
    return pageOf("/v1/disputes", "dispute", told, params);
  },
  "GET /v1/disputes/:id": async ({ tx, id }) => withMovements(tx, await find(tx, "dispute", id)),
  async "GET /v1/balance"({ tx }) {
    const { available, pending } = await balanceNow(tx);
    const amounts = (amount: number) => [{ amount, currency: "gbp", source_types: { card: amount } }];
    return { object: "balance", available: amounts(available), livemode: false, pending: amounts(pending) };
  },
  async "GET /v1/balance_transactions"({ tx, params }) {
    onlyThese(params, [...PAGING, "source", "type", "currency"]);
    const found = (await all(tx, "balance_transaction", given(params))).map(asOfNow);
    return pageOf("/v1/balance_transactions", "balance_transaction", found, params);
  },
  "GET /v1/balance_transactions/:id": async ({ tx, id }) =>
    asOfNow(await find(tx, "balance_transaction", id)),
  async "GET /v1/events"({ tx, params }) {
    onlyThese(params, [...PAGING, "type", "types"]);
    const { type, types } = params;
    const found = (await all(tx, "event", type === undefined ? {} : { type })).filter(
      (event) => types === undefined || types.includes(event.type),
    );
    return pageOf("/v1/events", "event", found, params);
  },
  "GET /v1/events/:id": ({ tx, id }) => find(tx, "event", id),
};

/** The filters of a list, without what only says which page. */
function given<T extends object>(
  params: T,
): Omit<T, "limit" | "starting_after" | "ending_before" | "created" | "expand"> {
  return Object.fromEntries(Object.entries(params).filter(([name]) => !PAGING.includes(name))) as T;
}
