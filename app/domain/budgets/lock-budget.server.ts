import type { AreaAccess } from "#app/domain/access/access.ts";
import type { Act } from "#app/domain/audit/act.server.ts";
import type { Day } from "#app/lib/dates.ts";
import { Refusal } from "#app/lib/result.ts";
import { sealOf } from "#app/lib/seal.server.ts";
import { sameAsSent } from "#app/lib/sent-before.ts";

/** Nobody gives themselves money, or takes it from themselves. */
export function refuseOneself(access: AreaAccess, person: { accountId: string | null }): void {
  if (person.accountId === access.actor.accountId)
    throw new Refusal("oneself", "This is your own budget. A colleague must do it. Nothing was changed.");
}

/** Whether this form was taken already: the same form sent twice changes once. */
async function takenAlready(
  tx: Act,
  budgetId: string,
  submissionKey: string,
  seal: string,
): Promise<boolean> {
  const before = await tx.budgetChange.findFirst({ where: { budgetId, submissionKey } });
  if (before) sameAsSent((before.detail as { form?: string }).form === seal);
  return before !== null;
}

/** A budget of the practitioner's own area, locked, as they saw it: changed since, closed or their own, it refuses. */
export async function lockBudget(
  tx: Act,
  access: AreaAccess,
  where: { personId: string; budgetId: string; version: number; submissionKey: string },
) {
  const { personId, budgetId } = where;
  await tx.$executeRaw`SELECT 1 FROM budget WHERE id = ${budgetId}::uuid AND area_id = ${access.area.id}::uuid FOR UPDATE`;
  const budget = await tx.budget.findFirst({
    where: { id: budgetId, personId, areaId: access.area.id },
    include: { person: { select: { accountId: true } }, pots: { include: { amounts: true } } },
  });
  if (!budget) throw new Refusal("not-found", "This budget is not in your area. Nothing was changed.");
  refuseOneself(access, budget.person);
  const seal = sealOf(where);
  if (await takenAlready(tx, budgetId, where.submissionKey, seal))
    return { budget: { ...budget, seal }, done: true };
  if (budget.status === "closed")
    throw new Refusal("closed", "This budget is closed. Nothing was changed. Give a new budget.");
  if (budget.version !== where.version)
    throw new Refusal(
      "stale",
      "Somebody changed this budget since you opened the page. Nothing was changed. Go back, look at it as it is now, and decide again.",
    );
  return { budget: { ...budget, seal }, done: false };
}
export type LockedBudget = Awaited<ReturnType<typeof lockBudget>>["budget"];

type Change = {
  kind: "opened" | "approved" | "amount" | "contribution" | "pot_added" | "route" | "closed";
  potId?: string;
  from: Day;
  reason: string;
  submissionKey: string;
  detail: Record<string, string | number | boolean | null>;
};
/** Keeps what was done and why, and moves the budget's version on. */
export async function keepChange(
  tx: Act,
  access: AreaAccess,
  budget: { id: string; personId: string; seal?: string },
  change: Change,
): Promise<string> {
  const { id } = await tx.budgetChange.create({
    data: {
      budgetId: budget.id,
      potId: change.potId ?? null,
      kind: change.kind,
      fromOn: change.from,
      reason: change.reason,
      detail: budget.seal === undefined ? change.detail : { ...change.detail, form: budget.seal },
      submissionKey: change.submissionKey,
      byAccountId: access.actor.accountId,
    },
  });
  await tx.budget.update({ where: { id: budget.id }, data: { version: { increment: 1 } } });
  tx.audit({
    action:
      change.kind === "opened"
        ? "budget.opened"
        : change.kind === "closed"
          ? "budget.closed"
          : "budget.changed",
    objectType: "budget",
    objectId: budget.id,
    personId: budget.personId,
    areaId: access.area.id,
    detail: { kind: change.kind, ...change.detail },
  });
  return id;
}
