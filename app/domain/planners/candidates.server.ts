import { Prisma } from "#app/generated/prisma/client.ts";
import { METRES_A_MILE, type GridPoint } from "#app/domain/places/grid-rules.ts";
import { tagsAsked, type PlannerFilters } from "#app/domain/planners/filter-rules.ts";
import type { Day } from "#app/lib/dates.ts";

/** A search looks at this many at most, nearest first where there is a place: never at the whole table. */
export const MOST = 400;
const { sql, join, empty } = Prisma;

/** The rows that pass the filters, one more than MOST at most, as SQL: both directory indexes are partial on `published`. */
export function candidates(filters: PlannerFilters, place: GridPoint | null, today: Day): Prisma.Sql {
  const all = tagsAsked(filters);
  const any = filters.expertise.map((value) => `knows:${value}`);
  const here = place ? sql`point(${place.easting}::int, ${place.northing}::int)` : empty;
  const conditions = [
    sql`status = 'published'`,
    ...(all.length > 0 ? [sql`search_tags @> ${all}::text[]`] : []),
    ...(any.length > 0 ? [sql`search_tags && ${any}::text[]`] : []),
    ...(filters.available ? [sql`(starts_from IS NULL OR starts_from <= ${today}::date)`] : []),
    ...(place && filters.within
      ? [sql`point(easting, northing) <@ circle(${here}, ${filters.within * METRES_A_MILE}::float8)`]
      : []),
    // Somebody who comes to people's homes comes as far as they travel
    ...(place && filters.meeting.includes("home")
      ? [sql`(point(easting, northing) <-> ${here}) <= travel_miles * ${METRES_A_MILE}::float8`]
      : []),
  ];
  const away = place ? sql`point(easting, northing) <-> ${here}` : sql`NULL::float8`;
  return sql`SELECT id, search_tags, taking_new_people, starts_from, ${away} AS away FROM planner
    WHERE ${join(conditions, " AND ")} ${place ? sql`ORDER BY point(easting, northing) <-> ${here}` : empty} LIMIT ${MOST + 1}`;
}
