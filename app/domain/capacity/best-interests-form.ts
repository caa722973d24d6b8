import { z } from "zod";
import { submissionKey, words } from "#app/domain/budgets/form-parts.ts";

const sentence = (missing: string) => words(missing, 4000).min(10, missing);

/** What the council writes down before it decides for somebody (Mental Capacity Act 2005 s4). */
export const BestInterestsForm = z
  .object({
    wishes: sentence("Say what the person wants, wanted before, and believes"),
    consulted: sentence("Say who was asked, and what each said"),
    advocateName: z.string().trim().max(200, "Use 200 letters or fewer").optional().default(""),
    advocateWords: z.string().trim().max(4000, "Use 4,000 letters or fewer").optional().default(""),
    lessRestrictive: sentence("Say which less restrictive ways were looked at, and why not those"),
    why: sentence("Say why this plan is in their best interests"),
    version: z.coerce
      .number({ error: "Reload this page and try again" })
      .int()
      .min(0, "Reload this page and try again")
      .max(2_000_000_000, "Reload this page and try again"),
    submissionKey,
  })
  .superRefine((form, ctx) => {
    if (form.advocateName !== "" && form.advocateWords === "")
      ctx.addIssue({ code: "custom", path: ["advocateWords"], message: "Write down what the advocate said" });
    if (form.advocateName === "" && form.advocateWords !== "")
      ctx.addIssue({ code: "custom", path: ["advocateName"], message: "Say who the advocate is" });
  });
export type BestInterestsInput = z.output<typeof BestInterestsForm>;
