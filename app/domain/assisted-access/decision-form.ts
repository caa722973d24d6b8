import { z } from "zod";
import type { Grant } from "#app/domain/access/access.ts";

/** The part of a deciding form that says what was asked and answered; see DecisionFields. */
export const DecisionForm = z
  .object({
    question: z.string().trim().max(500, "Use 500 letters or fewer for the question").optional(),
    words: z.string().trim().max(2000, "Use 2,000 letters or fewer for their words").optional(),
  })
  .optional();

/** A worker must write down what was asked and what the person said; a representative decides in their own right. */
export const needsWords = (access: { grant: Grant | null }): boolean =>
  access.grant?.assistedSessionId != null && access.grant.channel !== null;
