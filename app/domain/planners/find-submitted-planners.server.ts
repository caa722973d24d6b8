import type { AreaAccess } from "#app/domain/access/access.ts";
import { recordView } from "#app/domain/audit/act.server.ts";
import { findPlannerProfile } from "#app/domain/planners/find-planner-profile.server.ts";
import { db } from "#app/db.server.ts";
import { momentWords } from "#app/lib/dates.ts";

/** The planners of an area who wait for their first publication, the longest waiting first. */
export async function findSubmittedPlanners(access: AreaAccess) {
  const rows = await db().prisma.planner.findMany({
    where: { areaId: access.area.id, status: "submitted" },
    orderBy: { updatedAt: "asc" },
    select: {
      id: true,
      firstName: true,
      lastName: true,
      updatedAt: true,
      agency: { select: { name: true } },
    },
  });
  if (rows.length > 0)
    await recordView(access, {
      action: "profiles.listed",
      objectType: "area",
      objectId: access.area.id,
      areaId: access.area.id,
      detail: { planners: rows.length },
    });
  return rows.map((row) => ({
    id: row.id,
    name: `${row.firstName} ${row.lastName}`,
    agency: row.agency?.name ?? "Independent",
    since: momentWords(row.updatedAt),
  }));
}

/** One profile of the area for its approver, with what only they and its owner see. The view is audited. */
export async function findPlannerToDecide(access: AreaAccess, plannerId: string) {
  if (!/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(plannerId)) return null;
  const which = { id: plannerId, areaId: access.area.id };
  const planner = await db().prisma.planner.findFirst({
    where: which,
    select: {
      id: true,
      firstName: true,
      lastName: true,
      postcode: true,
      status: true,
      version: true,
      accountId: true,
    },
  });
  const shown = planner && (await findPlannerProfile({ plannerId, areaId: access.area.id }));
  if (!planner || !shown) return null;
  await recordView(access, {
    action: "planner.viewed",
    objectType: "planner",
    objectId: planner.id,
    areaId: access.area.id,
  });
  const { accountId, ...rest } = planner;
  return { planner: { ...rest, own: accountId === access.actor.accountId }, shown };
}
