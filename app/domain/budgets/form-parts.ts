import { z } from "zod";
import { parseDayParts } from "#app/lib/dates.ts";
import { parsePounds } from "#app/lib/money.ts";

/** Parts that the forms about budgets share. */
export const words = (missing: string, most: number) =>
  z.string({ error: missing }).trim().min(1, missing).max(most, `Use ${most} letters or fewer`);

/** Pounds typed in; whole pence come out. Never below nothing, never more than `most`. */
export const poundsField = (what: string, most: number, least = 1) =>
  z
    .string({ error: `Enter ${what} in pounds, for example 310 or 310.50` })
    .trim()
    .transform((value, ctx) => {
      const pence = parsePounds(value);
      if (pence !== null && pence >= least && pence <= most) return pence;
      ctx.addIssue({
        code: "custom",
        message: `Enter ${what} in pounds, for example 310 or 310.50. It must be ${least > 0 ? "more than nothing and " : ""}at most £${(most / 100).toLocaleString("en-GB")}`,
      });
      return z.NEVER;
    });

/** Three boxes; a day that exists comes out. */
export const dayField = (missing: string) =>
  z
    .object({
      day: z.string().trim().optional().default(""),
      month: z.string().trim().optional().default(""),
      year: z.string().trim().optional().default(""),
    })
    .optional()
    .default({ day: "", month: "", year: "" })
    .transform(({ day, month, year }, ctx) => {
      const found = parseDayParts(day, month, year);
      if (found) return found;
      ctx.addIssue({ code: "custom", message: missing });
      return z.NEVER;
    });

export const submissionKey = z.uuid({ error: "Reload this page and try again" });
export const reason = words("Say why, in a sentence", 500).min(3, "Say why, in a sentence");
