import { stillInForce } from "#app/domain/assisted-access/record-decision.server.ts";
import type { Act } from "#app/domain/audit/act.server.ts";
import type { PlanParty } from "#app/domain/access/plan-party.ts";
import { isId, visibleTo } from "#app/domain/plans/plan-party.ts";
import {
  mayTake,
  PLAN_STATUS_WORDS,
  type PlanStatus,
  type PlanStep,
} from "#app/domain/plans/plan-status-rules.ts";
import { Refusal } from "#app/lib/result.ts";

const planMissing = () => new Refusal("not-found", "We cannot find this plan.");

/** A plan that the party may know of, its row locked until the transaction ends. Throws `Refusal` "not-found" for anybody else's. */
export async function lockKnownPlan(tx: Act, party: PlanParty, id: string) {
  if (!isId(id)) throw planMissing();
  if (party.side === "person") await stillInForce(tx, party.access);
  await tx.$queryRaw`SELECT id FROM plan WHERE id = ${id}::uuid FOR UPDATE`;
  const found = await tx.plan.findFirst({ where: { id, ...visibleTo(party) } });
  if (!found) throw planMissing();
  return { ...found, status: found.status as PlanStatus };
}
export type LockedPlan = Awaited<ReturnType<typeof lockKnownPlan>>;

/** Throws `Refusal` "moved-on" where a side may not take the step now. */
export function refuseMovedOn(plan: LockedPlan, party: PlanParty, step: PlanStep): void {
  if (!mayTake(step, party.side, plan))
    throw new Refusal(
      "moved-on",
      `This plan has moved on. It is now: ${PLAN_STATUS_WORDS[plan.status].toLowerCase()}. Nothing was changed by this. What you wrote is still in the boxes.`,
    );
}

/**
 * A plan that the party may write in, its row locked until the transaction ends: one writer after another.
 * Throws `Refusal` "not-found" for anybody else's and "moved-on" where the step is not possible now.
 */
export async function lockPlan(tx: Act, party: PlanParty, id: string, step: PlanStep) {
  const plan = await lockKnownPlan(tx, party, id);
  refuseMovedOn(plan, party, step);
  return plan;
}
