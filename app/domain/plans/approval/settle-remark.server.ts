import type { PlanParty } from "#app/domain/access/plan-party.ts";
import { act } from "#app/domain/audit/act.server.ts";
import { lockPlan } from "#app/domain/plans/lock-plan.server.ts";
import { isId, writerOf } from "#app/domain/plans/plan-party.ts";
import { now } from "#app/lib/clock.ts";
import { Refusal } from "#app/lib/result.ts";

/** Whoever writes in the plan says that what the council asked at a line is done. Twice is once. Refusals: not-found, moved-on. */
export function settleRemark(party: PlanParty, planId: string, remarkId: string) {
  return act(party.access, async (tx) => {
    const plan = await lockPlan(tx, party, planId, "change");
    const remark = isId(remarkId)
      ? await tx.planRemark.findFirst({ where: { id: remarkId, planId: plan.id } })
      : null;
    if (!remark) throw new Refusal("not-found", "We cannot find this remark.");
    if (remark.settledAt) return { id: plan.id };
    await tx.planRemark.update({
      where: { id: remark.id },
      data: { settledBy: writerOf(party).byName, settledAt: now() },
    });
    tx.audit({
      action: "plan.remark-settled",
      objectType: "plan",
      objectId: plan.id,
      personId: plan.personId,
      areaId: plan.areaId,
      detail: { remark: remark.id },
    });
    return { id: plan.id };
  });
}
