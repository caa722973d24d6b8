import { z } from "zod";
import { DecisionForm } from "#app/domain/assisted-access/decision-form.ts";

/** Beside the file itself: of which account it is. */
export const UploadForm = z.object({
  account: z.string({ error: "Choose the account" }).min(1, "Choose the account"),
});

export const AddForm = z.object({ decision: DecisionForm });

/** What a line of a statement is. */
export const LineForm = z
  .object({
    version: z.coerce.number({ error: "Reload this page and try again" }).int().positive(),
    /** "entry:…", "pot:…", "not-budget" or "open". */
    is: z
      .string({ error: "Choose what this is" })
      .regex(
        /^(entry:(transfer|invoice):[0-9a-f-]{1,36}|pot:[0-9a-f-]{36}|not-budget|open)$/,
        "Choose what this is",
      ),
    reason: z.string().trim().max(300, "Use 300 letters or fewer").optional().default(""),
    what: z.string().trim().max(200, "Use 200 letters or fewer").optional().default(""),
    decision: DecisionForm,
  })
  .superRefine(({ is, reason }, ctx) => {
    if (is === "not-budget" && reason.length < 3)
      ctx.addIssue({ code: "custom", path: ["reason"], message: "Say in a few words what it was" });
  });
export type LineAnswer = z.output<typeof LineForm>;
