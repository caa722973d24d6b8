import type { Tx } from "#app/db.server.ts";
import type { CardCall, CardCalls } from "#app/gateways/payments/contract/card-calls.ts";

/** One request, checked: what a call's handler works with. */
export type Asked<C extends CardCall> = {
  tx: Tx;
  params: CardCalls[C];
  /** The `:id` of the address. */
  id: string;
  /** Which page of a v2 list: the library goes on by the address it was given. */
  page: string | null;
};
export type Answers<C extends CardCall> = {
  [K in C]: (asked: Asked<K>) => Promise<object>;
};
