import type { AreaAccess } from "#app/domain/access/access.ts";
import { act, type Act } from "#app/domain/audit/act.server.ts";
import type { ChangeBudget } from "#app/domain/budgets/budget-forms.ts";
import { keepChange, lockBudget, type LockedBudget } from "#app/domain/budgets/lock-budget.server.ts";
import { postDue } from "#app/domain/budgets/post-due.server.ts";
import { notify } from "#app/domain/notifications/notify.server.ts";
import { longDay } from "#app/lib/dates.ts";
import { Refusal } from "#app/lib/result.ts";

/**
 * Agrees a budget from a day on, or changes whether it is gross or net. Agreeing puts in what is due at once. What is agreed
 * is not made a first figure again: it is changed or closed.
 */
export function changeBudget(access: AreaAccess, personId: string, budgetId: string, form: ChangeBudget) {
  return act(access, async (tx) => {
    const { budget, done } = await lockBudget(tx, access, { personId, budgetId, ...form });
    if (done) return { budgetId };
    const approving = await writeBudget(tx, access, budget, form);
    await notify(tx, {
      to: { personId },
      subject: "Your council has written something about your budget",
      body: approving
        ? `The council has agreed your budget, from ${longDay(form.from)} on. You can see what is put in, and when.`
        : `The council changed what your budget says about your own part, from ${longDay(form.from)} on.`,
      path: "/budget",
      onceKey: `budget:${budgetId}:${form.submissionKey}`,
    });
    return { budgetId };
  });
}

/** The same for a budget that is locked already; nobody is told. Returns whether it was agreed by this. */
export async function writeBudget(tx: Act, access: AreaAccess, budget: LockedBudget, form: ChangeBudget) {
  const budgetId = budget.id;
  if (budget.status === "approved" && form.status === "indicative")
    throw new Refusal(
      "approved",
      "This budget is agreed, and money may have been put in, so it cannot become a first figure again. Nothing was changed. Change its amounts, or close it.",
    );
  if (form.from < budget.periodFrom || form.from > budget.periodTo)
    throw new Refusal("outside", "This day is not within the budget's time. Nothing was changed.");
  const approving = budget.status === "indicative" && form.status === "approved";
  const sameBasis = budget.contribution === form.contribution && budget.contributionPence === form.ownPart;
  if (!approving && sameBasis)
    throw new Refusal("nothing-new", "Nothing is different from before. Nothing was changed.");
  const after = await tx.budget.update({
    where: { id: budgetId },
    data: {
      status: form.status,
      contribution: form.contribution,
      contributionPence: form.ownPart,
      ...(approving ? { approvedFrom: form.from } : {}),
    },
  });
  await keepChange(tx, access, budget, {
    kind: approving ? "approved" : "contribution",
    from: form.from,
    reason: form.reason,
    submissionKey: form.submissionKey,
    detail: {
      contributionBefore: budget.contribution,
      contributionAfter: form.contribution,
      ownPartBefore: budget.contributionPence,
      ownPartAfter: form.ownPart,
    },
  });
  for (const pot of budget.pots) await postDue(tx, pot, after, access.actor.accountId);
  return approving;
}
