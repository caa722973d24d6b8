import { gapsOf } from "#app/domain/plans/checklist-rules.ts";
import type { FoundPlan } from "#app/domain/plans/find-plan.server.ts";
import { lifeOf, nextOf, TURN_WORDS } from "#app/domain/plans/plan-life-rules.ts";
import { mayTake, type PlanSide, type PlanStep } from "#app/domain/plans/plan-status-rules.ts";

type Way = { href: string; label: string; filled: boolean };

/** Where the plan stands and what comes next, with the steps that this reader may take. */
export function presentLife(side: PlanSide, plan: FoundPlan) {
  const missing = gapsOf(plan.lines).length;
  const stands = { status: plan.status, selfFunder: plan.selfFunder, missing };
  const next = nextOf(stands);
  const way = (step: PlanStep, path: string, label: string, filled: boolean): Way[] =>
    mayTake(step, side, plan) ? [{ href: `/plans/${plan.id}/${path}`, label, filled }] : [];
  return {
    steps: lifeOf(stands),
    turn: TURN_WORDS[next.turn],
    words: next.words,
    ways: [
      ...way("agree", "agree", "Read it all and agree", plan.selfFunder || missing === 0),
      ...way("submit", "submit", "Send it to the council", missing === 0),
      ...(side === "practitioner" && plan.status === "submitted"
        ? [{ href: `/council/plans/${plan.id}/decide`, label: "Decide about this plan", filled: true }]
        : []),
      ...(side === "practitioner"
        ? mayTake("start", side, plan)
          ? [{ href: `/council/plans/${plan.id}/start`, label: "Put it in force", filled: true }]
          : []
        : way("start", "start", "Put it in force", true)),
      ...(side === "person" && plan.selfFunder
        ? [
            {
              href: `/plans/${plan.id}/share`,
              label: plan.shared ? "Stop the council from reading it" : "Let the council read it",
              filled: false,
            },
          ]
        : []),
      ...way("take_back", "take-back", "Take the agreement back", missing > 0 && !plan.selfFunder),
    ],
  };
}
