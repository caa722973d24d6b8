import { addDays, addMonths, type Day } from "#app/lib/dates.ts";

/** After so many months without a word, a group's leader is asked. */
const MONTHS = 6;
/** So many days after that they are asked again; and so many after that it is hidden. */
const DAYS = 14;

export type StaleStep = "none" | "asked" | "reminded" | "hidden";
type Stands = { confirmedOn: Day; step: StaleStep; stepOn: Day | null };

/**
 * What is due for a group that is shown: its leader is asked, asked again, and then it is hidden. Never two in one day, and never
 * sooner than fourteen days after the one before, however late the one before was. 31 August and six months is 28 February, or 29.
 */
export function staleStepDue(
  { confirmedOn, step, stepOn }: Stands,
  today: Day,
): Exclude<StaleStep, "none"> | null {
  if (step === "none") return today >= addMonths(confirmedOn, MONTHS) ? "asked" : null;
  if (step === "hidden" || stepOn === null || today < addDays(stepOn, DAYS)) return null;
  return step === "asked" ? "reminded" : "hidden";
}
/** Nobody confirmed later than this can be due today: what a query may leave out. A month's end moves by three days at most. */
export const maybeStale = (today: Day): { confirmedBy: Day; stepBy: Day } => ({
  confirmedBy: addDays(addMonths(today, -MONTHS), 3),
  stepBy: addDays(today, -DAYS),
});
