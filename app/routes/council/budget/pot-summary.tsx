import { scheduleWords } from "#app/domain/budgets/find-budget.server.ts";
import { ROUTE_WORDS } from "#app/domain/budgets/budget-words.ts";
import type { WholeBudget } from "#app/domain/budgets/find-budgets.server.ts";

/** A pot as the practitioner's pages show it. */
export const potFacts = (budget: WholeBudget) =>
  budget.pots.map((pot) => ({
    id: pot.id,
    title: pot.title,
    planning: pot.kind === "support_planning",
    reserve: pot.kind === "reserve",
    figures: pot.figures,
    route: `${ROUTE_WORDS[pot.fundingRoute].name.replace("your ", "a ").replace("Your own", "Their own")}${pot.manager ? `: ${pot.manager}` : ""}`,
    schedule: scheduleWords(pot, budget.status === "approved").map((words) =>
      words.replace("from you on", "from the person on"),
    ),
  }));
