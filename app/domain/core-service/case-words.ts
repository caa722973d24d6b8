import type { CaseKind } from "#app/generated/prisma/enums.ts";

/** What waits, and what to do about it. */
export const CASE_WORDS: Record<CaseKind, { title: string; advice: string }> = {
  engagement_silent: {
    title: "Planning waits for an answer",
    advice:
      "The planner says that the work is done, and the person has not answered. Talk with them. Nothing is paid until they agree.",
  },
  unmet_search: {
    title: "Somebody found nobody",
    advice: "Look for somebody who could help them, and tell them what you found.",
  },
  assisted_access: {
    title: "Somebody asked for help",
    advice: "Talk with them, ask for their permission, and do it together.",
  },
  employment_support: {
    title: "A question about employing somebody",
    advice: "Talk it through with them, or find somebody who knows.",
  },
  payment_silent: {
    title: "A payment waits for an answer",
    advice:
      "Somebody says that they have paid a planner, and the planner has not said whether it came. Talk with both. Nothing counts as paid until it is confirmed.",
  },
  recruitment: {
    title: "Somebody wants to work as a personal assistant",
    advice: "Talk with them about what they look for, and help with their profile.",
  },
};
