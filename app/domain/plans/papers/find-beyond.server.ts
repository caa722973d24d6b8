import type { FoundPlan } from "#app/domain/plans/find-plan.server.ts";
import { findPlanLife } from "#app/domain/plans/find-plan-life.server.ts";
import { findSafeguards } from "#app/domain/plans/safety/find-safeguards.server.ts";
import { findWays } from "#app/domain/plans/ways/find-ways.server.ts";

const COUNCIL = ["approve", "approve_partly", "send_back"];

/** What papers hold beyond the plan's own page: for when things go wrong, how the budget is taken, and what the council said. */
export async function findBeyond(plan: FoundPlan) {
  const [{ lists }, ways, life] = await Promise.all([
    findSafeguards(plan.id),
    plan.selfFunder ? null : findWays(plan),
    findPlanLife(plan.id),
  ]);
  return {
    safety: lists.filter(({ kind }) => plan.seesMoney || kind !== "contingency"),
    ways,
    remarks: life.remarks,
    decided: life.decided,
    // What was decided has sums in its words
    council: life.events
      .filter(({ kind }) => COUNCIL.includes(kind))
      .map((event) => (plan.seesMoney ? event : { ...event, words: "" })),
  };
}
export type Beyond = Awaited<ReturnType<typeof findBeyond>>;
