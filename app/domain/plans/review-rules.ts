import { addDays, addMonths, momentOf, type Day } from "#app/lib/dates.ts";

// Six months after a direct payment begins, then at most every twelve (DOMAIN: Direct payment). Days are London's calendar,
// so neither a leap day nor a clock change moves them.
const FIRST_MONTHS = 6;
const MOST_MONTHS = 12;
const WARN_WEEKS = [8, 4, 1] as const;
type WarnWeeks = (typeof WARN_WEEKS)[number];

/** The last day for the next review. 31 August and six months is 28 February, or 29 in a leap year. */
export function reviewBy(plan: {
  inForceFrom: Day;
  directPaymentFrom: Day | null;
  lastReview: Day | null;
}): Day {
  const yearly = addMonths(plan.lastReview ?? plan.inForceFrom, MOST_MONTHS);
  const first = plan.directPaymentFrom && addMonths(plan.directPaymentFrom, FIRST_MONTHS);
  const reviewedSince =
    plan.lastReview !== null && plan.directPaymentFrom !== null && plan.lastReview > plan.directPaymentFrom;
  return first && !reviewedSince && first < yearly ? first : yearly;
}
/** A review may be planned for that day or sooner, never later. */
export const mayBeOn = (day: Day, by: Day): boolean => day <= by;

/** Nine in the morning of the days 8, 4 and 1 weeks before. */
export const warnings = (by: Day): { weeks: WarnWeeks; at: Date }[] =>
  WARN_WEEKS.map((weeks) => ({ weeks, at: momentOf(addDays(by, -7 * weeks), "09:00") }));

/** How near a review is, for lists: the warning that holds today, or overdue. */
export function reviewNear(by: Day, today: Day): "overdue" | WarnWeeks | null {
  if (today > by) return "overdue";
  return [...WARN_WEEKS].reverse().find((weeks) => today >= addDays(by, -7 * weeks)) ?? null;
}
/** The one warning to give now: the nearest that is due and has not been given. One that was missed is not given late beside it. */
export function warningDue(by: Day, at: Date, given: readonly number[]): WarnWeeks | null {
  const nearest = warnings(by).findLast((warning) => warning.at <= at)?.weeks;
  return nearest === undefined || given.some((weeks) => weeks <= nearest) ? null : nearest;
}
