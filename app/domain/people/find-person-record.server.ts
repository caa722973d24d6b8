import type { AreaAccess } from "#app/domain/access/access.ts";
import { personName } from "#app/domain/access/person-name.ts";
import { recordView } from "#app/domain/audit/act.server.ts";
import { findPots } from "#app/domain/budgets/find-pots.server.ts";
import { db } from "#app/db.server.ts";

const UUID = /^[0-9a-f]{8}-([0-9a-f]{4}-){3}[0-9a-f]{12}$/;

/** A person of the practitioner's own area, with their pots and what was changed about them; null for anybody else's. The view is recorded. */
export async function findPersonRecord(access: AreaAccess, personId: string) {
  if (!UUID.test(personId)) return null;
  const person = await db().prisma.person.findFirst({
    where: { id: personId, areaId: access.area.id },
    include: {
      cohortImport: { select: { fileName: true, importedAt: true } },
      engagements: {
        orderBy: { requestedAt: "desc" },
        take: 20,
        select: {
          id: true,
          reference: true,
          tier: true,
          status: true,
          feePence: true,
          planner: { select: { firstName: true, lastName: true } },
        },
      },
    },
  });
  if (!person) return null;
  const pots = await findPots(person.id);
  const changes = await db().prisma.potChange.findMany({
    where: { pot: { personId: person.id } },
    orderBy: { createdAt: "desc" },
    take: 20,
  });
  await recordView(access, {
    action: "person.viewed",
    objectType: "person",
    objectId: person.id,
    personId: person.id,
    areaId: access.area.id,
  });
  return { person, name: personName(person), pots, changes };
}
export type PersonRecord = NonNullable<Awaited<ReturnType<typeof findPersonRecord>>>;
