import { findStops } from "#app/domain/capacity/best-interests-stops.server.ts";
import { gapsOf } from "#app/domain/plans/checklist-rules.ts";
import type { FoundPlan } from "#app/domain/plans/find-plan.server.ts";
import { mayTake, PLAN_STATUS_WORDS } from "#app/domain/plans/plan-status-rules.ts";
import { db } from "#app/db.server.ts";

/** Everything that stands in the way of deciding about a plan in somebody's best interests, in words; and the advocate's name. */
export async function findWayToDecide(plan: FoundPlan) {
  const { stops } = await findStops(db().prisma, plan);
  const referral = await db().prisma.advocateReferral.findFirst({
    where: { planId: plan.id, state: { in: ["started", "ended"] } },
    orderBy: { number: "desc" },
    select: { advocateName: true },
  });
  return {
    advocate: referral?.advocateName ?? "",
    stops: [
      ...(mayTake("agree_for", "practitioner", plan)
        ? []
        : [`The plan is not open any more. It is now: ${PLAN_STATUS_WORDS[plan.status].toLowerCase()}.`]),
      ...stops.map(({ words }) => words),
      ...(plan.asides.length > 0
        ? ["Two people wrote into one box, and nobody has chosen yet. Choose on the plan’s page."]
        : []),
      ...gapsOf(plan.lines).map(({ words }) => `Missing in the plan: ${words}.`),
    ],
  };
}
