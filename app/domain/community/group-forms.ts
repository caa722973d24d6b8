import { z } from "zod";
import { submissionKey } from "#app/domain/budgets/form-parts.ts";
import { ACCESS, WAYS, type Access, type Way } from "#app/domain/community/group-content.ts";
import { EmailField, nameField } from "#app/domain/identity/fields.ts";
import { EVERY, NEED_AREAS, type Every, type NeedArea } from "#app/domain/plans/plan-content.ts";
import { parsePounds } from "#app/lib/money.ts";
import { readPostcode } from "#app/lib/postcode.ts";

const MOST_PENCE = 1_000_000;
const keys = <K extends string>(words: Record<K, string>) => Object.keys(words) as [K, ...K[]];
const text = (most: number) =>
  z
    .string()
    .trim()
    .max(most, `Use ${most.toLocaleString("en-GB")} letters or fewer`)
    .optional()
    .default("");
const needed = (most: number, missing: string) => text(most).refine((words) => words !== "", missing);
const version = z.coerce.number({ error: "Reload this page and try again" }).int().min(1).max(2_000_000_000);
const many = <K extends string>(words: Record<K, string>) =>
  z
    .array(z.enum(keys(words), { error: "Choose from the list" }))
    .optional()
    .default([])
    .transform((all) => [...new Set(all)]);

const web = text(300).transform((value, context) => {
  if (value === "") return "";
  const whole = /^https?:\/\//i.test(value) ? value : `https://${value}`;
  const url = /\s/.test(whole) ? null : URL.parse(whole);
  if (url && /^https?:$/.test(url.protocol) && url.hostname.includes(".") && url.username === "")
    return url.href;
  context.addIssue({ code: "custom", message: "Enter a web address like www.example.org.uk" });
  return z.NEVER;
});
const cost = text(40).transform((value, context) => {
  if (value === "") return null;
  const pence = parsePounds(value);
  if (pence !== null && pence <= MOST_PENCE) return pence;
  context.addIssue({ code: "custom", message: "Enter pounds, for example 3 or 3.50, at most £10,000" });
  return z.NEVER;
});

const Answers = z.object({
  name: needed(120, "Enter the group’s name"),
  what: needed(2_000, "Say what people do there"),
  whoFor: text(500),
  needAreas: many<NeedArea>(NEED_AREAS).refine(
    (all) => all.length > 0,
    "Choose at least one thing it helps with",
  ),
  way: z.enum(keys<Way>(WAYS), { error: "Say where it happens" }),
  venue: text(200),
  postcode: text(12),
  whenWords: needed(300, "Say when it happens, for example: Tuesdays, 10 to 12"),
  cost,
  every: z
    .union([z.enum(keys<Every>(EVERY)), z.literal("")], { error: "Choose how often" })
    .optional()
    .transform((value): Every | null => (value === undefined || value === "" ? null : value)),
  costWords: text(200),
  access: many<Access>(ACCESS),
  contactPhone: text(40).refine(
    (words) => words === "" || /^[0-9+() -]{5,40}$/.test(words),
    "Enter a phone number in figures",
  ),
  contactEmail: z
    .union([z.literal(""), EmailField], { error: "Enter an email address like name@example.com" })
    .optional()
    .default(""),
  contactWeb: web,
});
type Said = z.output<typeof Answers>;
/** What no answer alone can show to be wrong. */
function check(said: Said, context: z.RefinementCtx): void {
  const wrong = (path: string, message: string) => {
    context.addIssue({ code: "custom", path: [path], message });
  };
  if (said.way === "place" && said.venue === "") wrong("venue", "Say in which building or place it is");
  if (said.way === "place" && readPostcode(said.postcode)?.full == null)
    wrong("postcode", "Enter the whole postcode of the place, for example SO17 1BJ");
  if (said.cost !== null && said.every === null) wrong("every", "Say how often people pay this");
  if (said.cost === null && said.every !== null && said.every !== "free")
    wrong("cost", "Enter what it costs");
  if (said.cost !== null && said.cost > 0 && said.every === "free")
    wrong("every", "It cannot be free and have a cost. Choose how often, or take the cost away");
  if (said.contactPhone === "" && said.contactEmail === "" && said.contactWeb === "")
    wrong("contactPhone", "Give a phone number, an email address or a web address");
}
const fields = ({ cost: costPence, ...said }: Said) => ({
  ...said,
  costPence: said.every === "free" ? null : costPence,
  // A place is only where people come to
  venue: said.way === "place" ? said.venue : "",
  postcode: said.way === "place" ? (readPostcode(said.postcode)?.full ?? "") : "",
});

export const OfferForm = Answers.extend({
  submissionKey,
  area: z.uuid({ error: "Choose the area" }),
  ownerName: nameField("Enter your name"),
  ownerEmail: EmailField,
})
  .superRefine(check)
  .transform(({ submissionKey: key, area, ownerName, ownerEmail, ...said }) => ({
    submissionKey: key,
    areaId: area,
    ownerName,
    ownerEmail,
    fields: fields(said),
  }));
export type Offer = z.output<typeof OfferForm>;

export const ChangeForm = Answers.extend({ version })
  .superRefine(check)
  .transform(({ version: seen, ...said }) => ({ version: seen, fields: fields(said) }));
export const OwnForm = z.object({
  version,
  do: z.enum(["confirm", "take-away"], { error: "Press one of the buttons" }),
});
export const PutInForm = z.object({
  groupId: z.uuid({ error: "Open this page again" }),
  needId: z
    .union([z.uuid(), z.literal("")], { error: "Open this page again" })
    .optional()
    .transform((id) => (id === undefined || id === "" ? null : id)),
});
export const LinkForm = z.object({ email: EmailField });

export const DecideForm = z
  .object({
    version,
    decision: z.enum(["approve", "send-back", "refuse"], { error: "Choose one of these" }),
    words: text(1_000),
  })
  .superRefine(({ decision, words }, context) => {
    if (decision !== "approve" && words.length < 5)
      context.addIssue({
        code: "custom",
        path: ["words"],
        message:
          decision === "refuse" ? "Say why, so that they understand" : "Say what to change, so that they can",
      });
  });
export const PhonedForm = z.object({ version, spokenTo: nameField("Say whom you spoke to") });
