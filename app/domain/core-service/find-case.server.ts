import type { AreaAccess } from "#app/domain/access/access.ts";
import { personName } from "#app/domain/access/person-name.ts";
import { recordView } from "#app/domain/audit/act.server.ts";
import { db } from "#app/db.server.ts";

/** A case of the worker's own area. Where it is about a person, the view is audited. */
export async function findCase(access: AreaAccess, id: string) {
  const found = await db().prisma.coreCase.findFirst({
    where: { id, areaId: access.area.id },
    include: { person: true, engagement: { include: { planner: true } } },
  });
  if (!found) return null;
  if (found.personId)
    await recordView(access, {
      action: "case.viewed",
      objectType: "core_case",
      objectId: id,
      personId: found.personId,
      areaId: found.areaId,
    });
  const { person, engagement } = found;
  return {
    id: found.id,
    kind: found.kind,
    subject: found.subject,
    openedAt: found.openedAt,
    closedAt: found.closedAt,
    outcome: found.outcome,
    person: person && { id: person.id, name: personName(person), phone: person.phone },
    engagement: engagement && {
      reference: engagement.reference,
      plannerName: `${engagement.planner.firstName} ${engagement.planner.lastName}`,
    },
  };
}
