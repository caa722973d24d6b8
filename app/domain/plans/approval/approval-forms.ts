import { z } from "zod";
import { dayField, reason } from "#app/domain/budgets/form-parts.ts";
import { StepForm } from "#app/domain/plans/plan-forms.ts";

const Step = StepForm.omit({ decision: true });
const optional = (most: number) =>
  z
    .string()
    .trim()
    .max(most, `Use ${most.toLocaleString("en-GB")} letters or fewer`)
    .optional()
    .default("");
const MOST_LINES = 2_000;
/** One box for each line, named by it; what is left empty says nothing. */
const boxes = z
  .record(z.string().max(60), optional(2_000))
  .optional()
  .default({})
  .refine((said) => Object.keys(said).length <= MOST_LINES, "Open this page again")
  .transform((said) =>
    Object.entries(said).flatMap(([line, text]) => (text === "" ? [] : [{ line, words: text }])),
  );

/** Approving a whole plan. `over`: why the council agrees to more than its figure. */
export const ApproveForm = Step.extend({
  from: dayField("Enter the day from which the money is given"),
  words: optional(2_000),
  over: optional(2_000),
});
/** `yes`: the actions that may begin; `why`: of each other action, why it waits. */
export const ApprovePartlyForm = ApproveForm.extend({
  yes: z
    .array(z.uuid({ error: "Open this page again and tick once more" }))
    .optional()
    .default([]),
  why: boxes,
});
export const SendBackForm = Step.extend({ words: optional(2_000), remark: boxes });
export const StartForm = Step.extend({ from: dayField("Enter the day from which it is in force") });
export const ApproverForm = z.object({
  accountId: z.uuid({ error: "Choose who" }),
  may: z.enum(["yes", "no"], { error: "Choose yes or no" }),
  reason,
  seen: z.coerce.number().int().min(0).max(2_147_483_647),
  submissionKey: z.uuid({ error: "Reload this page and try again" }),
});
export const ShareForm = Step.extend({ share: z.enum(["yes", "no"], { error: "Choose yes or no" }) });
export type ApproveInput = z.output<typeof ApproveForm>;
export type ApprovePartlyInput = z.output<typeof ApprovePartlyForm>;
export type SendBackInput = z.output<typeof SendBackForm>;
export type StartInput = z.output<typeof StartForm>;
export type ApproverInput = z.output<typeof ApproverForm>;
export type ShareInput = z.output<typeof ShareForm>;
