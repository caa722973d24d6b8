import { addDays, daysBetween, longDay, type Day } from "#app/lib/dates.ts";
import { pounds } from "#app/lib/money.ts";

/** Money for care in an account that its owner spends from: protected reserves are never part of this. */
export type Pace = {
  /** The days that the money is for, both included. */
  from: Day;
  to: Day;
  /** All that the pot is given over these days; what is used of it (spent, set aside, or paid beyond it); what lies in it now. */
  total: number;
  used: number;
  available: number;
};
export type PaceWarning = { kind: "ahead" | "behind"; words: string };

// Not the first weeks, when one wage more or less turns everything round
const TOO_EARLY_AHEAD = 28;
const TOO_EARLY_BEHIND = 84;
/** Ahead is two weeks of money, or 5%, more than the days that have gone; it is over at half of that. */
const AHEAD_DAYS = 14;
const AHEAD_SHARE = 0.05;
/** Behind is eight weeks of money lying there, as councils commonly count a surplus; it is over at six. */
const BEHIND_DAYS = 56;
const BEHIND_OVER_DAYS = 42;

/** The day on which the money is used up if it goes on like this; null where it lasts. */
export function runsOutOn({ from, to, total, used }: Pace, today: Day): Day | null {
  const gone = daysBetween(from, today) + 1;
  if (gone <= 0 || used <= 0) return null;
  const lasts = Math.floor((total * gone) / used);
  const day = addDays(from, Math.max(lasts, gone - 1));
  return day <= to ? day : null;
}

/**
 * Whether spending runs ahead of the days that have gone, or far behind. What is warned of already (`open`) stays until it
 * is clearly better, so that nobody is told twice about one thing.
 */
export function paceWarning(pace: Pace, today: Day, open: "ahead" | "behind" | null): PaceWarning | null {
  const { from, to, total, used, available } = pace;
  const all = daysBetween(from, to) + 1;
  const gone = Math.min(all, daysBetween(from, today) + 1);
  if (gone <= 0 || total <= 0) return null;
  const aDay = total / all;
  const slack = open === "ahead" ? 0.5 : 1;
  const allowed = gone * aDay + Math.max(AHEAD_DAYS * aDay, AHEAD_SHARE * gone * aDay) * slack;
  if (gone > TOO_EARLY_AHEAD && used > allowed) {
    const out = runsOutOn(pace, today);
    if (out)
      return {
        kind: "ahead",
        words: `More is used than the time that has passed. At this rate the money runs out about ${longDay(out)}.`,
      };
  }
  const much = (open === "behind" ? BEHIND_OVER_DAYS : BEHIND_DAYS) * aDay;
  if (gone > TOO_EARLY_BEHIND && gone < all && available > much)
    return {
      kind: "behind",
      words: `${pounds(available)} is put in and not spent. That is about ${String(Math.floor(available / (aDay * 7)))} weeks of money.`,
    };
  return null;
}
