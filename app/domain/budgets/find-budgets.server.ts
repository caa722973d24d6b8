import { amountOn, nextWindow, planned, type Amount } from "#app/domain/budgets/amount-rules.ts";
import { potFigures, sumFigures, type Figures } from "#app/domain/budgets/budget-figures-rules.ts";
import { potTitle } from "#app/domain/budgets/budget-words.ts";
import { amountsOf, daysOf } from "#app/domain/budgets/post-due.server.ts";
import { findPotMoney } from "#app/domain/ledger/find-pot-money.server.ts";
import { db, type Tx } from "#app/db.server.ts";
import type { Budget, Pot } from "#app/generated/prisma/client.ts";
import { now } from "#app/lib/clock.ts";
import { dayOf, type Day } from "#app/lib/dates.ts";

export type BudgetPot = Pick<
  Pot,
  "id" | "kind" | "name" | "fundingRoute" | "budgetManagerId" | "authorisedTier"
> & {
  title: string;
  manager: string | null;
  figures: Figures;
  /** Put in by the ledger, less what was taken back. */
  allocated: number;
  /** What holds today (or will first), and what holds later. */
  amount: Amount | null;
  later: Amount[];
  next: { on: Day; pence: number } | null;
};
export type WholeBudget = Budget & {
  current: boolean;
  figures: Figures;
  pots: BudgetPot[];
};

const ORDER = ["care", "support_planning", "one_off", "reserve"];

/** Every budget of a person, newest first, each with its pots and figures that add up. */
export async function findBudgets(
  personId: string,
  sees: (pot: { kind: Pot["kind"] }) => boolean = () => true,
  prisma: Tx = db().prisma,
): Promise<WholeBudget[]> {
  const today = dayOf(now());
  const budgets = await prisma.budget.findMany({
    where: { personId },
    orderBy: [{ periodFrom: "desc" }, { createdAt: "desc" }],
    include: {
      pots: {
        include: {
          amounts: { orderBy: { number: "asc" } },
          budgetManager: { select: { name: true } },
        },
      },
    },
  });
  const all = budgets.flatMap(({ pots }) => pots);
  const money = new Map((await findPotMoney(prisma, all)).map((one, i) => [all[i]?.id, one]));
  const posted = new Map(
    (
      await prisma.instalment.groupBy({
        by: ["potId"],
        where: { potId: { in: all.map(({ id }) => id) }, kind: { not: "closing" } },
        _sum: { pence: true },
        _max: { toOn: true },
      })
    ).map((row) => [row.potId, { pence: row._sum.pence ?? 0, through: row._max.toOn }]),
  );
  return budgets.map((budget) => {
    const days = daysOf(budget);
    const pots = budget.pots
      .filter(sees)
      .map(({ amounts: rows, budgetManager, ...pot }): BudgetPot => {
        const amounts = amountsOf(rows);
        const put = posted.get(pot.id) ?? { pence: 0, through: null };
        const inside = money.get(pot.id);
        if (!inside) throw new Error("a pot without figures");
        const figures = potFigures(pot.kind, inside, {
          planned: planned({ amounts, ...days }),
          put: put.pence,
          closed: budget.status === "closed",
        });
        const later = amounts.filter(({ fromOn }) => fromOn > today);
        const window = nextWindow(amounts, days.start, days.end, put.through);
        const once = put.through ? null : amounts.find(({ every }) => every === "once");
        const next = window
          ? { on: window.from, pence: window.pence }
          : once
            ? { on: once.fromOn > days.start ? once.fromOn : days.start, pence: once.pence }
            : null;
        return {
          id: pot.id,
          kind: pot.kind,
          name: pot.name,
          title: potTitle(pot),
          fundingRoute: pot.fundingRoute,
          budgetManagerId: pot.budgetManagerId,
          authorisedTier: pot.authorisedTier,
          manager: budgetManager?.name ?? null,
          figures,
          allocated: inside.allocatedPence,
          amount: amountOn(amounts, today) ?? later[0] ?? null,
          later: amountOn(amounts, today) ? later : later.slice(1),
          next: budget.status === "closed" ? null : next,
        };
      })
      .sort((a, b) => ORDER.indexOf(a.kind) - ORDER.indexOf(b.kind) || a.title.localeCompare(b.title));
    return {
      ...budget,
      current: budget.status !== "closed" && budget.periodFrom <= today && budget.periodTo >= today,
      pots,
      figures: sumFigures(pots.map(({ figures }) => figures)),
    };
  });
}

/** The one that is shown first: today's, else the newest that is not closed. */
export const currentBudget = (budgets: readonly WholeBudget[]): WholeBudget | null =>
  budgets.find(({ current }) => current) ?? budgets.find(({ status }) => status !== "closed") ?? null;
