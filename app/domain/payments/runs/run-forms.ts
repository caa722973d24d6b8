import { z } from "zod";
import { RETURN_REASONS, type ReturnReason } from "#app/domain/payments/runs/run-rules.ts";
import { bacsText } from "#app/domain/payments/runs/bacs-text.ts";
import { bankFields, checkTogether } from "#app/domain/payments/suppliers/supplier-forms.ts";
import { parseDayParts } from "#app/lib/dates.ts";

const part = z.string().trim().optional().default("");
const day = (missing: string) =>
  z
    .object({ day: part, month: part, year: part })
    .default({ day: "", month: "", year: "" })
    .transform(({ day: on, month, year }, context) => {
      const found = parseDayParts(on, month, year);
      if (!found) {
        context.addIssue({ code: "custom", message: missing });
        return z.NEVER;
      }
      return found;
    });
const version = z.coerce.number().int().min(1).max(2_000_000_000);

/** The most invoices that one run takes: it is paid in one go, so it must not take long. */
const MOST_INVOICES = 300;
export const NewRunForm = z.object({
  invoiceIds: z
    .union([z.string(), z.array(z.string())])
    .optional()
    .transform((ids) => (ids === undefined ? [] : [ids].flat()))
    .pipe(
      z
        .array(z.uuid())
        .min(1, "Choose at least one invoice to pay")
        .max(MOST_INVOICES, `Choose ${String(MOST_INVOICES)} invoices or fewer`),
    ),
  processingOn: day("Enter the day the bank shall pay, for example 27 11 2026"),
  submissionKey: z.uuid(),
});
export type NewRun = z.output<typeof NewRunForm>;

export const ApproveForm = z.object({ version, checked: z.literal("yes").optional() });
export type Approval = z.output<typeof ApproveForm>;

export const ExportedForm = z.object({ version });

export const RunPaidForm = z.object({
  version,
  paidOn: day("Enter the day it was paid, for example 27 11 2026"),
  bankReference: z
    .string({ error: "Enter the reference that the bank shows" })
    .trim()
    .min(1, "Enter the reference that the bank shows")
    .max(40, "The reference must be 40 characters or fewer"),
});
export type RunPaid = z.output<typeof RunPaidForm>;

export const CancelRunForm = z.object({
  version,
  reason: z
    .string({ error: "Say why in a few words" })
    .trim()
    .min(1, "Say why in a few words")
    .max(300, "Use 300 letters or fewer"),
  notPaid: z.literal("yes", {
    error: "Tick the box only if the bank has not paid and will not pay this run",
  }),
});
export type CancelRun = z.output<typeof CancelRunForm>;

const reasons = Object.keys(RETURN_REASONS) as [ReturnReason, ...ReturnReason[]];
export const ReturnedForm = z.object({ reason: z.enum(reasons, { error: "Choose what the bank said" }) });

const empty = (text: string) => text.trim() === "";
/** The account that pays, as the bank's file needs it. */
export const PayingAccountForm = z
  .object({
    version,
    ...bankFields,
    serviceUserNumber: z
      .string({ error: "Enter the service user number" })
      .transform((text) => text.replace(/\s/g, ""))
      .pipe(z.string().regex(/^[0-9]{6}$/, "A service user number has 6 digits")),
    serviceUserName: z
      .string({ error: "Enter the name that payees see" })
      .refine((text) => !empty(text), "Enter the name that payees see")
      .transform(bacsText)
      .pipe(
        z
          .string()
          .min(1, "Use the letters A to Z")
          .max(18, "Banks show 18 letters at most. Use a shorter name"),
      ),
  })
  .superRefine(checkTogether);
export type PayingAccountInput = z.output<typeof PayingAccountForm>;
