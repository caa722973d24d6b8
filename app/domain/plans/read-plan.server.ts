import { personName } from "#app/domain/access/person-name.ts";
import { currentBudget, findBudgets } from "#app/domain/budgets/find-budgets.server.ts";
import { findAdvocateLine } from "#app/domain/capacity/find-advocate-line.server.ts";
import { checklist } from "#app/domain/plans/checklist-rules.ts";
import { actionOf, needOf, outcomeOf } from "#app/domain/plans/find-item.server.ts";
import type { HowSaid, PlanContent, SectionKey } from "#app/domain/plans/plan-content.ts";
import type { PlanStatus } from "#app/domain/plans/plan-status-rules.ts";
import { minutesAWeek, planSums } from "#app/domain/plans/plan-sums-rules.ts";
import { ratesOn, reservesOf } from "#app/domain/plans/reserve-rules.ts";
import { moneyOf } from "#app/domain/plans/save-money.server.ts";
import type { Tx } from "#app/db.server.ts";
import type { Prisma } from "#app/generated/prisma/client.ts";
import { now } from "#app/lib/clock.ts";
import { dayOf } from "#app/lib/dates.ts";

/** The council's figure for a plan: so much a week, and sums for single things and reserves. */
async function indicativeOf(prisma: Tx, personId: string, selfFunder: boolean) {
  const budget = selfFunder ? null : currentBudget(await findBudgets(personId, () => true, prisma));
  if (!budget) return null;
  const single = budget.pots.filter(({ kind }) => kind === "one_off" || kind === "reserve");
  return {
    weeklyPence: budget.weeklyPence,
    oncePence: single.reduce((sum, { amount }) => sum + (amount?.pence ?? 0), 0),
  };
}

const inOrder = { where: { removedAt: null }, orderBy: { number: "asc" } } as const;

/** A whole plan with its sums and its checklist, as it stands now; null where there is none. Whose it is, is for `where` to say. */
export async function readPlan(prisma: Tx, where: Prisma.PlanWhereInput) {
  const plan = await prisma.plan.findFirst({
    where,
    include: {
      person: { select: { firstName: true, lastName: true, reference: true } },
      sections: true,
      needs: inOrder,
      outcomes: inOrder,
      actions: inOrder,
      safeguards: { where: { removedAt: null }, orderBy: [{ place: "asc" }, { number: "asc" }] },
      asides: { where: { settled: null }, orderBy: { number: "asc" } },
    },
  });
  if (!plan) return null;
  const rates = await prisma.employerRate.findMany();
  const advocate = await findAdvocateLine(prisma, plan);
  // Once the council has decided, its budget says what it decided: the figure it decided beside is kept with the plan
  const indicative =
    plan.figureWeeklyPence === null
      ? await indicativeOf(prisma, plan.personId, plan.selfFunder)
      : { weeklyPence: plan.figureWeeklyPence, oncePence: plan.figureOncePence ?? 0 };
  const needs = plan.needs.map((row) => ({ ...needOf(row), id: row.id, version: row.version }));
  const known = new Set(needs.map((need) => need.id));
  // A need that was taken away is met by nothing
  const linked = (needIds: readonly string[]) => needIds.filter((one) => known.has(one));
  const outcomes = plan.outcomes.map((row) => ({
    ...outcomeOf(row),
    needIds: linked(row.needIds),
    id: row.id,
    version: row.version,
  }));
  const actions = plan.actions.map((row) => ({
    ...actionOf(row),
    needIds: linked(row.needIds),
    id: row.id,
    version: row.version,
  }));
  const sections = plan.sections.map((row) => ({
    ...row,
    section: row.section as SectionKey,
    how: row.how as HowSaid,
  }));
  const content: PlanContent = {
    selfFunder: plan.selfFunder,
    sections: Object.fromEntries(sections.map(({ section, body }) => [section, body])),
    needs,
    outcomes,
    actions,
    money: moneyOf(plan),
  };
  const today = ratesOn(rates, dayOf(now()));
  const employed = actions.flatMap((action) =>
    action.kind === "assistant" && action.hourlyPence !== null && action.route !== "own_money"
      ? [{ minutes: minutesAWeek(action), hourlyPence: action.hourlyPence }]
      : [],
  );
  const reserves = today && reservesOf(employed, today);
  const contingency = plan.safeguards.reduce((sum, { pence }) => sum + (pence ?? 0), 0);
  const sums = planSums(actions, indicative, reserves?.total ?? 0, plan.selfFunder, contingency);
  return {
    ...plan,
    status: plan.status as PlanStatus,
    name: personName(plan.person),
    needs,
    outcomes,
    actions,
    sections,
    content,
    sums,
    /** What an employer owes, as it holds today; null where that is not known. */
    rates: today,
    /** Null where today's rates are not known. */
    reserves,
    lines: [...checklist(content, sums), ...advocate],
  };
}
export type WholePlan = NonNullable<Awaited<ReturnType<typeof readPlan>>>;
