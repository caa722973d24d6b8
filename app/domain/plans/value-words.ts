import { CAME, PER } from "#app/domain/plans/brokerage/quote-rules.ts";
import type { Value } from "#app/domain/plans/merge-rules.ts";
import {
  ACTION_KINDS,
  EVERY,
  NEED_AREAS,
  PAID_EVERY,
  ROUTES,
  type ActionFields,
} from "#app/domain/plans/plan-content.ts";
import { costOf, minutesAWeek } from "#app/domain/plans/plan-sums-rules.ts";
import { duration, parseDay, shortDay } from "#app/lib/dates.ts";
import { pounds } from "#app/lib/money.ts";
import { list } from "#app/lib/words.ts";

const FIELD_WORDS: Record<string, string> = {
  body: "The text",
  area: "What the need is about",
  words: "The words",
  eligible: "Whether the need is eligible",
  needIds: "Which needs it is for",
  kind: "Who or what it is",
  what: "What is done",
  who: "Who does it",
  costPence: "What it costs",
  every: "How often it costs that",
  route: "Who pays",
  minutesByDay: "Hours by day",
  hourlyPence: "Pay for an hour",
  carerName: "Who helps",
  carerAgreedOn: "The day they agreed",
  carerWords: "What they said",
  paidEvery: "How often the direct payment comes",
  overReason: "Why it costs more than the figure",
  fromName: "From whom the price is",
  offers: "What they offer",
  pence: "The price",
  per: "What the price is for",
  minutes: "Hours of a week",
  includes: "What is included",
  validUntil: "Until when the price holds",
  came: "How it came",
  think: "What the person thinks",
  place: "In which place they are called",
  name: "Who or what it is",
  relation: "Who they are to the person",
  phone: "The phone number",
  hasKey: "Whether they have a key",
  decidedBy: "Who decided",
  decidedOn: "When it was decided",
};
export const fieldWords = (field: string): string => FIELD_WORDS[field] ?? "The answer";

const WEEK = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"];
export const hoursWords = (minutes: readonly number[]): string =>
  list(minutes.flatMap((one, i) => (one > 0 ? [`${WEEK[i] ?? ""} ${duration(one)}`] : [])));
/** The first words of a longer text, for a list or a tick box. */
export const shortWords = (words: string): string => {
  const line = words.trim().split("\n")[0] ?? "";
  return line.length > 80 ? `${line.slice(0, 79).trimEnd()}…` : line;
};
const chosen = (words: Record<string, string>, value: Value) => words[String(value)] ?? "";

/** One answer of an item, for people. */
export function valueWords(field: string, value: Value, needs: ReadonlyMap<string, string>): string {
  if (value === null || value === "") return field === "eligible" ? "Not said yet" : "Nothing";
  switch (field) {
    case "area":
      return chosen(NEED_AREAS, value);
    case "kind":
      return chosen(ACTION_KINDS, value);
    case "every":
      return chosen(EVERY, value);
    case "route":
      return chosen(ROUTES, value);
    case "paidEvery":
      return chosen(PAID_EVERY, value);
    case "eligible":
      return value === true ? "Eligible" : "Not eligible";
    case "per":
      return chosen(PER, value);
    case "came":
      return chosen(CAME, value);
    case "minutes":
      return duration(Number(value));
    case "pence":
    case "costPence":
    case "hourlyPence":
      return pounds(Number(value));
    case "hasKey":
      return value === true ? "Yes" : "No";
    case "decidedOn":
    case "validUntil":
    case "carerAgreedOn": {
      const day = parseDay(String(value));
      return day ? shortDay(day) : "Nothing";
    }
    case "minutesByDay":
      return hoursWords(value as number[]) || "No hours";
    case "needIds":
      return list((value as string[]).map((id) => needs.get(id) ?? "a need that was taken away")) || "None";
    default:
      return String(value);
  }
}

/** What an action costs, in a sentence. */
export function costWords(action: ActionFields): string {
  if (action.kind === "helper" && action.costPence === null) return "Unpaid";
  const cost = costOf(action);
  if (!cost) return "Cost not known yet";
  if (cost.every === "free") return "It costs nothing";
  const sum = `${pounds(cost.pence)} ${EVERY[cost.every]}`;
  return action.kind === "assistant" && action.hourlyPence !== null
    ? `${duration(minutesAWeek(action))} a week at ${pounds(action.hourlyPence)} an hour: ${sum}`
    : sum;
}
