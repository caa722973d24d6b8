import { z } from "zod";
import { parseDayParts } from "#app/lib/dates.ts";

/** What a check can be about. */
export const CHECKED_THINGS = [
  "Who they are",
  "Two references",
  "DBS certificate",
  "Insurance",
  "Training in support planning",
  "Training in safeguarding",
] as const;

export const CheckForm = z
  .object({
    what: z.enum(CHECKED_THINGS, { error: "Choose what it is about" }),
    word: z.enum(["declared", "seen", "checked"], { error: "Choose declared, seen or checked" }),
    until: z
      .object({ day: z.string().optional(), month: z.string().optional(), year: z.string().optional() })
      .optional(),
  })
  .transform((form, context) => {
    const { day = "", month = "", year = "" } = form.until ?? {};
    const untilDate = day + month + year === "" ? null : parseDayParts(day, month, year);
    if (untilDate === null && day + month + year !== "")
      context.addIssue({
        code: "custom",
        path: ["until"],
        message: "Write a day that exists, like 31 3 2027",
      });
    return { what: form.what, word: form.word, untilDate };
  });
