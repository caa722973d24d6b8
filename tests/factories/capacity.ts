import { randomUUID } from "node:crypto";
import type { AreaAccess } from "#app/domain/access/access.ts";
import type { Decision } from "#app/domain/capacity/authority-rules.ts";
import { CapacityForm } from "#app/domain/capacity/capacity-form.ts";
import { recordCapacity } from "#app/domain/capacity/record-capacity.server.ts";
import { db } from "#app/db.server.ts";
import { now } from "#app/lib/clock.ts";
import { addDays, addMonths, dayOf, isoDay } from "#app/lib/dates.ts";
import { must, parts } from "#tests/factories/budget.ts";

/** The answers of a form that records a lack of capacity, as a practitioner sends them. */
export const capacityAnswers = (decision: Decision, more: Record<string, unknown> = {}) => ({
  decision,
  understands: "yes",
  retains: "no",
  weighs: "no",
  communicates: "yes",
  finding: "lacks",
  impairment: "Dementia",
  helpGiven: "Pictures, and two visits in the morning",
  why: "She could not keep in mind what the plan was for. She said: I leave it to you.",
  assessedBy: "Helen Test",
  assessedRole: "Social worker",
  assessedOn: parts(isoDay(addDays(dayOf(now()), -3))),
  paperAt: "The council's record, document 14",
  reviewBy: parts(isoDay(addMonths(dayOf(now()), 6))),
  seen: "0",
  submissionKey: randomUUID(),
  ...more,
});
const newestSeen = async (personId: string) =>
  (await db().prisma.capacityRecord.findFirst({ where: { personId }, orderBy: { number: "desc" } }))
    ?.number ?? 0;

/** Records that a person can, or cannot, make a decision now. */
export async function makeCapacity(
  practitioner: AreaAccess,
  personId: string,
  decision: Decision,
  finding: "has" | "lacks" = "lacks",
) {
  const seen = String(await newestSeen(personId));
  const has = { retains: "yes", weighs: "yes", finding, impairment: "" };
  const form = CapacityForm.parse(capacityAnswers(decision, { seen, ...(finding === "has" ? has : {}) }));
  return must(await recordCapacity(practitioner, personId, form));
}
