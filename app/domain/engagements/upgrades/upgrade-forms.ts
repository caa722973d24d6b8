import { z } from "zod";

const words = (missing: string) =>
  z.string({ error: missing }).trim().min(3, missing).max(2_000, "Use 2,000 letters or fewer");
const maybe = z.string().trim().max(2_000, "Use 2,000 letters or fewer").optional().default("");
const pence = z.coerce.number().int().min(0).max(10_000_000);

export const AskUpgradeForm = z.object({
  version: z.coerce.number().int(),
  tier: z.enum(["low", "medium", "high", "beyond"], { error: "Choose how much more is needed" }),
  because: z.enum(["communication", "something-else"], { error: "Choose what it is because of" }),
  reason: words("Say why more hours are needed"),
  submissionKey: z.uuid({ error: "Reload this page and try again" }),
});
export type AskUpgradeInput = z.output<typeof AskUpgradeForm>;

export const AnswerUpgradeForm = z.object({
  upgradeId: z.uuid({ error: "Reload this page and try again" }),
  answer: z.enum(["wants", "does-not-want"], { error: "Choose yes or no" }),
  words: maybe,
  /** The whole fee as it was shown, where the person pays: another one now is refused. */
  feePence: pence.optional(),
  /** Where they pay by card: whether the extra hours may begin within the 14 days to cancel. */
  expressRequest: z
    .literal("yes")
    .optional()
    .transform((answer) => answer === "yes"),
});
export type AnswerUpgradeInput = z.output<typeof AnswerUpgradeForm>;

export const DecideUpgradeForm = z
  .object({
    answer: z.enum(["approve", "refuse", "otherwise"], { error: "Choose what you decide" }),
    words: maybe,
    /** What the person said when the practitioner asked them; needed where they have not answered themselves. */
    personSaid: maybe,
    feePence: pence.optional(),
    /** What the pot lacked when the page was drawn, where the practitioner puts it in with the same press. */
    putIn: pence.optional(),
  })
  .refine((form) => form.answer === "approve" || form.words.length >= 3, {
    path: ["words"],
    error: "Say why, or what was agreed. They are told in your words",
  });
export type DecideUpgradeInput = z.output<typeof DecideUpgradeForm>;
