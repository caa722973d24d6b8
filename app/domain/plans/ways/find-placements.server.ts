import type { AreaAccess } from "#app/domain/access/access.ts";
import { personName } from "#app/domain/access/person-name.ts";
import { recordView } from "#app/domain/audit/act.server.ts";
import { isId } from "#app/domain/plans/plan-party.ts";
import { overdueBy, type PlacementState } from "#app/domain/plans/ways/placement-rules.ts";
import { db } from "#app/db.server.ts";
import type { Prisma } from "#app/generated/prisma/client.ts";
import { now } from "#app/lib/clock.ts";
import { dayOf } from "#app/lib/dates.ts";

const MOST = 300;
const include = {
  person: { select: { firstName: true, lastName: true, reference: true } },
  action: { select: { what: true } },
  way: { select: { why: true } },
  steps: { orderBy: { number: "asc" } },
} satisfies Prisma.PlacementInclude;
type Row = Prisma.PlacementGetPayload<{ include: typeof include }>;

const present = (row: Row) => ({
  id: row.id,
  planId: row.planId,
  personId: row.personId,
  name: personName(row.person),
  part: row.action === null ? "The whole plan" : row.action.what,
  why: row.way.why,
  state: row.state as PlacementState,
  dueOn: row.dueOn,
  overdue: overdueBy(row.dueOn, dayOf(now())),
  madeAt: row.madeAt,
  version: row.version,
  steps: row.steps,
});

/** What was handed over in an area: what is late comes first, then what is due soonest, and last what has ended. */
export async function findPlacements(access: AreaAccess) {
  const where = { areaId: access.area.id };
  const { prisma } = db();
  const [open, ended] = await Promise.all([
    prisma.placement.findMany({
      where: { ...where, dueOn: { not: null } },
      orderBy: [{ dueOn: "asc" }, { number: "asc" }],
      take: MOST,
      include,
    }),
    prisma.placement.findMany({
      where: { ...where, dueOn: null },
      orderBy: { number: "desc" },
      take: 50,
      include,
    }),
  ]);
  if (open.length + ended.length > 0)
    await recordView(access, {
      action: "placements.listed",
      objectType: "area",
      objectId: access.area.id,
      areaId: access.area.id,
      detail: { shown: open.length + ended.length },
    });
  return { open: open.map(present), ended: ended.map(present) };
}

/** One of them; null for another area's. The view is recorded. */
export async function findPlacement(access: AreaAccess, id: string) {
  const row = isId(id)
    ? await db().prisma.placement.findFirst({ where: { id, areaId: access.area.id }, include })
    : null;
  if (!row) return null;
  await recordView(access, {
    action: "placement.viewed",
    objectType: "placement",
    objectId: row.id,
    personId: row.personId,
    areaId: row.areaId,
  });
  return present(row);
}
