import type { Act } from "#app/domain/audit/act.server.ts";
import type { PlanParty } from "#app/domain/access/plan-party.ts";
import { lockKnownPlan, refuseMovedOn, type LockedPlan } from "#app/domain/plans/lock-plan.server.ts";
import { writerOf } from "#app/domain/plans/plan-party.ts";
import { after, type PlanStep } from "#app/domain/plans/plan-status-rules.ts";
import { now } from "#app/lib/clock.ts";
import { Refusal } from "#app/lib/result.ts";
import { sealOf } from "#app/lib/seal.server.ts";
import { sameAsSent } from "#app/lib/sent-before.ts";

/** `version`: the plan as it was seen. `submissionKey`: one per form shown. Whatever else the form said is sealed with them. */
export type SentStep = { version: number; submissionKey: string };

/**
 * A plan that the party takes a step with, locked. `done`: this very form was taken already. Refusals: not-found, sent-before,
 * moved-on, and stale where the plan changed since it was seen.
 */
export async function lockForStep(tx: Act, party: PlanParty, id: string, step: PlanStep, sent: SentStep) {
  const plan = await lockKnownPlan(tx, party, id);
  const before = await tx.planEvent.findUnique({ where: { submissionKey: sent.submissionKey } });
  if (before) {
    const same = before.planId === plan.id && before.byAccountId === party.access.actor.accountId;
    sameAsSent(same && (before.detail as { form?: string }).form === sealOf({ step, ...sent }));
    return { plan, done: true };
  }
  refuseMovedOn(plan, party, step);
  if (plan.version !== sent.version)
    throw new Refusal(
      "stale",
      "The plan changed since you opened this page. Nothing was changed by this. Read it as it is now, then decide.",
    );
  return { plan, done: false };
}

/** Takes the step: the plan stands where it leads, and what happened is written down for good. Returns the plan's new version. */
export async function takeStep(
  tx: Act,
  party: PlanParty,
  plan: LockedPlan,
  step: PlanStep,
  sent: SentStep,
  { words = "", detail = {} }: { words?: string; detail?: Record<string, string | number | boolean> } = {},
): Promise<number> {
  const status = after(step, plan);
  const { version } = await tx.plan.update({
    where: { id: plan.id },
    data: { status, version: { increment: 1 }, changedAt: now() },
  });
  await tx.planEvent.create({
    data: {
      planId: plan.id,
      kind: step,
      words,
      detail: { ...detail, form: sealOf({ step, ...sent }) },
      submissionKey: sent.submissionKey,
      ...writerOf(party),
      at: now(),
    },
  });
  tx.audit({
    action: `plan.${step}`,
    objectType: "plan",
    objectId: plan.id,
    personId: plan.personId,
    areaId: plan.areaId,
    detail: { ...detail, status },
  });
  return version;
}
