import { z } from "zod";
import { LANGUAGE_TERMS, type Term } from "#app/domain/assistants/vocabulary.ts";
import { placeCodes } from "#app/domain/places/place-codes.ts";
import { EXPERTISE, MEETING_WAYS, TRAVEL_MILES } from "#app/domain/planners/vocabulary.ts";
import { parseDayParts } from "#app/lib/dates.ts";

const version = z.coerce.number().int().min(0).max(2_147_483_647);
const text = (most: number, tooLong: string) =>
  z
    .string()
    .optional()
    .transform((words) => (words ?? "").replace(/\r\n/g, "\n").trim())
    .refine((words) => words.length <= most, tooLong);
const some = (terms: readonly Term[], none: string) =>
  z
    .array(z.string())
    .optional()
    .transform((values) => terms.map(({ value }) => value).filter((value) => values?.includes(value)))
    .refine((values) => values.length > 0, none);

const AboutForm = z.object({
  version,
  headline: text(160, "Make the one sentence 160 letters or fewer").refine(
    (words) => words !== "",
    "Write one sentence about how you work",
  ),
  about: text(3000, "Make this 3,000 letters or fewer").refine(
    (words) => words.length >= 40,
    "Write a little more about yourself: two or three sentences will do",
  ),
});

const LIVED = ["direct_payment_user", "family_carer"] as const;
const LivedExperienceForm = z.object({
  version,
  livedExperience: z.array(z.enum(LIVED)).optional().default([]),
  livedExperienceWords: text(400, "Make this 400 letters or fewer"),
  consent: z
    .literal("yes")
    .optional()
    .transform((answer) => answer === "yes"),
});

const KnowledgeForm = z.object({
  version,
  expertise: some(EXPERTISE, "Choose at least one thing you know about"),
  languages: some(LANGUAGE_TERMS, "Choose at least one language"),
  meetingWays: some(MEETING_WAYS, "Choose at least one way of meeting"),
});

const PlaceForm = z.object({
  version,
  postcode: text(12, "Write a postcode").refine(
    (words) => placeCodes(words).length > 0,
    "Write your postcode, or its first part, like SO17",
  ),
  travelMiles: z.coerce
    .number({ error: "Choose how far you travel" })
    .refine((miles) => (TRAVEL_MILES as readonly number[]).includes(miles), "Choose how far you travel"),
});

const TIERS = ["low", "medium", "high"] as const;
const OfferForm = z
  .object({
    version,
    tiersOffered: z
      .array(z.enum(TIERS))
      .optional()
      .transform((tiers) => TIERS.filter((tier) => tiers?.includes(tier)))
      .refine((tiers) => tiers.length > 0, "Choose at least one tier"),
    takingNewPeople: z
      .enum(["yes", "no"], { error: "Say whether you are taking new people" })
      .transform((answer) => answer === "yes"),
    startsFrom: z
      .object({ day: text(2, ""), month: text(2, ""), year: text(4, "") })
      .optional()
      .default({ day: "", month: "", year: "" }),
  })
  .transform((form, context) => {
    const { day, month, year } = form.startsFrom;
    const startsFrom = day + month + year === "" ? null : parseDayParts(day, month, year);
    if (startsFrom === null && day + month + year !== "")
      context.addIssue({
        code: "custom",
        path: ["startsFrom"],
        message: "Write a day that exists, like 7 12 2026",
      });
    return { ...form, startsFrom };
  });

/** The parts of a profile that are edited one at a time, by the word in their address. */
export const SECTIONS = {
  about: AboutForm,
  "lived-experience": LivedExperienceForm,
  knowledge: KnowledgeForm,
  place: PlaceForm,
  offer: OfferForm,
} as const;
export type Section = keyof typeof SECTIONS;
export const isSection = (words: string | undefined): words is Section =>
  words !== undefined && Object.hasOwn(SECTIONS, words);

export const StepForm = z.object({ version, step: z.enum(["submit", "publish", "pause"]) });
export const DecisionForm = z
  .object({
    version,
    decision: z.enum(["approve", "send-back"], { error: "Choose whether to approve it or send it back" }),
    reason: text(1000, "Make the reason 1,000 letters or fewer"),
  })
  .refine((form) => form.decision === "approve" || form.reason.length >= 5, {
    path: ["reason"],
    message: "Say what needs to change, in words they can act on",
  });
