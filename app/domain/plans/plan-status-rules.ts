export const PLAN_STATUSES = [
  "draft",
  "agreed",
  "submitted",
  "sent_back",
  "partly_approved",
  "approved",
  "in_force",
  "reviewed",
  "superseded",
] as const;
export type PlanStatus = (typeof PLAN_STATUSES)[number];
export type PlanSide = "person" | "planner" | "practitioner";
export type PlanStep =
  | "change"
  /** Asking, quotes and how far on an action is: goes on after the plan is agreed. */
  | "find"
  | "agree"
  /** The council, in their best interests: only where a record says that they cannot and nobody else may. */
  | "agree_for"
  | "take_back"
  | "submit"
  | "approve"
  | "approve_partly"
  | "send_back"
  | "start"
  | "review"
  | "supersede";

/** A plan that is no longer being made: beside it another may be begun. */
export const NO_LONGER_MADE: PlanStatus[] = ["in_force", "reviewed", "superseded"];
const OPEN: readonly PlanStatus[] = ["draft", "sent_back", "partly_approved"];
const FINDING = PLAN_STATUSES.filter((status) => status !== "superseded");
type Move = { from: readonly PlanStatus[]; to: PlanStatus | null; by: readonly PlanSide[] };
/** With the council: it approves. A planner never can, and nobody but the person's side agrees. */
const COUNCIL: Record<PlanStep, Move> = {
  change: { from: OPEN, to: null, by: ["person", "planner", "practitioner"] },
  find: { from: FINDING, to: null, by: ["person", "planner", "practitioner"] },
  agree: { from: OPEN, to: "agreed", by: ["person"] },
  agree_for: { from: OPEN, to: "submitted", by: ["practitioner"] },
  take_back: { from: ["agreed"], to: "draft", by: ["person"] },
  submit: { from: ["agreed"], to: "submitted", by: ["person", "planner"] },
  approve: { from: ["submitted"], to: "approved", by: ["practitioner"] },
  approve_partly: { from: ["submitted"], to: "partly_approved", by: ["practitioner"] },
  send_back: { from: ["submitted"], to: "sent_back", by: ["practitioner"] },
  start: { from: ["approved"], to: "in_force", by: ["practitioner"] },
  review: { from: ["in_force"], to: "reviewed", by: ["practitioner"] },
  supersede: { from: ["in_force", "reviewed"], to: "superseded", by: [] },
};
const nobody: Move = { from: [], to: null, by: [] };
/** A self-funder's ending is their own: agreed by them, in force, reviewed when they like. The council is not asked. */
const OWN: Record<PlanStep, Move> = {
  ...COUNCIL,
  change: { ...COUNCIL.change, by: ["person", "planner"] },
  find: { ...COUNCIL.find, by: ["person", "planner"] },
  agree_for: nobody,
  submit: nobody,
  approve: nobody,
  approve_partly: nobody,
  send_back: nobody,
  start: { from: ["agreed"], to: "in_force", by: ["person"] },
  review: { from: ["in_force"], to: "reviewed", by: ["person"] },
};
type Stands = { status: PlanStatus; selfFunder: boolean };
const moveOf = (step: PlanStep, { selfFunder }: Stands) => (selfFunder ? OWN : COUNCIL)[step];

/** Whether a side may take a step now. `program`: only a newer plan in force supersedes. */
export const mayTake = (step: PlanStep, side: PlanSide | "program", plan: Stands): boolean => {
  const { from, by } = moveOf(step, plan);
  return from.includes(plan.status) && (side === "program" ? by.length === 0 : by.includes(side));
};
/** Where a step leads; a change stays where it is. */
export const after = (step: PlanStep, plan: Stands): PlanStatus => moveOf(step, plan).to ?? plan.status;

export const PLAN_STATUS_WORDS: Record<PlanStatus, string> = {
  draft: "Being written",
  agreed: "Agreed by the person",
  submitted: "With the council",
  sent_back: "Sent back by the council",
  partly_approved: "Partly approved",
  approved: "Approved",
  in_force: "In force",
  reviewed: "Reviewed",
  superseded: "Replaced by a newer plan",
};
