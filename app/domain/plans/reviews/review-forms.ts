import { z } from "zod";
import { submissionKey, words } from "#app/domain/budgets/form-parts.ts";
import { DecisionForm } from "#app/domain/assisted-access/decision-form.ts";

/** Somebody asks for a review. */
export const AskReviewForm = z.object({
  why: words("Say what has changed, in a few words", 5_000),
  submissionKey,
  decision: DecisionForm,
});
export type AskReview = z.output<typeof AskReviewForm>;
