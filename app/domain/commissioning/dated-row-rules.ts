import type { Day } from "#app/lib/dates.ts";

export type Dated = { seq: number; validFrom: Day };
export type DatedState = "now" | "later" | "over" | "replaced";

/** Of one thing's rows, where one of them stands on a day: of several for the same day only the last written counts. */
export function stateOf(row: Dated, rows: readonly Dated[], today: Day): DatedState {
  const from = row.validFrom.getTime();
  if (rows.some((other) => other.validFrom.getTime() === from && other.seq > row.seq)) return "replaced";
  if (row.validFrom > today) return "later";
  return rows.some((other) => other.validFrom > row.validFrom && other.validFrom <= today) ? "over" : "now";
}

/** Newest first, as a history is read. */
export const newestFirst = (a: Dated, b: Dated): number =>
  b.validFrom.getTime() - a.validFrom.getTime() || b.seq - a.seq;

export const STATE_WORDS: Record<DatedState, string> = {
  now: "Holds today",
  later: "Will hold",
  over: "Held before",
  replaced: "Replaced before it counted on",
};
