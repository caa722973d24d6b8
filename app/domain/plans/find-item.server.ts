import type { Tx } from "#app/db.server.ts";
import type {
  ActionFields,
  ActionKind,
  Every,
  NeedArea,
  NeedFields,
  OutcomeFields,
  Route,
} from "#app/domain/plans/plan-content.ts";
import type { PlanAction, PlanNeed, PlanOutcome } from "#app/generated/prisma/client.ts";
import { isoDay, momentWords } from "#app/lib/dates.ts";
import { Refusal } from "#app/lib/result.ts";

// Rows as the rules see them. What a column may hold is held by the database.
export const needOf = ({ area, words, eligible }: PlanNeed): NeedFields => ({
  area: area as NeedArea,
  words,
  eligible,
});
export const outcomeOf = ({ words, needIds }: PlanOutcome): OutcomeFields => ({ words, needIds });
export const actionOf = (row: PlanAction): ActionFields => ({
  kind: row.kind as ActionKind,
  what: row.what,
  who: row.who,
  needIds: row.needIds,
  costPence: row.costPence,
  every: row.every as Every | null,
  route: row.route as Route | null,
  minutesByDay: row.minutesByDay,
  hourlyPence: row.hourlyPence,
  carerName: row.carerName,
  carerAgreedOn: row.carerAgreedOn && isoDay(row.carerAgreedOn),
  carerWords: row.carerWords,
});

/** An item of the plan that is still in it. Throws `Refusal` "not-found", or "removed" where somebody took it away meanwhile. */
export async function findItem<R extends { removedAt: Date | null; changedBy: string }>(
  asked: Promise<R | null>,
): Promise<R> {
  const row = await asked;
  if (!row) throw new Refusal("not-found", "We cannot find this part of the plan.");
  if (row.removedAt)
    throw new Refusal(
      "removed",
      `${row.changedBy} took this away on ${momentWords(row.removedAt)}. Nothing was changed. What you wrote is still in the boxes: to keep it, copy it and add it as something new.`,
    );
  return row;
}

/** Ticks can only be of the plan's own needs. */
export async function refuseOtherNeeds(tx: Tx, planId: string, needIds: readonly string[]): Promise<void> {
  const found = await tx.planNeed.count({ where: { planId, id: { in: [...needIds] } } });
  if (found !== new Set(needIds).size)
    throw new Refusal("not-found", "One of the needs is not in this plan. Open the page again.");
}
