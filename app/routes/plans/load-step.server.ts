import { randomUUID } from "node:crypto";
import { needsWords } from "#app/domain/assisted-access/decision-form.ts";
import type { PlanParty } from "#app/domain/access/plan-party.ts";
import type { FoundPlan } from "#app/domain/plans/find-plan.server.ts";
import { mayTake, type PlanStep } from "#app/domain/plans/plan-status-rules.ts";
import { presentBeside } from "#app/domain/plans/present-plan.ts";
import type { StepPage } from "#app/routes/plans/step-form.tsx";

/** What the page of one step shows: whether it can be taken now, and what its form carries. */
export const stepOf = (party: PlanParty, plan: FoundPlan, step: PlanStep): StepPage => ({
  beside: presentBeside(plan),
  possible: mayTake(step, party.side, plan),
  version: plan.version,
  submissionKey: randomUUID(),
  assisted: party.side === "person" && needsWords(party.access),
  subjectName: plan.name,
});
