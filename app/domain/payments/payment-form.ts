import { z } from "zod";
import { parseDayParts } from "#app/lib/dates.ts";

const part = z.string().trim().optional().default("");

/** What the council writes down of a payment that its bank has made. */
export const PaymentForm = z.object({
  invoiceIds: z
    .union([z.string(), z.array(z.string())])
    .optional()
    .transform((ids) => (ids === undefined ? [] : [ids].flat()))
    .pipe(z.array(z.uuid()).min(1, "Choose at least one piece of planning to pay").max(500)),
  bankReference: z
    .string({ error: "Enter the reference that the bank shows" })
    .trim()
    .min(1, "Enter the reference that the bank shows")
    .max(40, "The reference must be 40 characters or fewer"),
  paidOn: z
    .object({ day: part, month: part, year: part })
    .default({ day: "", month: "", year: "" })
    .transform(({ day, month, year }, context) => {
      const on = parseDayParts(day, month, year);
      if (!on) {
        context.addIssue({ code: "custom", message: "Enter the day it was paid, for example 21 11 2026" });
        return z.NEVER;
      }
      return on;
    }),
});
export type PaymentInput = z.output<typeof PaymentForm>;
