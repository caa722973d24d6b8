import type { AreaAccess } from "#app/domain/access/access.ts";
import { act, type Act } from "#app/domain/audit/act.server.ts";
import type { AddPot } from "#app/domain/budgets/budget-forms.ts";
import { POT_NAMES } from "#app/domain/budgets/budget-words.ts";
import { chooseHolder } from "#app/domain/budgets/choose-holder.server.ts";
import { keepChange, lockBudget, type LockedBudget } from "#app/domain/budgets/lock-budget.server.ts";
import { allocateToPot, openPot } from "#app/domain/budgets/open-pot.server.ts";
import { amountsOf, postDue, refreshWeekly } from "#app/domain/budgets/post-due.server.ts";
import { weeklyOn } from "#app/domain/budgets/weekly-rules.ts";
import { now } from "#app/lib/clock.ts";
import { dayOf } from "#app/lib/dates.ts";
import { Refusal } from "#app/lib/result.ts";

/** Another pot in a budget, with its own account to lie in. Planning money is put in at once; the rest when it is due. */
export function addPot(access: AreaAccess, personId: string, budgetId: string, form: AddPot) {
  return act(access, async (tx) => {
    const { budget, done } = await lockBudget(tx, access, { personId, budgetId, ...form });
    if (!done) await writeNewPot(tx, access, budget, form);
    return { budgetId };
  });
}

/** The same for a budget that is locked already. */
export async function writeNewPot(
  tx: Act,
  access: AreaAccess,
  budget: LockedBudget,
  form: AddPot,
): Promise<void> {
  const { id: budgetId, personId } = budget;
  if (form.from < budget.periodFrom || form.from > budget.periodTo)
    throw new Refusal("outside", "This day is not within the budget's time. Nothing was changed.");
  const planning = form.kind === "support_planning";
  const name = planning ? "" : form.name;
  if (budget.pots.some((pot) => pot.kind === form.kind && pot.name.toLowerCase() === name.toLowerCase()))
    throw new Refusal(
      "there-already",
      name === ""
        ? `This budget has “${POT_NAMES[form.kind]}” already. Nothing was changed. Give this one a name of its own, or change that one.`
        : `This budget has money called “${name}” already. Nothing was changed. Choose another name, or change that one.`,
    );
  const pot = await openPot(tx, {
    budgetId,
    personId,
    areaId: access.area.id,
    kind: form.kind,
    name,
    fundingRoute: form.route,
    ...(planning ? { authorisedTier: form.tier } : {}),
    ...(await chooseHolder(tx, access.area.id, form.route, form.managerId)),
  });
  const every = form.kind === "care" && form.every !== "" ? form.every : "once";
  const changeId = await keepChange(tx, access, budget, {
    kind: "pot_added",
    potId: pot.id,
    from: form.from,
    reason: form.reason,
    submissionKey: form.submissionKey,
    detail: { kind: form.kind, pence: form.amount, every, route: form.route },
  });
  if (planning) {
    await allocateToPot(tx, pot, form.amount, `first:${pot.id}`, access.actor.accountId);
    return;
  }
  const amount = await tx.potAmount.create({
    data: { potId: pot.id, fromOn: form.from, pence: form.amount, every, changeId },
  });
  const withAmounts = { ...pot, amounts: [amount] };
  await postDue(tx, withAmounts, budget, access.actor.accountId);
  const pots = [...budget.pots, withAmounts].map((one) => ({ ...one, amounts: amountsOf(one.amounts) }));
  await refreshWeekly(tx, budgetId, weeklyOn(pots, dayOf(now())));
}
