import type { GrantScope } from "#app/generated/prisma/enums.ts";

export type GrantProblem = "withdrawn" | "expired" | "not-yet";

/** Why a grant may not be used at a moment; null when it may. Withdrawal comes before anything else. */
export function grantProblem(
  grant: { validFrom: Date; validUntil: Date; withdrawnAt: Date | null },
  at: Date,
): GrantProblem | null {
  if (grant.withdrawnAt) return "withdrawn";
  if (at >= grant.validUntil) return "expired";
  return at < grant.validFrom ? "not-yet" : null;
}

/** The same as a question to the database: the grants that may be used at a moment. */
export const inForceAt = (at: Date) => ({
  withdrawnAt: null,
  validFrom: { lte: at },
  validUntil: { gt: at },
});

export const covers = (grant: { scopes: readonly GrantScope[] }, scope: GrantScope): boolean =>
  grant.scopes.includes(scope);

export const SCOPE_WORDS: Record<GrantScope, string> = {
  search_and_advice: "looking things up and advice",
  engage_planners: "engaging a planner",
  hire: "hiring a personal assistant",
  hours_and_pay: "hours and pay",
  money: "money",
};

/** Said after the person's name. */
export const PROBLEM_WORDS: Record<GrantProblem, string> = {
  withdrawn: "has withdrawn their permission",
  expired: "gave permission until a time that has passed",
  "not-yet": "gave permission that has not begun",
};
