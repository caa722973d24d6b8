import { personName } from "#app/domain/access/person-name.ts";
import { recordView } from "#app/domain/audit/act.server.ts";
import { currentBudget, findBudgets } from "#app/domain/budgets/find-budgets.server.ts";
import { seesWholeBudget } from "#app/domain/budgets/may-see.ts";
import { findFinding } from "#app/domain/plans/brokerage/find-finding.server.ts";
import { securedOfPlan } from "#app/domain/plans/brokerage/secured-of-plan.ts";
import { checklist } from "#app/domain/plans/checklist-rules.ts";
import { actionOf, needOf, outcomeOf } from "#app/domain/plans/find-item.server.ts";
import type { HowSaid, PlanContent, SectionKey } from "#app/domain/plans/plan-content.ts";
import type { PlanParty } from "#app/domain/access/plan-party.ts";
import { isId, visibleTo } from "#app/domain/plans/plan-party.ts";
import { mayTake, type PlanStatus } from "#app/domain/plans/plan-status-rules.ts";
import { minutesAWeek, planSums } from "#app/domain/plans/plan-sums-rules.ts";
import { ratesOn, reservesOf } from "#app/domain/plans/reserve-rules.ts";
import { moneyOf } from "#app/domain/plans/save-money.server.ts";
import { db } from "#app/db.server.ts";
import { now } from "#app/lib/clock.ts";
import { dayOf } from "#app/lib/dates.ts";

/** The council's figure for a plan: so much a week, and sums for single things and reserves. */
async function indicativeOf(personId: string, selfFunder: boolean) {
  const budget = selfFunder ? null : currentBudget(await findBudgets(personId));
  if (!budget) return null;
  const single = budget.pots.filter(({ kind }) => kind === "one_off" || kind === "reserve");
  return {
    weeklyPence: budget.weeklyPence,
    oncePence: single.reduce((sum, { amount }) => sum + (amount?.pence ?? 0), 0),
  };
}

const inOrder = { where: { removedAt: null }, orderBy: { number: "asc" } } as const;

/** A whole plan with its sums, its checklist and the texts that wait for a choice; null for anybody else's. The view is recorded. */
export async function findPlan(party: PlanParty, id: string) {
  if (!isId(id)) return null;
  const plan = await db().prisma.plan.findFirst({
    where: { id, ...visibleTo(party) },
    include: {
      person: { select: { firstName: true, lastName: true, reference: true } },
      sections: true,
      needs: inOrder,
      outcomes: inOrder,
      actions: inOrder,
      asides: { where: { settled: null }, orderBy: { number: "asc" } },
    },
  });
  if (!plan) return null;
  if (party.side !== "person" || party.access.grant)
    await recordView(party.access, {
      action: "plan.viewed",
      objectType: "plan",
      objectId: plan.id,
      personId: plan.personId,
      areaId: plan.areaId,
    });
  const [rates, indicative, finding] = await Promise.all([
    db().prisma.employerRate.findMany(),
    indicativeOf(plan.personId, plan.selfFunder),
    findFinding(plan, plan.actions),
  ]);
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
  const sums = planSums(actions, indicative, reserves?.total ?? 0, plan.selfFunder);
  const stands = { status: plan.status as PlanStatus, selfFunder: plan.selfFunder };
  return {
    ...plan,
    ...stands,
    name: personName(plan.person),
    needs,
    outcomes,
    actions,
    sections,
    content,
    sums,
    /** Null where today's rates are not known. */
    reserves,
    finding,
    secured: securedOfPlan(actions, finding, today, plan.selfFunder),
    lines: checklist(content, sums),
    finds: mayTake("find", party.side, stands),
    editable: mayTake("change", party.side, stands),
    seesMoney: party.side !== "person" || seesWholeBudget(party.access),
  };
}
export type FoundPlan = NonNullable<Awaited<ReturnType<typeof findPlan>>>;
