import type { Act } from "#app/domain/audit/act.server.ts";
import { toPost, type Amount, type Every, type Posting } from "#app/domain/budgets/amount-rules.ts";
import { allocateToPot } from "#app/domain/budgets/open-pot.server.ts";
import { balance } from "#app/domain/ledger/ledger.server.ts";
import type { Tx } from "#app/db.server.ts";
import type { Budget, Pot, PotAmount } from "#app/generated/prisma/client.ts";
import { now } from "#app/lib/clock.ts";
import { dayOf, isoDay, type Day } from "#app/lib/dates.ts";
import { pounds } from "#app/lib/money.ts";
import { Refusal } from "#app/lib/result.ts";

export const amountsOf = (rows: readonly PotAmount[]): Amount[] =>
  rows.map(({ fromOn, pence, every, number }) => ({ fromOn, pence, every: every as Every, number }));

type Times = Pick<Budget, "periodFrom" | "periodTo" | "approvedFrom" | "closedOn">;
/** The days that a budget puts money in for. Before the council has agreed, the days it would. */
export function daysOf({ periodFrom, periodTo, approvedFrom, closedOn }: Times): { start: Day; end: Day } {
  return {
    start: approvedFrom && approvedFrom > periodFrom ? approvedFrom : periodFrom,
    end: closedOn && closedOn < periodTo ? closedOn : periodTo,
  };
}

/** What the schedule of a pot has put in so far, and through which day. */
async function findPosted(tx: Tx, potId: string): Promise<{ through: Day | null; pence: number }> {
  const { _sum, _max } = await tx.instalment.aggregate({
    where: { potId },
    _sum: { pence: true },
    _max: { toOn: true },
  });
  return { through: _max.toOn, pence: _sum.pence ?? 0 };
}

/**
 * Puts into a pot of an agreed budget what is due on or before today, and posts the difference that a change from an earlier
 * day (`since`) made, each as a line of its own. Again on the same day, it does nothing. Refuses where it would take out more than is left.
 */
export async function postDue(
  tx: Act,
  pot: Pot & { amounts: PotAmount[] },
  budget: Times & Pick<Budget, "status">,
  actorId: string | null,
  since: Day | null = null,
): Promise<Posting[]> {
  if (budget.status !== "approved" || pot.amounts.length === 0) return [];
  await tx.$executeRaw`SELECT 1 FROM pot WHERE id = ${pot.id}::uuid FOR UPDATE`;
  const posted = await findPosted(tx, pot.id);
  const postings = toPost({ amounts: amountsOf(pot.amounts), ...daysOf(budget) }, posted, dayOf(now()));
  const count = await tx.instalment.count({ where: { potId: pot.id } });
  for (const [i, { kind, from, to, pence }] of postings.entries()) {
    if (pence < 0) await refuseTakingTooMuch(tx, pot, -pence);
    const key =
      kind === "due"
        ? `instalment:${pot.id}:${isoDay(from)}`
        : `difference:${pot.id}:${isoDay(to)}:${String(count + i)}`;
    const transferId = pence === 0 ? null : (await allocateToPot(tx, pot, pence, key, actorId)).transferId;
    await tx.instalment.create({
      data: {
        potId: pot.id,
        kind,
        fromOn: kind === "change" && since && since > from && since <= to ? since : from,
        toOn: to,
        pence,
        transferId,
        createdAt: now(),
      },
    });
  }
  if (postings.length > 0)
    tx.audit({
      action: "budget.put-in",
      objectType: "pot",
      objectId: pot.id,
      personId: pot.personId,
      areaId: pot.areaId,
      detail: { pence: postings.reduce((sum, one) => sum + one.pence, 0), lines: postings.length },
    });
  return postings;
}

async function refuseTakingTooMuch(tx: Act, pot: Pot, pence: number): Promise<void> {
  if (pot.kind === "reserve")
    throw new Refusal(
      "protected",
      "Money that is put into a protected reserve is not taken back. Nothing was changed.",
    );
  const left = await balance(tx, pot.availableAccountId);
  if (left < pence)
    throw new Refusal(
      "budget-too-low",
      `This would take back ${pounds(pence)} that was put in already, and only ${pounds(left)} is left. Nothing was changed. Choose a later day for the change to begin.`,
    );
}

/** The weekly amount that the budget's care pots come to on a day: kept on the budget, for lists and first looks. */
export async function refreshWeekly(tx: Tx, budgetId: string, weekly: number): Promise<void> {
  await tx.budget.updateMany({
    where: { id: budgetId, weeklyPence: { not: weekly } },
    data: { weeklyPence: weekly },
  });
}
