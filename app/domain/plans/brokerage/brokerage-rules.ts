import { daysBetween, type Day } from "#app/lib/dates.ts";

/** How far on an action of a plan is. The newest step says it; an action without a step is an idea. */
export const STAGES = {
  idea: "An idea",
  asked: "Asked",
  quoted: "Has a price",
  secured: "Secured",
  started: "Started",
  fell_through: "Fell through",
} as const;
export type Stage = keyof typeof STAGES;

/** What can follow what. Another price may be chosen later; what fell through goes back to an idea, or on with somebody else. */
const NEXT: Record<Stage, readonly Stage[]> = {
  idea: ["asked", "quoted", "secured", "fell_through"],
  asked: ["idea", "quoted", "secured", "fell_through"],
  quoted: ["idea", "secured", "fell_through"],
  secured: ["secured", "started", "fell_through"],
  started: ["secured", "fell_through"],
  fell_through: ["idea", "asked", "quoted", "secured"],
};
export const mayMove = (from: Stage, to: Stage): boolean => NEXT[from].includes(to);
/** What asking somebody, or a price that comes, makes of a stage; null where it stays. */
export const afterAsking = (stage: Stage): Stage | null =>
  stage === "idea" || stage === "fell_through" ? "asked" : null;
export const afterQuote = (stage: Stage): Stage | null =>
  stage === "idea" || stage === "asked" || stage === "fell_through" ? "quoted" : null;

/** Nobody waits longer than this before the plan says that there is no answer. */
export const CHASE_AFTER_DAYS = 3;
export type Waiting = { chaseOn: Day; answered: boolean };
export const chaseDue = ({ chaseOn, answered }: Waiting, today: Day): boolean =>
  !answered && daysBetween(chaseOn, today) >= 0;

type Sum = { year: number; once: number };
/** What a plan that was agreed already would pay more, in a year: less of one does not make up for more of the other. */
export const extraOf = (agreed: Sum, wanted: Sum): number =>
  Math.max(0, wanted.year - agreed.year) + Math.max(0, wanted.once - agreed.once);

/**
 * A price in a plan that was agreed: `within` at no more than was agreed, `contingency` where what was put by covers the rest,
 * `changed-plan` where it does not. The person's own money is theirs to spend.
 */
export function afterAgreement(
  agreed: Sum,
  wanted: Sum,
  contingencyLeft: number,
  ownMoney: boolean,
): { ok: "within" } | { ok: "contingency"; pence: number } | { ok: "changed-plan"; pence: number } {
  const pence = extraOf(agreed, wanted);
  if (pence === 0 || ownMoney) return { ok: "within" };
  return { ok: pence <= contingencyLeft ? "contingency" : "changed-plan", pence };
}
