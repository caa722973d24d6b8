import { z } from "zod";
import { parseDayParts } from "#app/lib/dates.ts";
import { parsePounds } from "#app/lib/money.ts";

const part = z.string().trim().optional().default("");
/** What every new row has: from when, why, and what the newest row was when the page was drawn. */
const row = {
  from: z
    .object({ day: part, month: part, year: part })
    .default({ day: "", month: "", year: "" })
    .transform(({ day, month, year }, context) => {
      const on = parseDayParts(day, month, year);
      if (on) return on;
      context.addIssue({ code: "custom", message: "Enter the day it begins, for example 1 4 2027" });
      return z.NEVER;
    }),
  reason: z
    .string({ error: "Say why, and where it was decided" })
    .trim()
    .min(3, "Say why, and where it was decided")
    .max(500, "Use 500 letters or fewer"),
  seen: z.coerce.number().int().min(0).max(2_147_483_647),
  submissionKey: z.uuid({ error: "Reload this page and try again" }),
};
const money = (message: string, most: number, least = 1) =>
  z
    .string({ error: message })
    .trim()
    .transform((words, context) => {
      const pence = parsePounds(words);
      if (pence !== null && pence >= least && pence <= most) return pence;
      context.addIssue({ code: "custom", message });
      return z.NEVER;
    });
const whole = (message: string, most: number) =>
  z
    .string({ error: message })
    .trim()
    .transform((words, context) => {
      const n = /^[0-9]{1,3}$/.test(words) ? Number(words) : 0;
      if (n >= 1 && n <= most) return n;
      context.addIssue({ code: "custom", message });
      return z.NEVER;
    });
const tier = z.enum(["low", "medium", "high"], { error: "Choose a tier" });
const hours = whole("Enter a whole number of hours from 1 to 200", 200);

export const TierRowForm = z.object({
  ...row,
  tier,
  hours,
  feePence: money("Enter the fee in pounds, from £1 to £10,000, for example 180", 1_000_000, 100),
});
export const CouncilCostForm = z.object({
  ...row,
  tier,
  hours,
  hourlyPence: money("Enter the cost of an hour in pounds, from £1 to £500, for example 20", 50_000, 100),
});

/** What depends on another answer is said together with everything else that is wrong. */
const together = ({ value }: { value: unknown }): boolean =>
  typeof (value as { legalBasis?: unknown } | null)?.legalBasis === "string";

/** One of the area's other rules. A legal basis and its confirmation are asked for only where the fee is to be within. */
export const SettingForm = {
  "fee-source": z
    .object({
      ...row,
      value: z.enum(["alongside", "within"], { error: "Choose where the fee comes from" }),
      legalBasis: z.string().trim().max(2_000, "Use 2,000 letters or fewer").optional().default(""),
      confirm: z.string().optional(),
    })
    .refine(({ value, legalBasis }) => value !== "within" || legalBasis.length >= 20, {
      path: ["legalBasis"],
      error: "Write down the legal basis: the law or decision, and who gave the advice",
      when: together,
    })
    .refine(({ value, confirm }) => value !== "within" || confirm === "yes", {
      path: ["confirm"],
      error: "Confirm that the council's lawyers have agreed this",
      when: together,
    })
    .transform((form) => ({ ...form, legalBasis: form.value === "within" ? form.legalBasis : "" })),
  "fees-include-vat": z.object({
    ...row,
    value: z.enum(["yes", "no"], { error: "Choose yes or no" }),
  }),
  "answer-within-days": z.object({
    ...row,
    value: whole("Enter a whole number of days from 1 to 60", 60).transform(String),
  }),
  "adjustments-yearly": z.object({
    ...row,
    value: money("Enter the figure in pounds, at most £10,000,000", 1_000_000_000, 0).transform(String),
  }),
  "plan-approval-limit": z.object({
    ...row,
    value: money("Enter the limit in pounds a year, at most £10,000,000", 1_000_000_000, 0).transform(String),
  }),
} as const;
export type TierRowInput = z.output<typeof TierRowForm>;
export type CouncilCostInput = z.output<typeof CouncilCostForm>;
export type SettingInput = {
  value: string;
  legalBasis?: string;
  from: Date;
  reason: string;
  seen: number;
  submissionKey: string;
};
