import type { ActionFields, Every } from "#app/domain/plans/plan-content.ts";

/** A budget is so much a week for 52 weeks, as the record puts it in. Years are exact; weeks are the year's, rounded once. */
const TIMES_A_YEAR: Record<Exclude<Every, "once" | "free">, number> = {
  week: 52,
  two_weeks: 26,
  four_weeks: 13,
  month: 12,
  year: 1,
};
/** Rounded to the nearest penny, halves up. */
export const divided = (pence: number, by: number): number => Math.floor((2 * pence + by) / (2 * by));
const weekOf = (yearPence: number): number => divided(yearPence, 52);

type Costed = Pick<
  ActionFields,
  "kind" | "costPence" | "every" | "minutesByDay" | "hourlyPence" | "route" | "needIds"
>;

export const minutesAWeek = ({ minutesByDay }: Pick<ActionFields, "minutesByDay">): number =>
  minutesByDay.reduce((sum, one) => sum + one, 0);

/** What an action costs and how often; null where that is not known yet. A personal assistant costs their hours at their rate. */
export function costOf(action: Omit<Costed, "needIds" | "route">): { pence: number; every: Every } | null {
  if (action.kind === "assistant") {
    const minutes = minutesAWeek(action);
    return action.hourlyPence === null || minutes === 0
      ? null
      : { pence: divided(minutes * action.hourlyPence, 60), every: "week" };
  }
  if (action.every === "free") return { pence: 0, every: "free" };
  return action.costPence === null || action.every === null
    ? null
    : { pence: action.costPence, every: action.every };
}
/** The same as so much a year and so much once. */
export function yearOf(action: Omit<Costed, "needIds" | "route">): { year: number; once: number } {
  const cost = costOf(action);
  if (!cost || cost.every === "free") return { year: 0, once: 0 };
  if (cost.every === "once") return { year: 0, once: cost.pence };
  return { year: cost.pence * TIMES_A_YEAR[cost.every], once: 0 };
}

export type PlanSums = {
  /** What the council's figure is: a week, a year, and for single things. Null where there is none. */
  indicative: { week: number; year: number; once: number } | null;
  planned: { week: number; year: number; once: number };
  /** Of the planned: kept for what an employer owes. */
  reserves: number;
  /** Of the planned: put by for a year, for what cannot be known. */
  contingency: number;
  /** Paid by the person themselves, beside the budget. */
  own: { week: number; year: number; once: number };
  /** Below nothing when the plan costs more than the figure. The year's includes what is bought once. */
  left: { week: number; year: number } | null;
  over: boolean;
  /** Actions of which nobody has said what they cost; somebody who helps unpaid costs nothing. */
  uncosted: number;
};

/** Every sum of a plan. `reserves`: a year's, in pence, for what the budget (not the person) pays. */
export function planSums(
  actions: readonly Costed[],
  indicative: { weeklyPence: number; oncePence: number } | null,
  reserves: number,
  selfFunder: boolean,
  contingency = 0,
): PlanSums {
  const sum = (own: boolean) =>
    actions
      .filter(({ route }) => (selfFunder || route === "own_money") === own)
      .map(yearOf)
      .reduce((all, one) => ({ year: all.year + one.year, once: all.once + one.once }), { year: 0, once: 0 });
  const budget = sum(false);
  const ours = selfFunder ? 0 : reserves;
  const putBy = selfFunder ? 0 : contingency;
  const planned = { year: budget.year + ours + putBy, once: budget.once };
  const paid = sum(true);
  const own = selfFunder ? { ...paid, year: paid.year + contingency } : paid;
  const year = (indicative?.weeklyPence ?? 0) * 52;
  const leftYear = year + (indicative?.oncePence ?? 0) - planned.year - planned.once;
  const left = indicative && { week: weekOf(year - planned.year), year: leftYear };
  return {
    indicative: indicative && { week: indicative.weeklyPence, year, once: indicative.oncePence },
    planned: { ...planned, week: weekOf(planned.year) },
    reserves: ours,
    contingency,
    own: { ...own, week: weekOf(own.year) },
    left,
    over: left !== null && left.year < 0,
    uncosted: actions.filter((action) => action.kind !== "helper" && costOf(action) === null).length,
  };
}

/** What was found for the budget so far, at the prices that were secured. `reserves`: for the assistants among them. */
export function securedSums(
  found: readonly { year: number; once: number }[],
  reserves: number,
): { week: number; year: number; once: number } {
  const year = found.reduce((sum, one) => sum + one.year, reserves);
  return { year, week: weekOf(year), once: found.reduce((sum, one) => sum + one.once, 0) };
}

/** Pence shared out as evenly as whole pence can be; the parts always add up. */
export function sharedOut(pence: number, parts: number): number[] {
  const least = Math.floor(pence / parts);
  return Array.from({ length: parts }, (_, i) => least + (i < pence - least * parts ? 1 : 0));
}
/** A year's pounds by need: an action for several needs is shared among them. What meets none is under "". */
export function byNeed(actions: readonly Costed[]): Map<string, number> {
  const sums = new Map<string, number>();
  for (const action of actions) {
    const { year, once } = yearOf(action);
    const needs = action.needIds.length > 0 ? action.needIds : [""];
    for (const [i, pence] of sharedOut(year + once, needs.length).entries())
      sums.set(needs[i] ?? "", (sums.get(needs[i] ?? "") ?? 0) + pence);
  }
  return sums;
}
