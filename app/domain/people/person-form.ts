import { z } from "zod";
import {
  AGE_GROUPS,
  CARE_ROUTES,
  CLIENT_GROUPS,
  INFORMATION_NEEDS,
} from "#app/domain/people/person-words.ts";
import { now } from "#app/lib/clock.ts";
import { parseDayParts } from "#app/lib/dates.ts";
import { parsePounds } from "#app/lib/money.ts";
import { readPostcode } from "#app/lib/postcode.ts";

const TEN_THOUSAND_POUNDS = 1_000_000;
const words = (what: string, most = 100) =>
  z
    .string({ error: `Enter ${what}` })
    .trim()
    .min(1, `Enter ${what}`)
    .max(most, `Use ${most} letters or fewer`);
const spare = (most: number) =>
  z.string().trim().max(most, `Use ${most} letters or fewer`).optional().default("");
const phone = spare(30).refine((value) => value === "" || /^\+?[0-9 ()-]{6,30}$/.test(value), {
  message: "Enter a phone number with digits only, for example 023 8000 0000",
});
const email = spare(200).refine((value) => value === "" || z.email().safeParse(value).success, {
  message: "Enter an email address like name@example.com",
});

const ThreeBoxes = z
  .object({
    day: z.string().trim().optional().default(""),
    month: z.string().trim().optional().default(""),
    year: z.string().trim().optional().default(""),
  })
  .optional()
  .default({ day: "", month: "", year: "" });
const day = (missing: string) =>
  ThreeBoxes.transform(({ day, month, year }, ctx) => {
    const found = parseDayParts(day, month, year);
    if (found) return found;
    ctx.addIssue({ code: "custom", message: missing });
    return z.NEVER;
  });
const dayOrNone = ThreeBoxes.transform(({ day, month, year }, ctx) => {
  if (day === "" && month === "" && year === "") return null;
  const found = parseDayParts(day, month, year);
  if (found && found.getUTCFullYear() >= 1900 && found <= now()) return found;
  ctx.addIssue({ code: "custom", message: "Enter a date of birth that exists, or leave it empty" });
  return z.NEVER;
});

/** An amount of pounds typed in; pence in whole numbers come out. */
const amount = (what: string, most = TEN_THOUSAND_POUNDS) =>
  z
    .string({ error: `Enter ${what} in pounds, for example 310 or 310.50` })
    .trim()
    .transform((value, ctx) => {
      const pence = parsePounds(value);
      if (pence !== null && pence > 0 && pence <= most) return pence;
      ctx.addIssue({
        code: "custom",
        message: `Enter ${what} in pounds, for example 310 or 310.50. It must be more than nothing and at most £${(most / 100).toLocaleString("en-GB")}`,
      });
      return z.NEVER;
    });
const many = <T extends string>(values: readonly [T, ...T[]]) =>
  z
    .union([z.array(z.enum(values)), z.enum(values).transform((one) => [one])])
    .optional()
    .default([]);
const needs = INFORMATION_NEEDS.map((need) => need.value) as [string, ...string[]];

const contact = {
  firstName: words("their first name"),
  lastName: words("their last name"),
  dateOfBirth: dayOrNone,
  phone,
  email,
  address: spare(400),
  postcode: spare(12).transform((value, ctx) => {
    if (value === "") return null;
    const full = readPostcode(value)?.full;
    if (full) return full;
    ctx.addIssue({ code: "custom", message: "Enter a whole postcode, for example SO17 1BJ" });
    return z.NEVER;
  }),
  informationNeeds: many(needs),
  language: spare(60).transform((value) => (value === "" ? "English" : value)),
  contactBy: z.enum(["email", "text", "letter"], { error: "Choose how to get in touch with them" }),
};
type Contact = { contactBy: string; email: string; phone: string; address: string; postcode: string | null };
function reachable(value: Contact, ctx: z.RefinementCtx) {
  const missing = (path: string, message: string) => {
    ctx.addIssue({ code: "custom", path: [path], message });
  };
  if (value.contactBy === "email" && value.email === "")
    missing("email", "Enter an email address, or choose another way to get in touch");
  if (value.contactBy === "text" && value.phone === "")
    missing("phone", "Enter a phone number, or choose another way to get in touch");
  if (value.contactBy === "letter" && value.address === "")
    missing("address", "Enter an address, or choose another way to get in touch");
  if (value.contactBy === "letter" && value.postcode === null)
    missing("postcode", "Enter a postcode, or choose another way to get in touch");
}

const budget = {
  weekly: amount("the weekly amount"),
  periodFrom: day("Enter the day the budget begins"),
  periodTo: day("Enter the day the budget ends"),
  contribution: z.enum(["gross", "net"], { error: "Choose gross or net" }),
  careRoute: z.enum(
    CARE_ROUTES.map((route) => route.value) as ["direct_payment", "third_party", "council_held"],
    {
      error: "Choose whose account the care money is in",
    },
  ),
  managerId: z
    .union([z.uuid(), z.literal("")], { error: "Choose a budget manager" })
    .optional()
    .transform((id) => id || undefined),
  tier: z.enum(["low", "medium", "high"], { error: "Choose a tier" }),
  submissionKey: z.uuid({ error: "Reload this page and try again" }),
};

/** What a practitioner gives to make a person live. */
export const MakeLiveForm = z.object({ ...contact, ...budget }).superRefine((value, ctx) => {
  reachable(value, ctx);
  if (value.periodTo <= value.periodFrom)
    ctx.addIssue({ code: "custom", path: ["periodTo"], message: "The last day must come after the first" });
  if (value.periodTo.getTime() - value.periodFrom.getTime() > 3 * 366 * 86_400_000)
    ctx.addIssue({ code: "custom", path: ["periodTo"], message: "A budget runs for three years at most" });
});
export type MakeLive = z.output<typeof MakeLiveForm>;

/** Somebody who is not in a caseload. */
export const NewPersonForm = z
  .object({
    ...contact,
    ageGroup: z.enum(AGE_GROUPS, { error: "Choose an age group" }),
    clientGroup: z.enum(CLIENT_GROUPS, { error: "Choose a client group" }),
    submissionKey: budget.submissionKey,
  })
  .superRefine(reachable);
export type NewPerson = z.output<typeof NewPersonForm>;

/** Somebody the core service opens a record for: no council facts are known yet. */
export const OpenPersonForm = z
  .object({ ...contact, submissionKey: budget.submissionKey, sure: z.literal("yes").optional() })
  .superRefine(reachable);
export type OpenPerson = z.output<typeof OpenPersonForm>;

/** The columns of a person that a contact part of a form fills. */
export const contactColumns = (form: Pick<NewPerson, keyof typeof contact>) => ({
  firstName: form.firstName,
  lastName: form.lastName,
  dateOfBirth: form.dateOfBirth,
  phone: form.phone === "" ? null : form.phone,
  email: form.email === "" ? null : form.email.toLowerCase(),
  addressLines: form.address
    .split(/\r?\n/)
    .map((line) => line.trim())
    .filter(Boolean),
  postcode: form.postcode,
  informationNeeds: form.informationNeeds,
  language: form.language,
  contactBy: form.contactBy,
});
