import { systemAccess } from "#app/domain/access/access.ts";
import { act, type Act } from "#app/domain/audit/act.server.ts";
import { amountsOf, postDue, refreshWeekly } from "#app/domain/budgets/post-due.server.ts";
import { postSpend } from "#app/domain/budgets/record-spend.server.ts";
import { warnOfPace } from "#app/domain/budgets/warn-of-pace.server.ts";
import { weeklyOn } from "#app/domain/budgets/weekly-rules.ts";
import { balance } from "#app/domain/ledger/ledger.server.ts";
import { db } from "#app/db.server.ts";
import type { Pot } from "#app/generated/prisma/client.ts";
import { now } from "#app/lib/clock.ts";
import { addDays, dayOf } from "#app/lib/dates.ts";

/** Days after a budget's end during which what was missed is still put in. */
const LATE_DAYS = 60;

/** What somebody wrote down when too little was left is posted, oldest first, as soon as there is enough. */
async function settleWaiting(tx: Act, pot: Pot): Promise<void> {
  const waiting = await tx.spending.findMany({
    where: { potId: pot.id, state: "waiting" },
    orderBy: [{ paidOn: "asc" }, { createdAt: "asc" }],
  });
  for (const spending of waiting) {
    if ((await balance(tx, pot.availableAccountId)) < spending.pence) return;
    const transferId = await postSpend(tx, pot, spending);
    await tx.spending.update({ where: { id: spending.id }, data: { state: "recorded", transferId } });
    tx.audit({
      action: "spending.recorded",
      objectType: "spending",
      objectId: spending.id,
      personId: pot.personId,
      areaId: pot.areaId,
      detail: { pence: spending.pence, potId: pot.id },
    });
  }
}

/** One budget's night: what is due is put in, what waited is written down, and how spending goes is looked at. */
export async function lookAfterBudget(budgetId: string): Promise<void> {
  const result = await act(systemAccess("look-after-budgets"), async (tx) => {
    await tx.$executeRaw`SELECT 1 FROM budget WHERE id = ${budgetId}::uuid FOR UPDATE`;
    const budget = await tx.budget.findUnique({
      where: { id: budgetId },
      include: { pots: { include: { amounts: true }, orderBy: { id: "asc" } } },
    });
    if (!budget || budget.status === "closed") return;
    for (const pot of budget.pots) {
      await postDue(tx, pot, budget, null);
      await settleWaiting(tx, pot);
    }
    await warnOfPace(tx, budget);
    const pots = budget.pots.map((pot) => ({ ...pot, amounts: amountsOf(pot.amounts) }));
    if (pots.some((pot) => pot.amounts.length > 0))
      await refreshWeekly(tx, budgetId, weeklyOn(pots, dayOf(now())));
  });
  if (!result.ok) throw new Error(`budget ${budgetId}: ${result.refusal.words}`);
}

/** The nightly job. One budget that cannot be looked after does not stop the others, and is named at the end. */
export async function lookAfterBudgets(): Promise<void> {
  const today = dayOf(now());
  const budgets = await db().prisma.budget.findMany({
    where: {
      status: { not: "closed" },
      periodFrom: { lte: today },
      periodTo: { gte: addDays(today, -LATE_DAYS) },
    },
    select: { id: true },
    orderBy: { id: "asc" },
  });
  const wrong: unknown[] = [];
  for (const { id } of budgets) {
    try {
      await lookAfterBudget(id);
    } catch (error) {
      wrong.push(error);
    }
  }
  if (wrong.length > 0)
    throw new AggregateError(wrong, `${String(wrong.length)} budgets were not looked after`);
}
