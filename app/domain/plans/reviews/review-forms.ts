import { z } from "zod";
import { dayField, submissionKey, words } from "#app/domain/budgets/form-parts.ts";
import { DecisionForm } from "#app/domain/assisted-access/decision-form.ts";
import { HELD_HOW, type HeldHow } from "#app/domain/plans/reviews/review-words.ts";
import { now } from "#app/lib/clock.ts";
import { dayOf } from "#app/lib/dates.ts";

const version = z.coerce.number({ error: "Reload this page and try again" }).int().min(0).max(2_000_000_000);

/** Somebody asks for a review. */
export const AskReviewForm = z.object({
  why: words("Say what has changed, in a few words", 5_000),
  submissionKey,
  decision: DecisionForm,
});
export type AskReview = z.output<typeof AskReviewForm>;

/** What the person wants to say; nothing is an answer too. */
export const OwnWordsForm = z.object({
  version,
  ownWords: z.string().trim().max(10_000, "Use 10,000 letters or fewer").optional().default(""),
  decision: DecisionForm,
});
export type OwnWords = z.output<typeof OwnWordsForm>;

export const ChooseMessagesForm = z.object({
  version,
  messageIds: z
    .array(z.uuid({ error: "Open this page again and tick once more" }))
    .max(1_000, "These are too many")
    .optional()
    .default([]),
  decision: DecisionForm,
});
export type ChooseMessages = z.output<typeof ChooseMessagesForm>;

export const HoldReviewForm = z
  .object({
    version,
    held: dayField("Enter the day it was held, for example 21 11 2026"),
    how: z.enum(Object.keys(HELD_HOW) as [HeldHow, ...HeldHow[]], { error: "Say how it was held" }),
    decision: DecisionForm,
  })
  .superRefine(({ held }, ctx) => {
    if (held > dayOf(now()))
      ctx.addIssue({
        code: "custom",
        path: ["held"],
        message: "This day has not come yet. Enter the day it was held",
      });
  });
export type HoldReview = z.output<typeof HoldReviewForm>;

export const CloseReviewForm = z.object({
  version,
  outcome: z.enum(["no_change", "new_plan"], { error: "Choose what comes of it" }),
  words: words("Say what was agreed, in a few words", 5_000),
  submissionKey,
  decision: DecisionForm,
});
export type CloseReview = z.output<typeof CloseReviewForm>;

/** Which planner should help with a review: the plan's own, or another one. */
export const WantPlannerForm = z.object({
  who: z.enum(["own", "other"], { error: "Choose a planner" }),
  decision: DecisionForm,
});
