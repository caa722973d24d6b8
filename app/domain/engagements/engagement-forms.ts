import { z } from "zod";
import { QUESTIONS } from "#app/domain/engagements/tier-suggestion-rules.ts";
import { parseDayParts } from "#app/lib/dates.ts";

const answer = (question: keyof typeof QUESTIONS) =>
  z
    .enum(Object.keys(QUESTIONS[question].answers) as [string, ...string[]], {
      error: "Choose one of the answers",
    })
    .optional();
const words = (missing: string) =>
  z.string({ error: missing }).trim().min(1, missing).max(5_000, "Use 5,000 letters or fewer");
const version = z.coerce.number().int();

/** The three questions; any may be left out. */
export const QuestionsForm = z.object({
  knows: answer("knows"),
  talks: answer("talks"),
  things: answer("things"),
});
export const TierForm = z.object({
  tier: z.enum(["low", "medium", "high"], { error: "Choose how much planning you want" }),
  note: z.string().trim().max(5_000, "Use 5,000 letters or fewer").default(""),
});
/** What the person saw when they agreed: the fee in pence, and the pot that it comes out of. */
export const ConfirmForm = z.object({
  feePence: z.coerce.number().int().min(1).max(10_000_000),
  potId: z.uuid({ error: "Reload this page and look again" }).optional(),
});
export const VersionForm = z.object({ version });
export const DeclineForm = z.object({
  version,
  reason: words("Say why, so that they know it is not about them"),
});
export const CancelForm = z.object({ version, reason: words("Say why you are cancelling") });
export const MissingForm = z.object({ version, words: words("Say what is missing") });
export const DeliverForm = z.object({ version, words: words("Say what you have done, in a few sentences") });
export const EndingForm = z.object({
  version,
  reason: words("Say why you want to end it"),
  feeDuePence: z.coerce.number().int().min(0),
});
export const WithdrawForm = z.object({ version, feeDuePence: z.coerce.number().int().min(0) });
/** A self-funder who pays: what they saw, and whether work may begin within the 14 days to cancel. */
export const PayForm = z.object({
  feePence: z.coerce.number().int().min(1).max(10_000_000),
  expressRequest: z
    .literal("yes")
    .optional()
    .transform((answer) => answer === "yes"),
});
export const AnswerEndingForm = z.object({
  version,
  answer: z.enum(["agree", "refuse"], { error: "Choose yes or no" }),
  reason: z.string().trim().max(5_000, "Use 5,000 letters or fewer").optional(),
});

const wholeNumber = (words: string, most: number): number | null =>
  /^[0-9]{0,2}$/.test(words) && Number(words) <= most ? Number(words) : null;
const text = z.string().trim().max(5_000, "Use 5,000 letters or fewer").default("");
/** The date in three boxes and a time in two; comes out as a day and minutes. Says everything that is wrong at once. */
export const HoursForm = z
  .object({
    worked: z.object({ day: text, month: text, year: text }).optional(),
    hours: text,
    minutes: text,
    what: text,
    submissionKey: z.uuid(),
  })
  .transform(({ worked, hours, minutes, what, submissionKey }, context) => {
    const wrong = (field: string, message: string) => {
      context.addIssue({ code: "custom", path: [field], message });
    };
    const workedOn = worked ? parseDayParts(worked.day, worked.month, worked.year) : null;
    if (!workedOn) wrong("worked", "Enter the date you worked, like 21 11 2026");
    const [h, m] = [wholeNumber(hours, 24), wholeNumber(minutes, 59)];
    if (h === null) wrong("hours", "Hours must be a whole number from 0 to 24");
    if (m === null) wrong("minutes", "Minutes must be a whole number from 0 to 59");
    if (h === 0 && m === 0) wrong("hours", "Enter how long you worked");
    if (what === "") wrong("what", "Say what you did");
    return workedOn ? { workedOn, minutes: (h ?? 0) * 60 + (m ?? 0), what, submissionKey } : z.NEVER;
  });
