import { addDays, dayOf, daysBetween, type Day } from "#app/lib/dates.ts";

export const DIFFICULTIES = {
  understanding: "Understanding what it is about",
  retaining: "Keeping it in mind",
  weighing: "Weighing it up",
  communicating: "Saying what they want",
} as const;
export type Difficulty = keyof typeof DIFFICULTIES;

export type ReferralState = "asked" | "referred" | "named" | "started" | "ended" | "not_needed";
export const STATE_WORDS: Record<ReferralState, string> = {
  asked: "Asked for",
  referred: "With the advocacy service",
  named: "An advocate is named",
  started: "The advocate is at work",
  ended: "Ended",
  not_needed: "Not needed",
};
/** What happened, for the list of steps. */
export const EVENT_WORDS: Record<ReferralState, string> = {
  asked: "An advocate was asked for",
  referred: "It went to the advocacy service",
  named: "An advocate was named",
  started: "The advocate began",
  ended: "It ended",
  not_needed: "No advocate is needed",
};
/** Where a practitioner may move it. Back to the service where the advocate cannot do it after all. */
const MOVES: Record<ReferralState, readonly ReferralState[]> = {
  asked: ["referred", "not_needed"],
  referred: ["named", "not_needed"],
  named: ["started", "referred", "not_needed"],
  started: ["ended", "referred"],
  ended: [],
  not_needed: [],
};
export const movesFrom = (state: ReferralState): readonly ReferralState[] => MOVES[state];
export const OPEN_STATES: readonly ReferralState[] = ["asked", "referred", "named", "started"];
/** Somebody speaks for them, or will as soon as they begin. */
const hasAdvocate = (state: ReferralState): boolean => state === "named" || state === "started";

/** The days in which the next step is expected; nothing waits for one at work. */
const DAYS: Partial<Record<ReferralState, number>> = { asked: 3, referred: 14, named: 14 };
export function dueOn(state: ReferralState, since: Date): Day | null {
  const days = DAYS[state];
  return days === undefined ? null : addDays(dayOf(since), days);
}
/** Days that a step is late; 0 where it is not. */
export const daysLate = (state: ReferralState, since: Date, today: Day): number => {
  const due = dueOn(state, since);
  return due === null ? 0 : Math.max(0, daysBetween(due, today));
};

type Need = {
  selfFunder: boolean;
  /** Nobody can decide about the plan by themselves. */
  lacks: boolean;
  /** The newest referral of the plan. */
  referral: { state: ReferralState } | null;
};
/**
 * What the checklist says about an advocate; null where nothing has to be said. The duty is the council's (s67(2)), so it is said
 * and stops nobody who sends a plan: whoever approves sees it.
 */
export function advocateGap({ selfFunder, lacks, referral }: Need): string | null {
  if (selfFunder) return null;
  if (referral?.state === "not_needed" || referral?.state === "ended") return null;
  if (referral && hasAdvocate(referral.state)) return null;
  if (referral)
    return `An advocate is needed, and none is named yet. ${STATE_WORDS[referral.state]}. The council must arrange it`;
  return lacks
    ? "The person cannot decide about the plan. Ask for an advocate, or say who supports them"
    : null;
}
