import type { AreaAccess } from "#app/domain/access/access.ts";
import { finalBudget } from "#app/domain/plans/approval/final-budget-rules.ts";
import { presentSettled } from "#app/domain/plans/approval/present-settled.ts";
import { findLook, sinceLook } from "#app/domain/plans/approval/find-to-approve.server.ts";
import { ownPlanPart } from "#app/domain/plans/approval/refuse-approver.server.ts";
import { putByLeft } from "#app/domain/plans/brokerage/settled-rules.ts";
import { findPlan } from "#app/domain/plans/find-plan.server.ts";
import { isId } from "#app/domain/plans/plan-party.ts";
import { db } from "#app/db.server.ts";

/** A plan for whoever decides: what changed since they looked, what stands against their deciding, and the budget it comes to. */
export async function findDecision(access: AreaAccess, planId: string) {
  if (!isId(planId)) return null;
  const known = await db().prisma.plan.findFirst({
    where: { id: planId, areaId: access.area.id },
    select: { id: true, personId: true },
  });
  if (!known) return null;
  // Before this look is recorded
  const look = await findLook(access, known);
  const plan = await findPlan({ side: "practitioner", access }, planId);
  if (!plan || plan.selfFunder) return null;
  const final = finalBudget(
    plan.settled.map(({ action }) => action),
    plan.rates,
    putByLeft(plan.sums.contingency, plan.settled),
  );
  const { indicative } = plan.sums;
  return {
    plan,
    changed: await sinceLook(planId, look),
    ownPart: await ownPlanPart(db().prisma, access.actor.accountId, plan),
    final,
    settled: presentSettled(plan),
    over: indicative === null || final.total.year + final.total.once > indicative.year + indicative.once,
  };
}
