import type { Act } from "#app/domain/audit/act.server.ts";
import { mayMove, STAGES, type Stage } from "#app/domain/plans/brokerage/brokerage-rules.ts";
import { findItem } from "#app/domain/plans/find-item.server.ts";
import type { LockedPlan } from "#app/domain/plans/lock-plan.server.ts";
import type { PlanParty } from "#app/domain/access/plan-party.ts";
import { isId, writerOf } from "#app/domain/plans/plan-party.ts";
import type { Prisma } from "#app/generated/prisma/client.ts";
import { now } from "#app/lib/clock.ts";
import { Refusal } from "#app/lib/result.ts";

/** An action of the locked plan, and how far on it is. Throws `Refusal` not-found or removed. */
export async function actionToFind(tx: Act, plan: LockedPlan, actionId: string) {
  if (!isId(actionId)) throw new Refusal("not-found", "We cannot find this part of the plan.");
  const action = await findItem(tx.planAction.findFirst({ where: { id: actionId, planId: plan.id } }));
  const last = await tx.planActionStep.findFirst({ where: { actionId }, orderBy: { number: "desc" } });
  return { action, stage: (last?.stage ?? "idea") as Stage, seen: last?.number ?? 0 };
}
export type ActionToFind = Awaited<ReturnType<typeof actionToFind>>;

/** Whoever decides says which step they saw last; somebody else's since then refuses. */
export function sawLast({ stage, seen }: ActionToFind, sent: number): void {
  if (seen === sent) return;
  throw new Refusal(
    "stale",
    `Somebody was quicker: this is now ${STAGES[stage].toLowerCase()}. Nothing was changed by this. Open the page again and look first.`,
  );
}

type Step = Omit<
  Prisma.PlanActionStepUncheckedCreateInput,
  "planId" | "actionId" | "byName" | "byAccountId" | "grantId" | "at" | "stage"
>;
/** One step of an action: it only grows. Throws `Refusal` "moved-on" where it cannot follow. */
export async function recordStep(
  tx: Act,
  party: PlanParty,
  plan: LockedPlan,
  { action, stage }: ActionToFind,
  to: Stage,
  step: Step,
): Promise<{ id: string }> {
  if (!mayMove(stage, to))
    throw new Refusal(
      "moved-on",
      `This is ${STAGES[stage].toLowerCase()} now, and cannot become “${STAGES[to].toLowerCase()}” from there. Nothing was changed.`,
    );
  const made = await tx.planActionStep.create({
    data: { ...step, planId: plan.id, actionId: action.id, stage: to, ...writerOf(party), at: now() },
  });
  await tx.plan.update({ where: { id: plan.id }, data: { version: { increment: 1 }, changedAt: now() } });
  tx.audit({
    action: to === "secured" ? "plan.secured" : "plan.finding-moved",
    objectType: "plan",
    objectId: plan.id,
    personId: plan.personId,
    areaId: plan.areaId,
    detail: { item: action.id, from: stage, to, quote: step.quoteId ?? null },
  });
  return made;
}
