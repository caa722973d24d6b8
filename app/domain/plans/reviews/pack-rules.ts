import type { ActionFields } from "#app/domain/plans/plan-content.ts";
import { divided, minutesAWeek, sharedOut, yearOf } from "#app/domain/plans/plan-sums-rules.ts";

const YEAR_DAYS = 364;
export type Used = { pence: number; minutes: number };
/** One posting of the ledger on a pot for care: more than nothing is spent, less was taken back. */
export type Posting = Used & { actionId: string | null; fee: boolean };
type Action = Pick<ActionFields, "needIds"> & { id: string };

const NONE: Used = { pence: 0, minutes: 0 };
const plus = (a: Used, b: Used): Used => ({ pence: a.pence + b.pence, minutes: a.minutes + b.minutes });
/** As even as whole pence can be, also of what was taken back; the parts always add up. */
const shared = (whole: number, parts: number): number[] =>
  sharedOut(Math.abs(whole), parts).map((part) => (whole < 0 ? -part : part));

/**
 * Pounds and hours by need: need → actions → what was paid for them. What an action cost is shared among its needs. What nobody
 * said, what meets no need and what is a planning fee stand apart, so that all together is what the ledger says.
 */
export function packSums(actions: readonly Action[], postings: readonly Posting[]) {
  const known = new Map(actions.map((action) => [action.id, action]));
  const byAction = new Map<string, Used>();
  let [notSaid, fees, total] = [NONE, NONE, NONE];
  for (const posting of postings) {
    const { actionId, fee } = posting;
    total = plus(total, posting);
    if (fee) fees = plus(fees, posting);
    else if (actionId === null || !known.has(actionId)) notSaid = plus(notSaid, posting);
    else byAction.set(actionId, plus(byAction.get(actionId) ?? NONE, posting));
  }
  const byNeed = new Map<string, Used>();
  let noNeed = NONE;
  for (const [id, used] of byAction) {
    const needIds = known.get(id)?.needIds ?? [];
    if (needIds.length === 0) noNeed = plus(noNeed, used);
    const pence = shared(used.pence, needIds.length || 1);
    const minutes = shared(used.minutes, needIds.length || 1);
    for (const [i, needId] of needIds.entries())
      byNeed.set(
        needId,
        plus(byNeed.get(needId) ?? NONE, { pence: pence[i] ?? 0, minutes: minutes[i] ?? 0 }),
      );
  }
  return { total, byNeed, byAction, noNeed, notSaid, fees };
}

/** What the plan meant an action to cost and take in so many days; `first`: single things belong to the plan's first days. */
export function plannedFor(action: ActionFields, days: number, first: boolean): Used {
  const { year, once } = yearOf(action);
  return {
    pence: divided(year * days, YEAR_DAYS) + (first ? once : 0),
    minutes: divided(minutesAWeek(action) * days, 7),
  };
}
