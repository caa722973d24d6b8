import { z } from "zod";
import { DecisionForm } from "#app/domain/assisted-access/decision-form.ts";
import { dayField, submissionKey, words } from "#app/domain/budgets/form-parts.ts";
import { keys, text, version } from "#app/domain/plans/plan-forms.ts";
import { WAYS, type Way } from "#app/domain/plans/ways/ways-rules.ts";

export const HOW_OFFERED = {
  face: "Face to face",
  phone: "By phone",
  letter: "By letter",
  email: "By email",
} as const;
export const OfferForm = z.object({
  submissionKey,
  offeredOn: dayField("Enter the day, like 21 11 2026"),
  offeredBy: words("Write who told them", 200),
  how: z.enum(keys(HOW_OFFERED), { error: "Choose how they were told" }),
});
export const WayForm = z
  .object({
    submissionKey,
    seen: version,
    way: z.enum(keys<Way>(WAYS), { error: "Choose one of these" }),
    actionIds: z
      .array(z.uuid({ error: "Open this page again and tick once more" }))
      .optional()
      .default([]),
    why: words("Say why, in your own words. A few are enough", 2_000),
    decision: DecisionForm,
  })
  .transform((form, context) => {
    if (form.way === "mix" && form.actionIds.length === 0)
      context.addIssue({
        code: "custom",
        path: ["actionIds"],
        message: "Tick what the council should arrange",
      });
    // Ticks are for a mix alone
    return form.way === "mix" ? form : { ...form, actionIds: [] };
  });
export const PlacementForm = z
  .object({
    version,
    to: z.enum(["received", "working", "placed", "came_back"], { error: "Choose how far on it is" }),
    words: text(2_000),
  })
  .superRefine(({ to, words: said }, context) => {
    if (said !== "") return;
    if (to === "placed") context.addIssue({ code: "custom", path: ["words"], message: "Say who was found" });
    if (to === "came_back")
      context.addIssue({ code: "custom", path: ["words"], message: "Say why it came back" });
  });
