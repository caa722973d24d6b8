import { randomUUID } from "node:crypto";
import type { Act } from "#app/domain/audit/act.server.ts";
import { now } from "#app/lib/clock.ts";
import type { Day } from "#app/lib/dates.ts";

/** Keeps the review that the rule plans: one to come at a time, due by the plan's own day. The caller has locked the plan. */
export async function keepPlanned(
  tx: Act,
  plan: { id: string; personId: string; areaId: string; reviewBy: Day | null },
): Promise<void> {
  if (!plan.reviewBy) return;
  const dueBy = plan.reviewBy;
  const there = await tx.planReview.findFirst({
    where: { planId: plan.id, kind: "planned", state: { not: "closed" } },
  });
  if (there?.state === "held" || (there && Number(there.dueBy) === Number(dueBy))) return;
  const id = there?.id ?? randomUUID();
  if (there) await tx.planReview.update({ where: { id }, data: { dueBy, version: { increment: 1 } } });
  else
    await tx.planReview.create({
      data: {
        id,
        planId: plan.id,
        personId: plan.personId,
        areaId: plan.areaId,
        kind: "planned",
        dueBy,
        askedBy: "Ownway",
        askedSide: "program",
        askedAt: now(),
      },
    });
  tx.audit({
    action: "review.planned",
    objectType: "plan_review",
    objectId: id,
    personId: plan.personId,
    areaId: plan.areaId,
  });
}
