import { db } from "#app/db.server.ts";
import type { GridPoint } from "#app/domain/places/grid-rules.ts";

type AreaRow = { id: string };

/**
 * The area that a search falls to: of the nearest published planner or assistant, else the first area, whose phone every
 * page shows to a visitor.
 */
export async function findSearchArea(place: GridPoint | null): Promise<string | null> {
  if (place) {
    const { easting, northing } = place;
    const [nearest] = await db().prisma.$queryRaw<AreaRow[]>`
      SELECT id FROM (
        (SELECT area_id AS id, point(easting, northing) <-> point(${easting}::int, ${northing}::int) AS away
         FROM planner WHERE status = 'published' AND easting IS NOT NULL ORDER BY 2 LIMIT 1)
        UNION ALL
        (SELECT area_id, point(easting, northing) <-> point(${easting}::int, ${northing}::int)
         FROM assistant WHERE status = 'published' AND easting IS NOT NULL ORDER BY 2 LIMIT 1)
      ) AS near ORDER BY away LIMIT 1`;
    if (nearest) return nearest.id;
  }
  const first = await db().prisma.area.findFirst({ orderBy: { createdAt: "asc" }, select: { id: true } });
  return first?.id ?? null;
}
