import { z } from "zod";
import { DecisionForm } from "#app/domain/assisted-access/decision-form.ts";
import { hoursField } from "#app/domain/plans/reviews/hours-field.ts";

/** What a payment was for. `seen`: the number of what was said last, as the page showed it. */
export const ChangeUseForm = z.object({
  use: z.union([z.literal("none"), z.uuid()], { error: "Choose what it was for" }),
  hours: hoursField,
  seen: z.coerce.number({ error: "Reload this page and try again" }).int().min(0).max(2_000_000_000),
  decision: DecisionForm,
});
export type ChangeUse = z.output<typeof ChangeUseForm>;
