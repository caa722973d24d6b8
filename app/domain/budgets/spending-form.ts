import { z } from "zod";
import { dayField, poundsField, reason, submissionKey, words } from "#app/domain/budgets/form-parts.ts";
import { DecisionForm } from "#app/domain/assisted-access/decision-form.ts";
import { hoursField } from "#app/domain/plans/reviews/hours-field.ts";
import { now } from "#app/lib/clock.ts";
import { addDays, dayOf } from "#app/lib/dates.ts";

const MOST_PENCE = 5_000_000;
const OLDEST_DAYS = 3 * 366;

/** What somebody paid out of an account of their own. */
export const SpendingForm = z
  .object({
    potId: z.uuid({ error: "Choose which money it came from" }),
    what: words("Say what it was for", 200),
    payee: words("Say who was paid", 100),
    paid: dayField("Enter the day you paid, for example 21 11 2026"),
    amount: poundsField("how much you paid", MOST_PENCE),
    /** Which action of the plan in force it is for; `auto`: found by who was paid. */
    use: z
      .union([z.literal("auto"), z.literal("none"), z.uuid()], { error: "Choose what it was for" })
      .optional()
      .default("auto"),
    hours: hoursField,
    /** Set by the second press, after the page has said that there is less left than was paid. */
    keep: z.literal("yes").optional(),
    submissionKey,
    decision: DecisionForm,
  })
  .superRefine(({ paid }, ctx) => {
    const today = dayOf(now());
    if (paid > today)
      ctx.addIssue({
        code: "custom",
        path: ["paid"],
        message: "This day has not come yet. Enter the day you paid",
      });
    if (paid < addDays(today, -OLDEST_DAYS))
      ctx.addIssue({
        code: "custom",
        path: ["paid"],
        message: "Enter a day within the last three years",
      });
  });
export type SpendingInput = z.output<typeof SpendingForm>;

export const UndoSpendingForm = z.object({ reason, decision: DecisionForm });
export type UndoSpending = z.output<typeof UndoSpendingForm>;
