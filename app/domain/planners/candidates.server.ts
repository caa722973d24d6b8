import { METRES_A_MILE, type GridPoint } from "#app/domain/places/grid-rules.ts";
import { AT, pointOf, walkDirectory } from "#app/domain/places/walk-directory.server.ts";
import { tagsAsked, type PlannerFilters } from "#app/domain/planners/filter-rules.ts";
import { Prisma } from "#app/generated/prisma/client.ts";
import type { Day } from "#app/lib/dates.ts";

/** A search looks at this many at most, nearest first where there is a place: never at the whole table. */
export const MOST = 400;
/** Further than any two places in Great Britain are from each other. */
const ANYWHERE = 1000;
const { sql } = Prisma;

/** Those who pass the filters, MOST at most, as the beginning of a query: see walkDirectory. */
export function candidates(filters: PlannerFilters, place: GridPoint | null, today: Day): Prisma.Sql {
  return walkDirectory({
    directory: "planner",
    listed: sql`status = 'published'`,
    columns: sql`id, taking_new_people, starts_from, easting, northing, travel_miles`,
    all: tagsAsked(filters),
    any: filters.expertise.map((value) => `knows:${value}`),
    fits: [
      ...(filters.available ? [sql`(starts_from IS NULL OR starts_from <= ${today}::date)`] : []),
      // Somebody who comes to people's homes comes as far as they travel
      ...(place && filters.meeting.includes("home")
        ? [sql`${AT} <-> ${pointOf(place)} <= travel_miles * ${METRES_A_MILE}::float8`]
        : []),
    ],
    place: place ? { here: place, miles: filters.within ?? ANYWHERE } : null,
    order: place ? null : sql`taking_new_people DESC, starts_from NULLS FIRST, id`,
    most: MOST,
    needs: "all",
  });
}
