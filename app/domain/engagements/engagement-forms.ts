import { z } from "zod";
import { QUESTIONS } from "#app/domain/engagements/tier-suggestion-rules.ts";

const answer = <K extends keyof typeof QUESTIONS>(question: K) =>
  z.enum(Object.keys(QUESTIONS[question].answers) as [string, ...string[]], { error: "Choose one of the answers" }).optional();
const words = (missing: string) => z.string({ error: missing }).trim().min(1, missing).max(5_000, "Use 5,000 letters or fewer");
const version = z.coerce.number().int();

/** The three questions; any may be left out. */
export const QuestionsForm = z.object({ knows: answer("knows"), talks: answer("talks"), things: answer("things") });
export const TierForm = z.object({
  tier: z.enum(["low", "medium", "high"], { error: "Choose how much planning you want" }),
  note: z.string().trim().max(5_000, "Use 5,000 letters or fewer").default(""),
});
/** What the person saw when they agreed: the fee in pence. */
export const ConfirmForm = z.object({ feePence: z.coerce.number().int().min(1).max(10_000_000) });
export const VersionForm = z.object({ version });
export const DeclineForm = z.object({ version, reason: words("Say why, so that they know it is not about them") });
export const CancelForm = z.object({ version, reason: words("Say why you are cancelling") });
export const MissingForm = z.object({ version, words: words("Say what is missing") });
export const DeliverForm = z.object({ version, words: words("Say what you have done, in a few sentences") });
export const EndingForm = z.object({ version, reason: words("Say why you want to end it"), feeDuePence: z.coerce.number().int().min(0) });
export const HoursForm = z.object({
  day: z.string({ error: "Enter the date you worked" }),
  hours: z.string().trim().regex(/^[0-9]{0,2}$/, "Hours must be a whole number, like 1").default("0"),
  minutes: z.string().trim().regex(/^[0-9]{0,2}$/, "Minutes must be a whole number, like 30").default("0"),
  what: words("Say what you did"),
  submissionKey: z.uuid(),
});
