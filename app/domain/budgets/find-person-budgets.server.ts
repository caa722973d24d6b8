import type { AreaAccess } from "#app/domain/access/access.ts";
import { personName } from "#app/domain/access/person-name.ts";
import { recordView } from "#app/domain/audit/act.server.ts";
import { findBudgetChanges } from "#app/domain/budgets/find-budget-changes.server.ts";
import { findBudgets } from "#app/domain/budgets/find-budgets.server.ts";
import { ALONE_DAYS } from "#app/domain/budgets/warn-of-pace.server.ts";
import { findWarnings } from "#app/domain/budgets/find-warnings.server.ts";
import { db } from "#app/db.server.ts";
import { now } from "#app/lib/clock.ts";
import { addDays, dayOf } from "#app/lib/dates.ts";

const UUID = /^[0-9a-f]{8}-([0-9a-f]{4}-){3}[0-9a-f]{12}$/;

/** A person of the practitioner's own area with their budgets in totals; null for anybody else's. The view is recorded. */
export async function findPersonBudgets(access: AreaAccess, personId: string) {
  if (!UUID.test(personId)) return null;
  const person = await db().prisma.person.findFirst({
    where: { id: personId, areaId: access.area.id },
    select: { id: true, firstName: true, lastName: true, reference: true, liveAt: true, accountId: true },
  });
  if (!person) return null;
  const [budgets, changes, warnings, managers] = await Promise.all([
    findBudgets(personId),
    findBudgetChanges(personId),
    findWarnings(personId, addDays(dayOf(now()), -ALONE_DAYS)),
    db().prisma.budgetManager.findMany({
      where: { areaId: access.area.id },
      orderBy: { name: "asc" },
      select: { id: true, name: true },
    }),
  ]);
  await recordView(access, {
    action: "budget.viewed",
    objectType: "person",
    objectId: personId,
    personId,
    areaId: access.area.id,
  });
  return {
    person,
    name: personName(person),
    /** The practitioner's own budget: seen here, changed by a colleague only. */
    oneself: person.accountId === access.actor.accountId,
    budgets,
    changes,
    warnings,
    managers,
  };
}

/** One budget of theirs, and a pot in it where one is asked for; null where there is none. */
export async function findPersonBudget(
  access: AreaAccess,
  ids: { personId: string | undefined; budgetId: string | undefined; potId?: string | undefined },
) {
  const found = await findPersonBudgets(access, ids.personId ?? "");
  const budget = found?.budgets.find(({ id }) => id === ids.budgetId);
  if (!found || !budget) return null;
  const pot = budget.pots.find(({ id }) => id === ids.potId) ?? null;
  return { ...found, budget, pot };
}
