import {
  actionWith,
  stillAt,
  type Price,
  type QuoteFields,
} from "#app/domain/plans/brokerage/quote-rules.ts";
import type { ActionFields } from "#app/domain/plans/plan-content.ts";

/** What was secured for an action last: whose price (null: as the plan has it), when, and what of it comes from the money put by. */
export type Secured = { price: Price; quote: QuoteFields | null; at: Date; contingencyPence: number };
/** `planned`: nothing is secured. `changed`: the plan was changed after that, so the price was for something else. */
export type Settled<A> = { how: "secured" | "planned" | "changed"; action: A; secured: Secured | null };

/**
 * An action as the council's money follows it: at what was secured, or else as it is planned. While a plan is open the action takes
 * the price that is chosen; once it is agreed its words stay, and what is secured afterwards holds.
 */
export function settle<A extends ActionFields>(
  action: A,
  changedAt: Date,
  secured: Secured | null,
): Settled<A> {
  if (!secured) return { how: "planned", action, secured };
  const { price, quote, at } = secured;
  if (quote === null || changedAt > at)
    return { how: stillAt(price, action) ? "secured" : "changed", action, secured };
  return {
    how: "secured",
    action: { ...action, ...actionWith({ ...quote, ...price }, action) },
    secured,
  };
}

/** What is left of the money put by for a year: prices above what was agreed have used the rest. */
export const putByLeft = (contingencyPence: number, settled: readonly Settled<unknown>[]): number =>
  Math.max(
    0,
    settled.reduce(
      (left, { how, secured }) => left - (how === "secured" ? (secured?.contingencyPence ?? 0) : 0),
      contingencyPence,
    ),
  );
