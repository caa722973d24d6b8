import type { SafeguardFields } from "#app/domain/plans/safety/safety-forms.ts";
import type { PlanSafeguard } from "#app/generated/prisma/client.ts";
import { isoDay } from "#app/lib/dates.ts";

export const safeguardOf = (row: PlanSafeguard): SafeguardFields => ({
  place: row.place,
  name: row.name,
  relation: row.relation,
  phone: row.phone,
  words: row.words,
  hasKey: row.hasKey,
  decidedBy: row.decidedBy,
  decidedOn: row.decidedOn && isoDay(row.decidedOn),
  pence: row.pence,
});
