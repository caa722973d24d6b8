import type { ActionFields, Route } from "#app/domain/plans/plan-content.ts";
import { divided, minutesAWeek, yearOf } from "#app/domain/plans/plan-sums-rules.ts";
import { reservesOf, type EmployerRates } from "#app/domain/plans/reserve-rules.ts";

type BudgetRoute = Exclude<Route, "own_money">;
export type FinalBudget = {
  /** So much a week for care, by whose account it is in: the year of it, in 52 weeks, rounded up to the penny. */
  care: { route: BudgetRoute; yearPence: number; weekPence: number }[];
  /** Each thing that is bought once. */
  once: { route: BudgetRoute; name: string; pence: number }[];
  /** Protected by name: for what an employer owes, in the account that pays the personal assistants; and what is put by. */
  reserves: { route: BudgetRoute; name: string; pence: number }[];
  /** All that the plan costs the council in a year, with what is bought once. */
  total: { year: number; once: number };
};

const ROUTES: readonly BudgetRoute[] = ["direct_payment", "third_party", "council_held"];
const LONGEST_NAME = 60;
const OWED = "what an employer owes";
const PUT_BY = "what cannot be known";

/** Names that differ from each other, as the pots of a budget must: a second of the same name is numbered. */
function named(names: readonly string[]): string[] {
  const seen = new Map<string, number>();
  return names.map((full) => {
    const name =
      full
        .trim()
        .slice(0, LONGEST_NAME - 4)
        .trim() || "One thing";
    const before = seen.get(name.toLowerCase()) ?? 0;
    seen.set(name.toLowerCase(), before + 1);
    return before === 0 ? name : `${name} ${before + 1}`;
  });
}

/** Whether an action costs the budget anything. */
export function paidByBudget(action: ActionFields): boolean {
  const { year, once } = yearOf(action);
  return action.route !== null && action.route !== "own_money" && year + once > 0;
}

/**
 * The budget that a plan's approved actions come to. A week is rounded up, so that it never gives less than the plan: at most
 * 51p a year more for each account. What the person pays themselves is not in it. `putBy`: what is put by for a year; it is kept
 * where most of the care is paid.
 */
export function finalBudget(
  actions: readonly ActionFields[],
  rates: EmployerRates | null,
  putBy = 0,
): FinalBudget {
  const paid = actions.flatMap((action) =>
    action.route === null || action.route === "own_money"
      ? []
      : [{ action, route: action.route, ...yearOf(action) }],
  );
  const care = ROUTES.flatMap((route) => {
    const yearPence = paid.filter((one) => one.route === route).reduce((sum, { year }) => sum + year, 0);
    return yearPence > 0 ? [{ route, yearPence, weekPence: Math.ceil(yearPence / 52) }] : [];
  });
  const single = paid.filter(({ once }) => once > 0);
  const names = named(single.map(({ action }) => action.what));
  const once = single.map(({ route, once: pence }, i) => ({ route, name: names[i] ?? "", pence }));
  const owed = ROUTES.flatMap((route) => {
    const employed = paid
      .filter((one) => one.route === route)
      .flatMap(({ action }) =>
        action.kind === "assistant" && action.hourlyPence !== null
          ? [{ minutes: minutesAWeek(action), hourlyPence: action.hourlyPence }]
          : [],
      );
    const pence = rates && employed.length > 0 ? reservesOf(employed, rates).total : 0;
    return pence > 0 ? [{ route, name: OWED, pence }] : [];
  });
  const most = care.reduce((one, other) => (other.yearPence > one.yearPence ? other : one), {
    route: once[0]?.route ?? ("council_held" as const),
    yearPence: 0,
  });
  const reserves = putBy > 0 ? [...owed, { route: most.route, name: PUT_BY, pence: putBy }] : owed;
  const sum = (all: readonly { pence: number }[]) => all.reduce((total, { pence }) => total + pence, 0);
  return {
    care,
    once,
    reserves,
    total: { year: care.reduce((all, one) => all + one.yearPence, 0) + sum(reserves), once: sum(once) },
  };
}

/** What it comes to a week, for words beside the council's first figure. */
export const weekOfYear = (yearPence: number): number => divided(yearPence, 52);

/** The middle of how long plans waited, in whole days; null where none was decided yet. */
export function median(days: readonly number[]): number | null {
  if (days.length === 0) return null;
  const sorted = [...days].sort((a, b) => a - b);
  const [low, high] = [
    sorted[Math.floor((sorted.length - 1) / 2)] ?? 0,
    sorted[Math.floor(sorted.length / 2)] ?? 0,
  ];
  return Math.round((low + high) / 2);
}
