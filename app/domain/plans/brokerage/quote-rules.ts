import { EVERY, type ActionFields, type ActionKind, type Every } from "#app/domain/plans/plan-content.ts";
import { costOf, divided, minutesAWeek, yearOf } from "#app/domain/plans/plan-sums-rules.ts";
import { duration, parseDay, type Day } from "#app/lib/dates.ts";
import { pounds } from "#app/lib/money.ts";

export const PER = { hour: "an hour", ...EVERY } as const;
export type Per = keyof typeof PER;
/** A price: for an hour with the hours of a week, or for a time, once, or nothing. */
export type Price = { pence: number; per: Per; minutes: number };
export const CAME = {
  message: "In a message on Ownway",
  phone: "By phone",
  email: "By email",
  letter: "On paper",
  visit: "Face to face",
  price_list: "From a price list or a website",
} as const;
export type Came = keyof typeof CAME;
export type QuoteKind = Exclude<ActionKind, "helper">;

export type QuoteFields = Price & {
  kind: QuoteKind;
  fromName: string;
  offers: string;
  includes: string;
  /** "2026-12-31"; null where nothing was said. */
  validUntil: string | null;
  came: Came;
  /** What the person thinks of it. */
  think: string;
};

/** What a price comes to, as an action has it: an hour's price is a week's hours. */
export const costOfPrice = ({ pence, per, minutes }: Price): { pence: number; every: Every } =>
  per === "hour" ? { pence: divided(minutes * pence, 60), every: "week" } : { pence, every: per };
export function yearOfPrice(price: Price): { year: number; once: number } {
  const { pence: costPence, every } = costOfPrice(price);
  return yearOf({ kind: "agency", costPence, every, minutesByDay: [], hourlyPence: null });
}
/** What an action costs by itself, as a price; null where nobody has said. Somebody who helps unpaid costs nothing. */
export function priceOfAction(action: ActionFields): Price | null {
  if (action.kind === "assistant")
    return action.hourlyPence === null || minutesAWeek(action) === 0
      ? null
      : { pence: action.hourlyPence, per: "hour", minutes: minutesAWeek(action) };
  const cost = costOf(action);
  if (!cost) return action.kind === "helper" ? { pence: 0, per: "free", minutes: 0 } : null;
  return { pence: cost.pence, per: cost.every, minutes: 0 };
}

/** The last day counts. */
export function expired(validUntil: string | null, today: Day): boolean {
  const day = validUntil === null ? null : parseDay(validUntil);
  return day !== null && day < today;
}

/** Why a quote cannot become the action's price as it is; null where it can. */
export const misfit = (quote: QuoteFields, action: ActionFields): "hours" | null =>
  quote.kind === "assistant" && quote.minutes !== minutesAWeek(action) ? "hours" : null;

/** The action as it is once the quote is chosen: who does it, what kind of help, and the price. */
export function actionWith(quote: QuoteFields, action: ActionFields): ActionFields {
  const chosen = { ...action, kind: quote.kind, who: quote.fromName };
  if (quote.kind === "assistant") return { ...chosen, hourlyPence: quote.pence };
  const { pence, every } = costOfPrice(quote);
  return { ...chosen, costPence: every === "free" ? null : pence, every };
}
/** Whether an action still costs what was secured for it. */
export function stillAt(price: Price, action: ActionFields): boolean {
  const now = priceOfAction(action);
  if (!now) return false;
  const [one, other] = [yearOfPrice(price), yearOfPrice(now)];
  return one.year === other.year && one.once === other.once;
}

/** "£16.50 an hour, 7 and a half hours a week: £123.75 a week" */
export function priceWords(price: Price): string {
  if (price.per === "free") return "It costs nothing";
  const sum = `${pounds(price.pence)} ${PER[price.per]}`;
  if (price.per !== "hour") return sum;
  return `${sum}, ${duration(price.minutes)} a week: ${pounds(costOfPrice(price).pence)} a week`;
}
