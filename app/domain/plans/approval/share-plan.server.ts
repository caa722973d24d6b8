import type { PersonAccess } from "#app/domain/access/access.ts";
import { recordDecision } from "#app/domain/assisted-access/record-decision.server.ts";
import { requireAuthority } from "#app/domain/capacity/require-authority.server.ts";
import { act } from "#app/domain/audit/act.server.ts";
import type { ShareInput } from "#app/domain/plans/approval/approval-forms.ts";
import { lockKnownPlan } from "#app/domain/plans/lock-plan.server.ts";
import { writerOf } from "#app/domain/plans/plan-party.ts";
import { now } from "#app/lib/clock.ts";
import { Refusal } from "#app/lib/result.ts";

type Decision = { question?: string | undefined; words?: string | undefined };

/**
 * A self-funder lets the council's practitioners read their plan, and nothing else; or stops it. Twice is once. Refusals: not-found,
 * not-own, stale, no-authority, words-needed.
 */
export function sharePlan(access: PersonAccess, planId: string, input: ShareInput & { decision?: Decision }) {
  const party = { side: "person", access } as const;
  const shared = input.share === "yes";
  return act(access, async (tx) => {
    const plan = await lockKnownPlan(tx, party, planId);
    if (!plan.selfFunder) throw new Refusal("not-found", "The council reads this plan already.");
    if (plan.shared === shared) return { id: plan.id };
    if (plan.version !== input.version)
      throw new Refusal(
        "stale",
        "The plan changed since you opened this page. Nothing was changed by this. Read it as it is now, then decide.",
      );
    // Stopping takes nothing from anybody: it needs no more than the permission
    if (shared) await requireAuthority(tx, access, "plan");
    await recordDecision(tx, access, "share-plan", input.decision ?? {});
    await tx.plan.update({ where: { id: plan.id }, data: { shared, version: { increment: 1 } } });
    const kind = shared ? "shared" : "unshared";
    await tx.planEvent.create({
      data: { planId: plan.id, kind, submissionKey: input.submissionKey, ...writerOf(party), at: now() },
    });
    tx.audit({
      action: `plan.${kind}`,
      objectType: "plan",
      objectId: plan.id,
      personId: plan.personId,
      areaId: plan.areaId,
    });
    return { id: plan.id };
  });
}
