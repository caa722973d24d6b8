import type { GrantBasis } from "#app/generated/prisma/enums.ts";
import type { Day } from "#app/lib/dates.ts";

/** What somebody decides, one by one: each completes "decide about …". */
export const DECISIONS = {
  plan: "the support plan",
  budget: "how to take the budget, or a direct payment",
  planner: "a planner and their work",
  money: "spending and paying",
  hire: "hiring a personal assistant",
} as const;
export type Decision = keyof typeof DECISIONS;
export const DECISION_KEYS = Object.keys(DECISIONS) as [Decision, ...Decision[]];

export type Finding = "has" | "lacks";
/** By which right somebody would decide: as the person themselves, or on the basis of a permission. */
export type Standing = "own" | GrantBasis;
export type Facts = {
  /** What is recorded. Where nothing is, somebody has capacity (Mental Capacity Act 2005 s1(2)). */
  findings: Partial<Record<Decision, Finding>>;
  /** Under 18, by a date of birth that is known. */
  child: boolean;
};
export type WhyNot =
  | "lacks"
  | "consent-needs-capacity"
  | "nominated-needs-capacity"
  | "has-capacity"
  | "money-only"
  | "care-only"
  | "speaks-only"
  | "not-a-child";

const isMoney = (decision: Decision) => decision === "money";
/** An authorised person manages the direct payment: whoever cannot decide about that needs no second record for what it buys. */
const BOUGHT: readonly Decision[] = ["planner", "money", "hire"];

/**
 * Why somebody may not decide; null where they may.
 * - The person, and who acts by their consent or nomination, while they have capacity for it.
 * - An attorney or deputy for health and welfare, and an authorised person (Care Act 2014 s32), only where it is recorded that
 *   the person lacks capacity for it. How to take the budget belongs to care: s32(4) asks who may decide about care and support.
 * - For property and affairs: money alone. An attorney also while the person has capacity, as the power says; a deputy never.
 * - A parent for a child. An advocate speaks, and decides nothing.
 */
export function whyNot(decision: Decision, standing: Standing, { findings, child }: Facts): WhyNot | null {
  const lacks = findings[decision] === "lacks";
  switch (standing) {
    case "own":
      return lacks ? "lacks" : null;
    case "consent":
      return lacks ? "consent-needs-capacity" : null;
    case "nominated":
      return lacks ? "nominated-needs-capacity" : null;
    case "authorised_person":
      return lacks || (BOUGHT.includes(decision) && findings.budget === "lacks") ? null : "has-capacity";
    case "attorney_finance":
      return isMoney(decision) ? null : "money-only";
    case "deputy_finance":
      if (!isMoney(decision)) return "money-only";
      return lacks ? null : "has-capacity";
    case "attorney_health":
    case "deputy_health":
      if (isMoney(decision)) return "care-only";
      return lacks ? null : "has-capacity";
    case "parent":
      return child ? null : "not-a-child";
    case "advocate":
      return "speaks-only";
  }
}

/**
 * Whether the council, where it decides in somebody's best interests, may plan a direct payment: only where somebody was found to
 * decide about it. That nobody has asked yet is not enough.
 */
export const plannedDirectPayment = (held: readonly GrantBasis[], facts: Facts): boolean =>
  facts.findings.budget !== undefined && directPaymentPossible(held, facts);

/**
 * Without capacity for how to take the budget, a direct payment goes only to an authorised person, or to who may decide about
 * care for the person (Care Act 2014 s32). Where there is neither, the council manages the budget.
 */
export const directPaymentPossible = (held: readonly GrantBasis[], facts: Facts): boolean =>
  (["own", ...held] as const).some((standing) => whyNot("budget", standing, facts) === null);

/** The council decides in somebody's best interests (Mental Capacity Act 2005 s4) only where they cannot and nobody else may. */
export const councilDecides = (decision: Decision, held: readonly GrantBasis[], facts: Facts): boolean =>
  facts.findings[decision] === "lacks" &&
  !held.some((standing) => whyNot(decision, standing, facts) === null);

/** Whether somebody is under 18. Nobody is taken for a child whose date of birth is not known. */
export function isChild(born: Day | null, today: Day): boolean {
  if (!born) return false;
  const grown = new Date(born);
  grown.setUTCFullYear(grown.getUTCFullYear() + 18);
  return today < grown;
}
