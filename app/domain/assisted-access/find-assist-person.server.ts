import type { AreaAccess } from "#app/domain/access/access.ts";
import { personName } from "#app/domain/access/person-name.ts";
import { findGrants } from "#app/domain/assisted-access/find-grants.server.ts";
import { recordView } from "#app/domain/audit/act.server.ts";
import { db } from "#app/db.server.ts";

/** A person of the worker's own area, with the permissions to act for them. The view is audited. */
export async function findAssistPerson(access: AreaAccess, id: string) {
  const person = await db().prisma.person.findFirst({
    where: { id, areaId: access.area.id },
    include: { area: { select: { phone: true } } },
  });
  if (!person) return null;
  await recordView(access, {
    action: "person.viewed",
    objectType: "person",
    objectId: id,
    personId: id,
    areaId: access.area.id,
  });
  const engagements = await db().prisma.engagement.findMany({
    where: { personId: id },
    include: { planner: { select: { firstName: true, lastName: true } } },
    orderBy: { requestedAt: "desc" },
    take: 20,
  });
  return {
    id,
    name: personName(person),
    firstName: person.firstName ?? "them",
    reference: person.reference,
    phone: person.phone,
    helpLine: person.area.phone,
    email: person.email,
    address: [...person.addressLines, person.postcode].filter((line): line is string => Boolean(line)),
    informationNeeds: person.informationNeeds,
    language: person.language,
    contactBy: person.contactBy,
    isMe: person.accountId === access.actor.accountId,
    grants: await findGrants(id),
    engagements: engagements.map((one) => ({
      id: one.id,
      reference: one.reference,
      status: one.status,
      plannerName: `${one.planner.firstName} ${one.planner.lastName}`,
      requestedAt: one.requestedAt,
    })),
  };
}

/** Only what the pages about a permission need: who the person is. The view is audited. */
export async function findAssistName(access: AreaAccess, id: string) {
  const person = await db().prisma.person.findFirst({
    where: { id, areaId: access.area.id },
    include: { area: { select: { phone: true } } },
  });
  if (!person) return null;
  await recordView(access, {
    action: "person.named",
    objectType: "person",
    objectId: id,
    personId: id,
    areaId: access.area.id,
  });
  return { id, name: personName(person), helpLine: person.area.phone };
}
