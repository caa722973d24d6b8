import { z } from "zod";
import { now } from "#app/lib/clock.ts";
import { addDays, dayOf, parseDayParts, type Day } from "#app/lib/dates.ts";
import { parsePounds } from "#app/lib/money.ts";

const version = z.coerce.number().int().min(1).max(2_147_483_647);
const words = (missing: string) =>
  z.string({ error: missing }).trim().min(1, missing).max(2_000, "Use 2,000 letters or fewer");
const part = z.string().trim().max(10).optional().default("");
const submissionKey = z.uuid({ error: "Reload this page and try again" });

/** Why a day cannot be the day of a payment; null when it can. A year back, and never after today. */
export function paidOnProblem(paidOn: Day): string | null {
  const today = dayOf(now());
  if (paidOn > today) return "The day must not be after today";
  if (paidOn < addDays(today, -366)) return "The day must be within the last year";
  return null;
}
const paidOn = z
  .object({ day: part, month: part, year: part })
  .default({ day: "", month: "", year: "" })
  .transform(({ day, month, year }, context) => {
    const on = parseDayParts(day, month, year);
    const problem = on ? paidOnProblem(on) : "Enter the day it was paid, for example 21 11 2026";
    if (on && !problem) return on;
    context.addIssue({ code: "custom", message: problem ?? "" });
    return z.NEVER;
  });

const chosen = z
  .union([z.string(), z.array(z.string())])
  .optional()
  .transform((all) => (all === undefined ? [] : [all].flat()))
  .pipe(
    z
      .array(
        z
          .string()
          .regex(
            /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}:[1-9][0-9]{0,8}$/,
            "Reload this page and try again",
          )
          .transform((one) => ({ id: one.slice(0, 36), version: Number(one.slice(37)) })),
      )
      .min(1, "Choose at least one invoice")
      .max(200, "Choose 200 invoices or fewer at a time"),
  );

export const ApproveForm = z.object({ invoice: chosen });
/** What a budget manager writes down of payments that its bank has made. `step`: look at the answers first, then write down. */
export const PayForm = z.object({
  invoice: chosen,
  bankReference: z
    .string({ error: "Enter the reference that the bank shows" })
    .trim()
    .min(1, "Enter the reference that the bank shows")
    .max(40, "The reference must be 40 letters or fewer"),
  paidOn,
  step: z.enum(["check", "change", "record"]).default("check"),
  submissionKey,
});
export const QueryForm = z.object({
  version,
  words: words("Say what is wrong, or what you would like to know"),
});
export const AnswerForm = z.object({ version, words: words("Write your answer") });
export const MarkForm = z.object({ version, paidOn });
export const UndoForm = z.object({ version, words: words("Say what happened, in a sentence") });
export const ArrivedForm = z.object({
  version,
  arrived: z.enum(["yes", "no"], { error: "Choose yes or no" }),
  words: z.string().trim().max(2_000, "Use 2,000 letters or fewer").default(""),
});
export const NotArrivedForm = z.object({
  version,
  words: words("Say what you have looked at, for example your account and since when"),
});
const AMOUNT = "Enter an amount in pounds, for example 18 or 18.50";
export const CreditForm = z.object({
  version,
  amount: z.string({ error: AMOUNT }).transform((value, context) => {
    const pence = parsePounds(value);
    if (pence !== null && pence > 0) return pence;
    context.addIssue({ code: "custom", message: AMOUNT });
    return z.NEVER;
  }),
  reason: words("Say why, so that everybody can see what it is for"),
  submissionKey,
});
export const RepaidForm = z.object({ version, paidOn });

export type Chosen = { id: string; version: number };
