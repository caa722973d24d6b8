import { z } from "zod";
import { parsePounds } from "#app/lib/money.ts";

const MOST_PENCE = 1_000_000;

/** A practitioner's change to a support planning pot: another tier, more money, or both, always with a reason. */
export const PlanningPotForm = z.object({
  tier: z.enum(["low", "medium", "high"], { error: "Choose a tier" }),
  add: z
    .string()
    .trim()
    .optional()
    .default("")
    .transform((value, ctx) => {
      if (value === "") return 0;
      const pence = parsePounds(value);
      if (pence !== null && pence <= MOST_PENCE) return pence;
      ctx.addIssue({
        code: "custom",
        message:
          "Enter the money to add in pounds, for example 140 or 140.50, at most £10,000. Leave it empty to add none",
      });
      return z.NEVER;
    }),
  reason: z
    .string({ error: "Say why, in a sentence" })
    .trim()
    .min(3, "Say why, in a sentence")
    .max(500, "Use 500 letters or fewer"),
  submissionKey: z.uuid({ error: "Reload this page and try again" }),
});
export type PlanningPotChange = z.output<typeof PlanningPotForm>;
