import type { PersonAccess } from "#app/domain/access/access.ts";
import { recordView } from "#app/domain/audit/act.server.ts";
import { amountWords, contributionWords } from "#app/domain/budgets/amount-words.ts";
import {
  BUDGET_STATUS_WORDS,
  OWN_BUDGET_WORDS,
  POT_FOR,
  ROUTE_WORDS,
  whoseWords,
} from "#app/domain/budgets/budget-words.ts";
import { findAreaSettings } from "#app/domain/budgets/find-area-settings.server.ts";
import { findAside } from "#app/domain/budgets/find-aside.server.ts";
import { findBudgetChanges } from "#app/domain/budgets/find-budget-changes.server.ts";
import {
  currentBudget,
  findBudgets,
  type BudgetPot,
  type WholeBudget,
} from "#app/domain/budgets/find-budgets.server.ts";
import { findWarnings } from "#app/domain/budgets/find-warnings.server.ts";
import { maySee, seesWholeBudget } from "#app/domain/budgets/may-see.ts";
import { allOwnMoney, ownAccount } from "#app/domain/budgets/own-account.ts";
import { longDay, momentWords, shortDay } from "#app/lib/dates.ts";
import { pounds } from "#app/lib/money.ts";

export const periodWords = ({ periodFrom, periodTo }: { periodFrom: Date; periodTo: Date }): string =>
  `${shortDay(periodFrom)} to ${shortDay(periodTo)}`;

/** How much, how often, what comes next, in sentences. */
export function scheduleWords(pot: BudgetPot, agreed: boolean): string[] {
  if (!pot.amount) return [];
  const own = pot.fundingRoute === "own_money";
  return [
    `${amountWords(pot.amount)}.`,
    ...(agreed && pot.next
      ? [
          `Next: ${pounds(pot.next.pence)} ${own ? "from you" : "from the council"} on ${longDay(pot.next.on)}.`,
        ]
      : []),
    ...pot.later.map((later) => `From ${longDay(later.fromOn)}: ${amountWords(later)}.`),
  ];
}

function describePot(pot: BudgetPot, budget: WholeBudget, aside: Awaited<ReturnType<typeof findAside>>) {
  const planning = pot.kind === "support_planning";
  const route = ROUTE_WORDS[pot.fundingRoute];
  return {
    id: pot.id,
    name: pot.title,
    purpose: POT_FOR[pot.kind],
    planning,
    reserve: pot.kind === "reserve",
    whose: whoseWords(pot.fundingRoute, pot.manager),
    pays: planning ? route.pays : route.paysCare,
    period: periodWords(budget),
    schedule: scheduleWords(pot, budget.status === "approved"),
    figures: pot.figures,
    allocatedPence: pot.allocated,
    spentPence: pot.figures.spent,
    heldPence: pot.figures.aside,
    availablePence: pot.figures.available + pot.figures.reserved,
    canSpend: ownAccount(pot) && budget.status === "approved",
    aside: aside.filter((one) => one.potId === pot.id),
  };
}

/** A person's budget as their page shows it: what is current first, other years below. Somebody looked: that is recorded. */
export async function findBudget(access: PersonAccess) {
  const { personId, areaId } = access.subject;
  const whole = seesWholeBudget(access);
  const [budgets, aside, warnings, changes, settings] = await Promise.all([
    findBudgets(personId, maySee(access)),
    findAside(personId),
    whole ? findWarnings(personId) : [],
    whole ? findBudgetChanges(personId) : [],
    findAreaSettings(areaId),
  ]);
  await recordView(access, { action: "budget.viewed", objectType: "person", objectId: personId });
  const current = currentBudget(budgets);
  const own = current !== null && allOwnMoney(current.pots);
  return {
    whole,
    warnings,
    budget:
      current && whole && current.pots.length > 0
        ? {
            period: periodWords(current),
            agreed: current.status === "approved",
            words: own ? OWN_BUDGET_WORDS : BUDGET_STATUS_WORDS[current.status],
            contribution: own ? "" : contributionWords(current),
            figures: current.figures,
            planningIsApart: !own && settings.feeSource === "alongside",
          }
        : null,
    pots: current ? current.pots.map((pot) => describePot(pot, current, aside)) : [],
    others: budgets
      .filter((budget) => budget !== current)
      .flatMap((budget) => budget.pots.map((pot) => describePot(pot, budget, aside))),
    changes: changes.map((change) => ({
      ...change,
      at: momentWords(change.at),
      from: change.from && longDay(change.from),
    })),
  };
}
