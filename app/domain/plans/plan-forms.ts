import { z } from "zod";
import { DecisionForm } from "#app/domain/assisted-access/decision-form.ts";
import { reason, submissionKey } from "#app/domain/budgets/form-parts.ts";
import {
  ACTION_KINDS,
  EVERY,
  HOW_SAID,
  NEED_AREAS,
  PAID_EVERY,
  ROUTES,
  type ActionKind,
  type Every,
  type HowSaid,
  type NeedArea,
  type PaidEvery,
  type Route,
} from "#app/domain/plans/plan-content.ts";
import { isoDay, parseDayParts } from "#app/lib/dates.ts";
import { parsePounds } from "#app/lib/money.ts";

const MOST_WORDS = 60_000;
export const MOST_PENCE = 5_000_000;
const MOST_HOURLY = 20_000;
export const text = (most = MOST_WORDS) =>
  z
    .string()
    .trim()
    .max(most, `Use ${most.toLocaleString("en-GB")} letters or fewer`)
    .optional()
    .default("");
export const version = z.coerce
  .number({ error: "Reload this page and try again" })
  .int()
  .min(0)
  .max(2_000_000_000);
export const keys = <K extends string>(words: Record<K, string>) => Object.keys(words) as [K, ...K[]];
const chosen = <K extends string>(words: Record<K, string>) =>
  z
    .union([z.enum(keys(words)), z.literal("")], { error: "Choose one of these" })
    .optional()
    .transform((value): K | null => (value === undefined || value === "" ? null : value));
const ticks = z
  .array(z.uuid({ error: "Open this page again and tick once more" }))
  .optional()
  .default([]);

export const BeginForm = z.object({ personId: z.uuid(), submissionKey });
export const SectionForm = z.object({
  version,
  body: text(MOST_WORDS),
  how: z.enum(keys<HowSaid>(HOW_SAID), { error: "Say how these words came to be written" }),
});
export const NeedForm = z.object({
  version,
  submissionKey,
  area: z.enum(keys<NeedArea>(NEED_AREAS), { error: "Choose what the need is about" }),
  words: text().refine((words) => words !== "", "Say what the need is"),
  eligible: z
    .enum(["yes", "no", "unknown"], { error: "Say if the assessment calls it eligible" })
    .transform((said) => (said === "unknown" ? null : said === "yes")),
});
export const OutcomeForm = z.object({
  version,
  submissionKey,
  words: text().refine((words) => words !== "", "Say what should be different"),
  needIds: ticks,
});
export const MoneyForm = z.object({
  version,
  paidEvery: chosen<PaidEvery>(PAID_EVERY),
  overReason: text(),
});
export const RemoveForm = z.object({ version });
export const SettleForm = z.object({
  version,
  choice: z.enum(["kept", "used"], { error: "Choose which text should stand" }),
});

/** A step of the plan's life, as somebody saw the plan; what a worker asked and heard comes with it. */
export const StepForm = z.object({ version, submissionKey, decision: DecisionForm });
export const TakeBackForm = StepForm.extend({ reason });

export const DAYS = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"] as const;
/** "2", "1.5", "1:30" or nothing, as minutes; null for anything else and for more than `most`. */
export function minutesOf(words: string, most = 1440): number | null {
  const value = words.trim();
  if (value === "") return 0;
  const clock = /^([0-9]{1,3}):([0-5][0-9])$/.exec(value);
  if (!clock && !/^[0-9]{1,3}(\.[0-9]{1,2})?$/.test(value)) return null;
  const minutes = clock ? Number(clock[1]) * 60 + Number(clock[2]) : Math.round(Number(value) * 60);
  return minutes <= most ? minutes : null;
}
export const pounds = (most: number, message: string) =>
  text(40).transform((value, context) => {
    if (value === "") return null;
    const pence = parsePounds(value);
    if (pence !== null && pence <= most) return pence;
    context.addIssue({ code: "custom", message });
    return z.NEVER;
  });
export const dayOrNone = (message: string) =>
  z
    .object({ day: text(4), month: text(4), year: text(6) })
    .optional()
    .transform((parts, context) => {
      if (!parts || (parts.day === "" && parts.month === "" && parts.year === "")) return null;
      const found = parseDayParts(parts.day, parts.month, parts.year);
      if (found) return isoDay(found);
      context.addIssue({ code: "custom", message });
      return z.NEVER;
    });
const hour = text(10);
const hours = z
  .object({ mon: hour, tue: hour, wed: hour, thu: hour, fri: hour, sat: hour, sun: hour })
  .optional()
  .transform((said, context) => {
    const minutes = DAYS.map((one) => minutesOf(said?.[one] ?? ""));
    if (minutes.every((one) => one !== null)) return minutes;
    context.addIssue({ code: "custom", message: "Enter hours like 2, 1.5 or 1:30, at most 24 for a day" });
    return z.NEVER;
  });

export const ActionForm = z
  .object({
    version,
    submissionKey,
    kind: z.enum(keys<ActionKind>(ACTION_KINDS), { error: "Choose who or what it is" }),
    what: text(500).refine((words) => words !== "", "Say what is done"),
    who: text(200),
    needIds: ticks,
    cost: pounds(MOST_PENCE, "Enter the cost in pounds, for example 18 or 18.50, at most £50,000"),
    every: chosen<Every>(EVERY),
    route: chosen<Route>(ROUTES),
    hours,
    hourly: pounds(MOST_HOURLY, "Enter pay for an hour in pounds, for example 16.50, at most £200"),
    carerName: text(200),
    carerAgreedOn: dayOrNone("Enter the day they agreed, like 21 11 2026"),
    carerWords: text(),
  })
  .superRefine(({ cost, every, hourly }, context) => {
    const wrong = (path: string, message: string) => {
      context.addIssue({ code: "custom", path: [path], message });
    };
    if (cost !== null && every === null) wrong("every", "Say how often it costs this");
    if (cost === null && every !== null && every !== "free") wrong("cost", "Enter what it costs");
    if (cost !== null && cost > 0 && every === "free")
      wrong("every", "It cannot cost nothing and have a cost. Choose how often, or take the cost away");
    if (hourly === 0) wrong("hourly", "Enter pay for an hour, or leave it empty");
  })
  .transform(({ version: seen, submissionKey: key, cost, hours: minutesByDay, hourly, ...rest }) => ({
    version: seen,
    submissionKey: key,
    fields: { ...rest, costPence: cost, minutesByDay, hourlyPence: hourly },
  }));
