import type { AreaAccess } from "#app/domain/access/access.ts";
import { act } from "#app/domain/audit/act.server.ts";
import type { CloseBudget } from "#app/domain/budgets/budget-forms.ts";
import { potTitle } from "#app/domain/budgets/budget-words.ts";
import { keepChange, lockBudget } from "#app/domain/budgets/lock-budget.server.ts";
import { allocateToPot } from "#app/domain/budgets/open-pot.server.ts";
import { findPotMoney } from "#app/domain/ledger/find-pot-money.server.ts";
import { notify } from "#app/domain/notifications/notify.server.ts";
import { now } from "#app/lib/clock.ts";
import { dayOf, longDay } from "#app/lib/dates.ts";
import { pounds } from "#app/lib/money.ts";
import { Refusal } from "#app/lib/result.ts";

/**
 * Closes a budget. What is left of the council's money is written down as gone back to the council; protected reserves and
 * the person's own money stay where they are. Refused while anything is set aside or waits to be written down.
 */
export function closeBudget(access: AreaAccess, personId: string, budgetId: string, form: CloseBudget) {
  return act(access, async (tx) => {
    const { budget, done } = await lockBudget(tx, access, { personId, budgetId, ...form });
    if (done) return { budgetId };
    const today = dayOf(now());
    if (form.closedOn > today)
      throw new Refusal(
        "not-yet",
        "This day has not come yet. Nothing was changed. Close the budget on or after its last day.",
      );
    if (form.closedOn < budget.periodFrom)
      throw new Refusal("outside", "This day is before the budget began. Nothing was changed.");
    await tx.$executeRaw`SELECT 1 FROM pot WHERE budget_id = ${budgetId}::uuid ORDER BY id FOR UPDATE`;
    const money = await findPotMoney(tx, budget.pots);
    const aside = money.reduce((sum, one) => sum + one.heldPence, 0);
    if (aside > 0)
      throw new Refusal(
        "set-aside",
        `${pounds(aside)} of this budget is set aside for something that is not finished. Nothing was changed. It must be agreed, ended or given back first.`,
      );
    const waiting = await tx.spending.count({ where: { state: "waiting", pot: { budgetId } } });
    if (waiting > 0)
      throw new Refusal(
        "waiting",
        "Somebody wrote down a payment that is more than was left, and it waits for an answer. Nothing was changed. Look at it with them first.",
      );
    let back = 0;
    let kept = 0;
    for (const [i, pot] of budget.pots.entries()) {
      const left = money[i]?.availablePence ?? 0;
      if (left === 0 || pot.fundingRoute === "own_money") continue;
      if (pot.kind === "reserve") {
        kept += left;
        continue;
      }
      back += left;
      const { transferId } = await allocateToPot(tx, pot, -left, `closing:${pot.id}`, access.actor.accountId);
      await tx.instalment.create({
        data: {
          potId: pot.id,
          kind: "closing",
          fromOn: form.closedOn,
          toOn: form.closedOn,
          pence: -left,
          transferId,
          createdAt: now(),
        },
      });
    }
    await tx.budget.update({ where: { id: budgetId }, data: { status: "closed", closedOn: form.closedOn } });
    await tx.budgetWarning.updateMany({
      where: { pot: { budgetId }, endedOn: null },
      data: { endedOn: today },
    });
    await keepChange(tx, access, budget, {
      kind: "closed",
      from: form.closedOn,
      reason: form.reason,
      submissionKey: form.submissionKey,
      detail: { backPence: back, keptPence: kept },
    });
    const own = budget.pots.some((pot, i) => {
      const left = money[i]?.availablePence ?? 0;
      return pot.fundingRoute === "direct_payment" && pot.kind !== "reserve" && left > 0;
    });
    const reserves = budget.pots.filter((pot) => pot.kind === "reserve").map(potTitle);
    await notify(tx, {
      to: { personId },
      subject: "Your council has written something about your budget",
      body: [
        `This budget is closed. Its last day was ${longDay(form.closedOn)}. The reason: ${form.reason}`,
        back > 0 ? `${pounds(back)} was not used and goes back to the council.` : "",
        own
          ? "Some of it is in your own account. Nobody can take it from there: the council will write to you about it."
          : "",
        kept > 0
          ? `${pounds(kept)} stays protected (${reserves.join(", ")}). The council does not take it back.`
          : "",
      ]
        .filter(Boolean)
        .join(" "),
      path: "/budget",
      whole: true,
      onceKey: `budget:${budgetId}:closed`,
    });
    return { budgetId };
  });
}
