import type { AreaAccess } from "#app/domain/access/access.ts";
import { db } from "#app/db.server.ts";

export type OtherArea = { roleId: string; name: string };

/** The other areas in which somebody has the same role: they see one at a time, and switch by changing role. */
export async function findOtherAreas(access: AreaAccess): Promise<OtherArea[]> {
  const roles = await db().prisma.accountRole.findMany({
    where: {
      accountId: access.actor.accountId,
      role: access.actor.role,
      endedAt: null,
      id: { not: access.actor.roleId },
      areaId: { not: null },
    },
    include: { area: { select: { name: true } } },
    orderBy: { createdAt: "asc" },
  });
  return roles.flatMap((role) => (role.area ? [{ roleId: role.id, name: role.area.name }] : []));
}
