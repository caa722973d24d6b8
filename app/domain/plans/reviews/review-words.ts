import type { reviewNear } from "#app/domain/plans/review-rules.ts";

type Near = ReturnType<typeof reviewNear>;

export type ReviewKind = "planned" | "change" | "council";
export type ReviewState = "open" | "held" | "closed";
export type ReviewOutcome = "no_change" | "new_plan" | "together" | "replaced";

export const KIND_WORDS: Record<ReviewKind, string> = {
  planned: "Planned review",
  change: "Something has changed",
  council: "Asked for by the council",
};
export const STATE_WORDS: Record<ReviewState, string> = {
  open: "To come",
  held: "Held, not closed yet",
  closed: "Closed",
};
export const HELD_HOW = { visit: "A visit", phone: "By phone", video: "By video" } as const;
export type HeldHow = keyof typeof HELD_HOW;
export const OUTCOME_WORDS: Record<ReviewOutcome, string> = {
  no_change: "Nothing changes",
  new_plan: "A new plan is begun",
  together: "Looked at together with another review",
  replaced: "A newer plan took the place of this one",
};

/** How near a review is, on lists. */
export const nearWords = (near: Near): string =>
  near === null ? "" : near === "overdue" ? "Overdue" : near === 1 ? "Within a week" : `Within ${near} weeks`;
export const nearTone = (near: Near) =>
  near === "overdue" ? ("brick" as const) : near === 1 ? ("plum" as const) : ("sea" as const);
