import type { AreaAccess } from "#app/domain/access/access.ts";
import { act } from "#app/domain/audit/act.server.ts";
import type { NewBudget } from "#app/domain/budgets/budget-forms.ts";
import { chooseHolder } from "#app/domain/budgets/choose-holder.server.ts";
import { keepChange, refuseOneself } from "#app/domain/budgets/lock-budget.server.ts";
import { openPot } from "#app/domain/budgets/open-pot.server.ts";
import { postDue } from "#app/domain/budgets/post-due.server.ts";
import { notify } from "#app/domain/notifications/notify.server.ts";
import { shortDay } from "#app/lib/dates.ts";
import { Refusal, type Result } from "#app/lib/result.ts";
import { sameAsSent } from "#app/lib/sent-before.ts";

/** A budget for a period with its first money for care. Approved, what is due is put in at once. The same form twice gives one. */
export function openBudget(
  access: AreaAccess,
  personId: string,
  form: NewBudget,
): Promise<Result<{ budgetId: string }>> {
  return act(access, async (tx) => {
    await tx.$executeRaw`SELECT 1 FROM person WHERE id = ${personId}::uuid AND area_id = ${access.area.id}::uuid FOR UPDATE`;
    const person = await tx.person.findFirst({ where: { id: personId, areaId: access.area.id } });
    if (!person) throw new Refusal("not-found", "This person is not in your area. Nothing was changed.");
    refuseOneself(access, person);
    const same = await tx.budget.findFirst({ where: { personId, submissionKey: form.submissionKey } });
    if (same) {
      sameAsSent(
        Number(same.periodFrom) === Number(form.periodFrom) &&
          Number(same.periodTo) === Number(form.periodTo) &&
          same.weeklyPence === form.amount &&
          same.contribution === form.contribution &&
          same.contributionPence === form.ownPart,
      );
      return { budgetId: same.id };
    }
    if (!person.liveAt) throw new Refusal("not-live", "Make this person live first. Nothing was changed.");
    const other = await tx.budget.findFirst({
      where: {
        personId,
        status: { not: "closed" },
        periodFrom: { lte: form.periodTo },
        periodTo: { gte: form.periodFrom },
      },
    });
    if (other)
      throw new Refusal(
        "overlaps",
        `They have a budget from ${shortDay(other.periodFrom)} to ${shortDay(other.periodTo)} already. Nothing was changed. Choose days that do not overlap, or close that one first.`,
      );
    const budget = await tx.budget.create({
      data: {
        personId,
        areaId: access.area.id,
        periodFrom: form.periodFrom,
        periodTo: form.periodTo,
        status: form.status,
        approvedFrom: form.status === "approved" ? form.periodFrom : null,
        contribution: form.contribution,
        contributionPence: form.ownPart,
        weeklyPence: form.amount,
        submissionKey: form.submissionKey,
      },
    });
    const pot = await openPot(tx, {
      budgetId: budget.id,
      personId,
      areaId: access.area.id,
      kind: "care",
      fundingRoute: form.route,
      ...(await chooseHolder(tx, access.area.id, form.route, form.managerId)),
    });
    const changeId = await keepChange(tx, access, budget, {
      kind: "opened",
      from: form.periodFrom,
      reason: form.reason,
      submissionKey: form.submissionKey,
      detail: { status: form.status, pence: form.amount, every: form.every, route: form.route },
    });
    const amount = await tx.potAmount.create({
      data: { potId: pot.id, fromOn: form.periodFrom, pence: form.amount, every: form.every, changeId },
    });
    await postDue(tx, { ...pot, amounts: [amount] }, budget, access.actor.accountId);
    await notify(tx, {
      to: { personId },
      subject: "Your council has written something about your budget",
      body: `There is a new budget for you, from ${shortDay(form.periodFrom)} to ${shortDay(form.periodTo)}. You can see what it is for, and whose account it is in.`,
      path: "/budget",
      onceKey: `budget:${budget.id}:opened`,
    });
    return { budgetId: budget.id };
  });
}
