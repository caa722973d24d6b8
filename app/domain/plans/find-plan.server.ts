import { recordView } from "#app/domain/audit/act.server.ts";
import { seesWholeBudget } from "#app/domain/budgets/may-see.ts";
import { findFinal } from "#app/domain/plans/approval/find-final.server.ts";
import { findFinding } from "#app/domain/plans/brokerage/find-finding.server.ts";
import { findSettled } from "#app/domain/plans/brokerage/find-settled.server.ts";
import { securedOfPlan } from "#app/domain/plans/brokerage/secured-of-plan.ts";
import type { PlanParty } from "#app/domain/access/plan-party.ts";
import { isId, visibleTo } from "#app/domain/plans/plan-party.ts";
import { mayTake } from "#app/domain/plans/plan-status-rules.ts";
import { readPlan } from "#app/domain/plans/read-plan.server.ts";
import { db } from "#app/db.server.ts";

/** A whole plan with its sums, its checklist and the texts that wait for a choice; null for anybody else's. The view is recorded. */
export async function findPlan(party: PlanParty, id: string) {
  if (!isId(id)) return null;
  const plan = await readPlan(db().prisma, { id, ...visibleTo(party) });
  if (!plan) return null;
  if (party.side !== "person" || party.access.grant)
    await recordView(party.access, {
      action: "plan.viewed",
      objectType: "plan",
      objectId: plan.id,
      personId: plan.personId,
      areaId: plan.areaId,
    });
  const finding = await findFinding(plan, plan.actions);
  const settled = await findSettled(db().prisma, plan.id, plan.actions);
  return {
    ...plan,
    finding,
    /** Each action as the council's money follows it. */
    settled,
    final: await findFinal(plan, settled),
    secured: securedOfPlan(plan.actions, finding, plan.rates, plan.selfFunder),
    finds: mayTake("find", party.side, plan),
    editable: mayTake("change", party.side, plan),
    seesMoney: party.side !== "person" || seesWholeBudget(party.access),
  };
}
export type FoundPlan = NonNullable<Awaited<ReturnType<typeof findPlan>>>;
