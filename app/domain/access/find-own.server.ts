import type { Actor, Subject } from "#app/domain/access/access.ts";
import { personName } from "#app/domain/access/person-name.ts";
import { db } from "#app/db.server.ts";

/** The supported person that an account is. */
export async function findOwnPerson(actor: Actor): Promise<Subject | null> {
  const person = await db().prisma.person.findUnique({
    where: { accountId: actor.accountId },
    select: { id: true, areaId: true, firstName: true, lastName: true, reference: true },
  });
  return (
    person && {
      personId: person.id,
      areaId: person.areaId,
      name: personName(person),
      reference: person.reference,
    }
  );
}
export async function findOwnPlanner(actor: Actor) {
  const planner = await db().prisma.planner.findUnique({ where: { accountId: actor.accountId } });
  return (
    planner && {
      id: planner.id,
      areaId: planner.areaId,
      slug: planner.slug,
      name: `${planner.firstName} ${planner.lastName}`,
    }
  );
}
export async function findOwnAssistant(actor: Actor) {
  const assistant = await db().prisma.assistant.findUnique({ where: { accountId: actor.accountId } });
  return (
    assistant && {
      id: assistant.id,
      areaId: assistant.areaId,
      slug: assistant.slug,
      name: `${assistant.firstName} ${assistant.lastName}`,
    }
  );
}
/** The third party that an account's role belongs to. */
export async function findOwnBudgetManager(actor: Actor) {
  const role = await db().prisma.accountRole.findFirst({
    where: { id: actor.roleId, accountId: actor.accountId, role: "budget_manager", endedAt: null },
    select: { budgetManager: { select: { id: true, areaId: true, name: true } } },
  });
  return role?.budgetManager ?? null;
}
/** Any area by its name in addresses: for the administrator alone. */
export const findNamedArea = (slug: string) =>
  db().prisma.area.findUnique({ where: { slug }, select: { id: true, slug: true, name: true } });
export async function findOwnArea(actor: Actor) {
  if (!actor.areaId) return null;
  return db().prisma.area.findUnique({
    where: { id: actor.areaId },
    select: { id: true, slug: true, name: true },
  });
}
