import type { AreaAccess } from "#app/domain/access/access.ts";
import { act, type Act } from "#app/domain/audit/act.server.ts";
import { amountOn } from "#app/domain/budgets/amount-rules.ts";
import { amountWords } from "#app/domain/budgets/amount-words.ts";
import type { ChangePot } from "#app/domain/budgets/budget-forms.ts";
import { chooseHolder } from "#app/domain/budgets/choose-holder.server.ts";
import { keepChange, lockBudget, type LockedBudget } from "#app/domain/budgets/lock-budget.server.ts";
import { amountsOf, postDue, refreshWeekly } from "#app/domain/budgets/post-due.server.ts";
import { weeklyOn } from "#app/domain/budgets/weekly-rules.ts";
import { notify } from "#app/domain/notifications/notify.server.ts";
import { now } from "#app/lib/clock.ts";
import { dayOf, longDay } from "#app/lib/dates.ts";
import { Refusal } from "#app/lib/result.ts";

/** Money that lies in an account stays there: only an empty pot, into which nothing was ever put, may move to another. */
async function anotherAccount(
  tx: Act,
  access: AreaAccess,
  pot: LockedBudget["pots"][number],
  form: ChangePot,
) {
  if (!form.route) return null;
  const manager = await chooseHolder(tx, access.area.id, form.route, form.managerId);
  const budgetManagerId = manager.budgetManagerId ?? null;
  if (form.route === pot.fundingRoute && budgetManagerId === pot.budgetManagerId) return null;
  const [used] = await tx.$queryRaw<{ n: bigint }[]>`
    SELECT count(*) AS n FROM ledger.entry WHERE account_id IN (${pot.availableAccountId}, ${pot.heldAccountId})`;
  if (used?.n !== 0n)
    throw new Refusal(
      "has-money",
      "Money was put into this account already, so it stays there. Nothing was changed. Set this amount to 0 from a day on, and add new money in the other account from the same day.",
    );
  return { fundingRoute: form.route, budgetManagerId };
}

/** Another amount, another way of putting it in, or another account, from a day on. Differences are posted at once. */
export function changePot(
  access: AreaAccess,
  personId: string,
  budgetId: string,
  potId: string,
  form: ChangePot,
) {
  return act(access, async (tx) => {
    const { budget, done } = await lockBudget(tx, access, { personId, budgetId, ...form });
    if (done) return { budgetId };
    const every = await writePot(tx, access, budget, potId, form);
    await notify(tx, {
      to: { personId },
      subject: "Your council has written something about your budget",
      body: `From ${longDay(form.from)} on: ${amountWords({ pence: form.amount, every })}. The reason: ${form.reason}`,
      path: "/budget",
      onceKey: `budget:${budgetId}:${form.submissionKey}`,
    });
    return { budgetId };
  });
}

/** The same for a budget that is locked already; nobody is told. Returns how often money is put in. */
export async function writePot(
  tx: Act,
  access: AreaAccess,
  budget: LockedBudget,
  potId: string,
  form: ChangePot,
) {
  const budgetId = budget.id;
  const pot = budget.pots.find((one) => one.id === potId && one.kind !== "support_planning");
  if (!pot) throw new Refusal("not-found", "This money is not there. Nothing was changed.");
  if (form.from < budget.periodFrom || form.from > budget.periodTo)
    throw new Refusal("outside", "This day is not within the budget's time. Nothing was changed.");
  const every = pot.kind === "care" ? form.every : "once";
  if (pot.kind === "care" && every === "once")
    throw new Refusal("every", "Choose how often money is put in. Nothing was changed.");
  const before = amountOn(amountsOf(pot.amounts), form.from);
  const moved = await anotherAccount(tx, access, pot, form);
  const sameAmount = before?.pence === form.amount && before.every === every;
  if (sameAmount && !moved)
    throw new Refusal("nothing-new", "Nothing is different from before. Nothing was changed.");
  if (moved) await tx.pot.update({ where: { id: potId }, data: moved });
  const changeId = await keepChange(tx, access, budget, {
    kind: sameAmount ? "route" : "amount",
    potId,
    from: form.from,
    reason: form.reason,
    submissionKey: form.submissionKey,
    detail: {
      penceBefore: before?.pence ?? 0,
      everyBefore: before?.every ?? null,
      pence: form.amount,
      every,
      ...(moved ? { route: moved.fundingRoute } : {}),
    },
  });
  const amount = sameAmount
    ? []
    : [
        await tx.potAmount.create({
          data: { potId, fromOn: form.from, pence: form.amount, every, changeId },
        }),
      ];
  const after = { ...pot, ...moved, amounts: [...pot.amounts, ...amount] };
  await postDue(tx, after, budget, access.actor.accountId, form.from);
  const pots = budget.pots
    .map((one) => (one.id === potId ? after : one))
    .map((one) => ({ ...one, amounts: amountsOf(one.amounts) }));
  await refreshWeekly(tx, budgetId, weeklyOn(pots, dayOf(now())));
  return every;
}
