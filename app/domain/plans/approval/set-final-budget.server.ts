import type { AreaAccess } from "#app/domain/access/access.ts";
import type { Act } from "#app/domain/audit/act.server.ts";
import { writeNewPot } from "#app/domain/budgets/add-pot.server.ts";
import { amountOn } from "#app/domain/budgets/amount-rules.ts";
import type { AddPot } from "#app/domain/budgets/budget-forms.ts";
import { writeBudget } from "#app/domain/budgets/change-budget.server.ts";
import { writePot } from "#app/domain/budgets/change-pot.server.ts";
import { currentBudget, findBudgets } from "#app/domain/budgets/find-budgets.server.ts";
import { lockBudget } from "#app/domain/budgets/lock-budget.server.ts";
import { amountsOf } from "#app/domain/budgets/post-due.server.ts";
import type { FinalBudget } from "#app/domain/plans/approval/final-budget-rules.ts";
import { ROUTES } from "#app/domain/plans/plan-content.ts";
import type { Day } from "#app/lib/dates.ts";
import { Refusal } from "#app/lib/result.ts";

type Wanted = Pick<AddPot, "kind" | "name" | "route" | "amount" | "every">;
const REASON = "From the approved support plan";

const wantedOf = (final: FinalBudget): Wanted[] => [
  ...final.care.map(({ route, weekPence }): Wanted => ({
    kind: "care",
    name: "",
    route,
    amount: weekPence,
    every: "week",
  })),
  ...final.once.map(({ route, name, pence }): Wanted => ({
    kind: "one_off",
    name,
    route,
    amount: pence,
    every: "",
  })),
  ...final.reserves.map(({ route, name, pence }): Wanted => ({
    kind: "reserve",
    name,
    route,
    amount: pence,
    every: "",
  })),
];

/**
 * Sets a person's budget by what was approved of their plan, from a day on, through the budget's own changes: an amount of money
 * that is there is changed, what is missing is added, care money that the plan does not use is set to nothing, and the budget is
 * agreed. `keep`: another plan goes on meanwhile, so that nothing is made less. Refusals: no-budget, and those of the budget's own changes.
 */
export async function setFinalBudget(
  tx: Act,
  access: AreaAccess,
  plan: { personId: string },
  final: FinalBudget,
  { from, key, keep }: { from: Day; key: string; keep: boolean },
): Promise<void> {
  const budget = currentBudget(await findBudgets(plan.personId, () => true, tx));
  const all = wantedOf(final);
  if (!budget && all.length === 0) return;
  if (!budget)
    throw new Refusal(
      "no-budget",
      "They have no budget now, so nothing can be set by the plan. Nothing was changed. Give a budget first, under Council, then decide.",
    );
  let step = 0;
  const next = async () => {
    step += 1;
    const { version } = await tx.budget.findUniqueOrThrow({ where: { id: budget.id } });
    const form = { version, submissionKey: `${key}:${String(step)}`, reason: REASON, from };
    const where = { personId: plan.personId, budgetId: budget.id };
    return {
      form,
      ...(await lockBudget(tx, access, { ...where, version, submissionKey: form.submissionKey })),
    };
  };
  const used = new Set<string>();
  for (const wanted of all) {
    const { budget: locked, form } = await next();
    const there = locked.pots.find(
      (pot) =>
        !used.has(pot.id) &&
        pot.kind === wanted.kind &&
        pot.fundingRoute === wanted.route &&
        (wanted.kind === "care" || pot.name.toLowerCase() === wanted.name.toLowerCase()),
    );
    if (there) {
      used.add(there.id);
      const holds = amountOn(amountsOf(there.amounts), from);
      const every = wanted.kind !== "care" ? "once" : holds && holds.every !== "once" ? holds.every : "week";
      if (holds?.pence === wanted.amount && holds.every === every) continue;
      if (keep && holds && holds.pence >= wanted.amount) continue;
      await writePot(tx, access, locked, there.id, {
        ...form,
        amount: wanted.amount,
        every,
        managerId: undefined,
      });
      continue;
    }
    const taken = locked.pots.some(
      (pot) => pot.kind === wanted.kind && pot.name.toLowerCase() === wanted.name.toLowerCase(),
    );
    const name = taken
      ? `${wanted.name} ${wanted.route === "own_money" ? "" : ROUTES[wanted.route]}`.trim().slice(0, 60)
      : wanted.name;
    await writeNewPot(tx, access, locked, { ...form, ...wanted, name, tier: "medium", managerId: undefined });
    const added = await tx.pot.findFirst({ where: { budgetId: locked.id, kind: wanted.kind, name } });
    if (added) used.add(added.id);
  }
  // Care money that the plan does not use: none of it from that day on
  for (const pot of keep ? [] : budget.pots) {
    if (pot.kind !== "care" || used.has(pot.id) || pot.fundingRoute === "own_money") continue;
    const { budget: locked, form } = await next();
    const amounts = locked.pots.find(({ id }) => id === pot.id)?.amounts ?? [];
    const holds = amountOn(amountsOf(amounts), from);
    if (!holds || holds.pence === 0 || holds.every === "once") continue;
    await writePot(tx, access, locked, pot.id, {
      ...form,
      amount: 0,
      every: holds.every,
      managerId: undefined,
    });
  }
  const { budget: locked, form } = await next();
  if (locked.status !== "indicative") return;
  await writeBudget(tx, access, locked, {
    ...form,
    status: "approved",
    contribution: locked.contribution,
    ownPart: locked.contributionPence,
  });
}
