import { addDays, addMonths, daysBetween, type Day } from "#app/lib/dates.ts";

/** How often money is put in; "once": one whole sum. */
export const EVERY = ["once", "week", "two_weeks", "four_weeks", "month"] as const;
export type Every = (typeof EVERY)[number];
/** From a day on so much: a week, or in all where it is put in once. `number`: the order in which rows were written. */
export type Amount = { fromOn: Day; pence: number; every: Every; number: number };
export type Window = { from: Day; to: Day; pence: number };

const DAYS = { week: 7, two_weeks: 14, four_weeks: 28 } as const;
const earliest = (days: readonly Day[]): Day => new Date(Math.min(...days.map(Number)));

/** The rows that ever hold, in order: of one day the row written last. */
function holding(amounts: readonly Amount[]): Amount[] {
  const sorted = [...amounts].sort((a, b) => Number(a.fromOn) - Number(b.fromOn) || a.number - b.number);
  return sorted.filter((row, i) => Number(sorted[i + 1]?.fromOn) !== Number(row.fromOn));
}
/** What holds on a day; null before the first. */
export const amountOn = (amounts: readonly Amount[], day: Day): Amount | null =>
  holding(amounts).findLast((row) => row.fromOn <= day) ?? null;

/**
 * All the money for the days from `start` through `through`, whole pence. By the week it goes by days: a seventh each,
 * rounded once over the whole, so that parts always add up to it. Put in once, it is the sum that holds on the last day.
 */
export function entitled(amounts: readonly Amount[], start: Day, through: Day): number {
  if (through < start) return 0;
  const rows = holding(amounts);
  const last = amountOn(amounts, through);
  if (last?.every === "once") return last.pence;
  let sevenths = 0;
  for (const [i, row] of rows.entries()) {
    const next = rows[i + 1]?.fromOn;
    const from = row.fromOn > start ? row.fromOn : start;
    const end = next && next <= through ? next : addDays(through, 1);
    if (end > from) sevenths += daysBetween(from, end) * row.pence;
  }
  return Math.floor((sevenths * 2 + 7) / 14);
}

/** The first day after `day` on which money is put in again, counted from the day that this way of putting in began. */
function nextPutIn(every: Exclude<Every, "once">, anchor: Day, day: Day): Day {
  if (every !== "month") {
    const length = DAYS[every];
    return addDays(anchor, (Math.floor(daysBetween(anchor, day) / length) + 1) * length);
  }
  // Counted from the first day each time: from 31 January it goes to 28 February, and from there to 31 March
  for (let months = 1; ; months++) {
    const at = addMonths(anchor, months);
    if (at > day) return at;
  }
}

/** The days that the next instalment is for, when everything through `covered` is put in; null at the end. */
export function nextWindow(
  amounts: readonly Amount[],
  start: Day,
  end: Day,
  covered: Day | null,
): Window | null {
  const rows = holding(amounts);
  const first = rows[0];
  if (!first || first.every === "once") return null;
  const begin = first.fromOn > start ? first.fromOn : start;
  const from = covered ? addDays(covered, 1) : begin;
  if (from > end) return null;
  const at = rows.findLastIndex((row) => row.fromOn <= from);
  const row = rows[at];
  if (!row || row.every === "once") return null;
  let since = at;
  while (rows[since - 1]?.every === row.every) since--;
  const anchor = rows[since]?.fromOn ?? begin;
  const changed = rows.slice(at + 1).find((later) => later.every !== row.every)?.fromOn;
  const next = nextPutIn(row.every, anchor > begin ? anchor : begin, from);
  const to = addDays(earliest([next, addDays(end, 1), ...(changed ? [changed] : [])]), -1);
  return { from, to, pence: entitled(amounts, begin, to) - entitled(amounts, begin, addDays(from, -1)) };
}

type Schedule = {
  amounts: readonly Amount[];
  /** The first day that money is put in for, and the last. */
  start: Day;
  end: Day;
};
export type Posted = { through: Day | null; pence: number };
/** "due": put in for its days; "change": the difference that a change from an earlier day made. */
export type Posting = Window & { kind: "due" | "change" };

/** Everything to be posted on a day so that what is put in is what is due: differences first, then what has fallen due. */
export function toPost({ amounts, start, end }: Schedule, posted: Posted, today: Day): Posting[] {
  const rows = holding(amounts);
  const first = rows[0];
  if (!first || start > end) return [];
  const begin = first.fromOn > start ? first.fromOn : start;
  if (first.every === "once") {
    if (begin > today) return [];
    const pence = entitled(amounts, begin, today < end ? today : end) - posted.pence;
    if (pence === 0) return [];
    return [{ kind: posted.through ? "change" : "due", from: begin, to: end, pence }];
  }
  const found: Posting[] = [];
  let { through } = posted;
  if (through) {
    const pence = entitled(amounts, begin, through) - posted.pence;
    if (pence !== 0) found.push({ kind: "change", from: begin, to: through, pence });
  }
  for (;;) {
    const next = nextWindow(amounts, start, end, through);
    if (!next || next.from > today) return found;
    found.push({ kind: "due", ...next });
    through = next.to;
  }
}

/** All that a pot is given over its whole time, as things stand. */
export function planned({ amounts, start, end }: Schedule): number {
  const first = holding(amounts)[0];
  if (!first || start > end) return 0;
  return entitled(amounts, first.fromOn > start ? first.fromOn : start, end);
}
