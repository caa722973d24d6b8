import { z } from "zod";
import {
  GENDERS,
  knows,
  LANGUAGE_TERMS,
  LIVED,
  SKILLS,
  type Term,
} from "#app/domain/assistants/vocabulary.ts";
import { parseDayParts } from "#app/lib/dates.ts";
import { parsePounds } from "#app/lib/money.ts";
import { readPostcode } from "#app/lib/postcode.ts";
import { DAYS, isSlot } from "#app/lib/week.ts";
import { readWeekForm, type WeekForm } from "#app/lib/week-hours.ts";

/** Which version of the profile the form was made from: a form of an older one is not saved over a newer. */
const Versioned = z.object({ version: z.coerce.number().int().positive().max(2_147_483_647) });
const words = (most: number, tooLong: string) => z.string().trim().max(most, tooLong).default("");
const terms = (known: readonly Term[]) =>
  z.array(z.string().refine((value) => knows(known, value), "Choose from the list")).default([]);

export const AboutForm = Versioned.extend({
  firstName: z.string({ error: "Enter your first name" }).trim().min(1, "Enter your first name").max(60),
  lastName: z.string({ error: "Enter your last name" }).trim().min(1, "Enter your last name").max(60),
  headline: z
    .string({ error: "Say in one sentence who you are" })
    .trim()
    .min(10, "Say in one sentence who you are")
    .max(160, "Keep this to 160 letters"),
  about: words(2000, "Keep this to 2,000 letters"),
  languages: terms(LANGUAGE_TERMS).refine((all) => all.length > 0, "Choose at least one language"),
  gender: z.enum(["unstated", ...GENDERS.map((term) => term.gender)] as const, {
    error: "Choose one, or choose that you would rather not say",
  }),
});

export const SkillsForm = Versioned.extend({
  skills: terms(SKILLS).refine((all) => all.length > 0, "Choose at least one thing that you do"),
});

const Starts = z
  .object({ day: z.string().optional(), month: z.string().optional(), year: z.string().optional() })
  .default({})
  .transform((parts, context) => {
    const given = [parts.day, parts.month, parts.year].map((part) => part?.trim() ?? "");
    if (given.every((part) => part === "")) return null;
    const day = parseDayParts(given[0] ?? "", given[1] ?? "", given[2] ?? "");
    if (day) return day;
    context.addIssue({ code: "custom", message: "Enter a real date, for example 7 12 2026" });
    return z.NEVER;
  });
export const WhenForm = Versioned.extend({
  slot: z.array(z.string()).default([]),
  exact: z.partialRecord(z.enum(DAYS), z.string()).default({}),
  startsFrom: Starts,
  takingNewWork: z.enum(["yes", "no"], { error: "Choose yes or no" }),
}).transform((form, context) => {
  const week: WeekForm = { slots: form.slot.filter(isSlot), exact: form.exact };
  const { hours, errors } = readWeekForm(week);
  for (const [day, message] of Object.entries(errors))
    context.addIssue({ code: "custom", path: ["exact", day], message });
  if (hours.length === 0 && Object.keys(errors).length === 0)
    context.addIssue({ code: "custom", path: ["slot"], message: "Tick at least one part of the week" });
  return {
    version: form.version,
    availableHours: hours,
    startsFrom: form.startsFrom,
    takingNewWork: form.takingNewWork === "yes",
  };
});

export const MOST_MILES = 50;
export const WhereForm = Versioned.extend({
  postcode: z
    .string({ error: "Enter your postcode, or its first half" })
    .trim()
    .refine((value) => readPostcode(value) !== null, "Enter a postcode, or its first half, for example SO17"),
  travelMiles: z.coerce
    .number({ error: "Enter a whole number of miles" })
    .int("Enter a whole number of miles")
    .min(1, "Enter 1 mile or more")
    .max(MOST_MILES, `Enter ${MOST_MILES} miles or less`),
  drives: z.enum(["yes", "no"], { error: "Choose yes or no" }).transform((answer) => answer === "yes"),
});

export const PayForm = Versioned.extend({
  hourlyRate: z
    .string({ error: "Enter your hourly rate, for example 16.50" })
    .trim()
    .transform((value, context) => {
      const pence = parsePounds(value);
      if (pence !== null && pence <= 20_000) return pence;
      context.addIssue({ code: "custom", message: "Enter pounds and pence an hour, for example 16.50" });
      return z.NEVER;
    }),
  employment: z
    .array(z.enum(["employed", "self_employed"]))
    .default([])
    .refine((all) => all.length > 0, "Choose at least one"),
  howIWork: words(1000, "Keep this to 1,000 letters"),
});

export const LivedForm = Versioned.extend({
  livedExperience: z.array(z.enum(LIVED.map((term) => term.lived))).default([]),
  livedExperienceWords: words(600, "Keep this to 600 letters"),
  consent: z
    .literal("yes")
    .optional()
    .transform((answer) => answer === "yes"),
});

/** What an assistant may say of themselves. It is shown as "declared" until somebody has seen or checked it. */
export const DECLARATIONS = [
  { value: "enhanced-dbs", label: "Enhanced DBS check" },
  { value: "right-to-work", label: "Right to work in the UK" },
  { value: "two-references", label: "Two references from people who are not family" },
  { value: "care-certificate", label: "Care Certificate or a care qualification" },
  { value: "moving-training", label: "Moving and handling training" },
  { value: "medication-training", label: "Medication training" },
  { value: "first-aid", label: "First aid training" },
  { value: "business-insurance", label: "Car insured for work" },
] as const satisfies readonly Term[];
export const DeclareForm = Versioned.extend({ declared: terms(DECLARATIONS) });
export const StatusChangeForm = Versioned.extend({
  to: z.enum(["submitted", "draft", "paused", "published"]),
});
export const VersionForm = Versioned;
