import { z } from "zod";
import { submissionKey, words } from "#app/domain/budgets/form-parts.ts";
import { DecisionForm } from "#app/domain/assisted-access/decision-form.ts";
import { DIFFICULTIES, type Difficulty } from "#app/domain/capacity/advocate-rules.ts";

const difficulty = z.enum(Object.keys(DIFFICULTIES) as [Difficulty, ...Difficulty[]]);
const name = z.string().trim().max(200, "Use 200 letters or fewer").optional().default("");

/** Somebody asks for an advocate. */
export const AskAdvocateForm = z
  .object({
    difficulties: z
      .union([z.array(difficulty), difficulty.transform((one) => [one])], {
        error: "Choose at least one thing that is difficult",
      })
      .refine((some) => some.length > 0, "Choose at least one thing that is difficult")
      .transform((some) => [...new Set(some)]),
    why: words("Say what is difficult, in a sentence or more", 2000).min(
      5,
      "Say what is difficult, in a sentence or more",
    ),
    helper: z.enum(["none", "agreed", "not-agreed"], {
      error: "Say whether somebody supports them in this",
    }),
    helperName: name,
    decision: DecisionForm,
    submissionKey,
  })
  .transform(({ helper, helperName, ...form }, ctx) => {
    if (helper !== "none" && helperName === "")
      ctx.addIssue({ code: "custom", path: ["helperName"], message: "Say who supports them" });
    return {
      ...form,
      helperName: helper === "none" ? "" : helperName,
      helperAgreed: helper === "none" ? null : helper === "agreed",
    };
  });
export type AskAdvocate = z.output<typeof AskAdvocateForm>;

/** A practitioner moves it on. */
export const MoveReferralForm = z
  .object({
    to: z.enum(["referred", "named", "started", "ended", "not_needed"], { error: "Choose what happened" }),
    service: name,
    advocateName: name,
    advocateEmail: z
      .union([z.literal(""), z.email({ error: "Enter an email address, such as name@example.org" })])
      .optional()
      .default("")
      .transform((email) => email.toLowerCase()),
    words: z.string().trim().max(2000, "Use 2,000 letters or fewer").optional().default(""),
    referralId: z.uuid({ error: "Reload this page and try again" }),
    version: z.coerce
      .number({ error: "Reload this page and try again" })
      .int()
      .min(0, "Reload this page and try again")
      .max(2_000_000_000, "Reload this page and try again"),
  })
  .superRefine((form, ctx) => {
    const need = (path: string, missing: boolean, message: string) => {
      if (missing) ctx.addIssue({ code: "custom", path: [path], message });
    };
    need("service", form.to === "referred" && form.service === "", "Say which advocacy service it is with");
    need("advocateName", form.to === "named" && form.advocateName === "", "Say who the advocate is");
    need(
      "words",
      (form.to === "ended" || form.to === "not_needed") && form.words.length < 5,
      "Say why, in a sentence",
    );
  });
export type MoveReferral = z.output<typeof MoveReferralForm>;
