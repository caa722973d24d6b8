import { z } from "zod";
import { dayField, submissionKey, words } from "#app/domain/budgets/form-parts.ts";
import { DECISION_KEYS } from "#app/domain/capacity/authority-rules.ts";
import { PARTS } from "#app/domain/capacity/capacity-parts.ts";
import { now } from "#app/lib/clock.ts";
import { addMonths, dayOf } from "#app/lib/dates.ts";

const yesNo = (what: string) =>
  z.enum(["yes", "no"], { error: `Say whether they can ${what}` }).transform((answer) => answer === "yes");
const optionalDay = z
  .object({
    day: z.string().trim().optional().default(""),
    month: z.string().trim().optional().default(""),
    year: z.string().trim().optional().default(""),
  })
  .optional()
  .default({ day: "", month: "", year: "" });

/** What a practitioner records about one decision. */
export const CapacityForm = z
  .object({
    decision: z.enum(DECISION_KEYS, { error: "Choose which decision this is about" }),
    understands: yesNo(PARTS.understands),
    retains: yesNo(PARTS.retains),
    weighs: yesNo(PARTS.weighs),
    communicates: yesNo(PARTS.communicates),
    finding: z.enum(["has", "lacks"], { error: "Choose what was found" }),
    impairment: z.string().trim().max(500, "Use 500 letters or fewer").optional().default(""),
    helpGiven: words("Say which help they had to decide: pictures, time, somebody they trust", 2000).min(
      10,
      "Say which help they had, in a sentence",
    ),
    why: words("Say how this was found, and what the person said", 4000).min(
      10,
      "Say how this was found, in a sentence or more",
    ),
    assessedBy: words("Say who assessed it", 200),
    assessedRole: words("Say what they are, for example social worker", 200),
    assessedOn: dayField("Enter the day on which it was assessed"),
    paperAt: words("Say where the assessment is kept", 500),
    reviewBy: optionalDay,
    /** The number of the newest record as the practitioner saw it; 0 where there was none. */
    seen: z.coerce
      .number({ error: "Reload this page and try again" })
      .int()
      .min(0, "Reload this page and try again")
      .max(2_000_000_000, "Reload this page and try again"),
    submissionKey,
  })
  .transform(({ reviewBy, ...form }, ctx) => {
    const issue = (path: string, message: string) => {
      ctx.addIssue({ code: "custom", path: [path], message });
    };
    const all = form.understands && form.retains && form.weighs && form.communicates;
    if (all !== (form.finding === "has"))
      issue(
        "finding",
        all
          ? "You said that they can do all four: then they can make this decision"
          : "You said that they cannot do one of the four: then they cannot make this decision",
      );
    const today = dayOf(now());
    if (form.assessedOn > today) issue("assessedOn", "The day of the assessment has not come yet");
    const lacks = form.finding === "lacks";
    if (lacks && form.impairment.length < 3)
      issue("impairment", "Say what in the mind or brain it comes from, even if it passes");
    const given = [reviewBy.day, reviewBy.month, reviewBy.year].some((part) => part !== "");
    const review = given ? dayField("").safeParse(reviewBy) : null;
    if (review?.success === false || (lacks && !review))
      issue("reviewBy", "Enter the day by which it is looked at again");
    else if (review && (review.data <= form.assessedOn || review.data > addMonths(today, 24)))
      issue("reviewBy", "Choose a day after the assessment, at most two years from now");
    return {
      ...form,
      impairment: lacks ? form.impairment : "",
      reviewBy: review?.success ? review.data : null,
    };
  });
export type CapacityInput = z.output<typeof CapacityForm>;
