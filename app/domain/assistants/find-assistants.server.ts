import { findWageFloor } from "#app/domain/assistants/find-wage-floor.server.ts";
import { MOST_MILES } from "#app/domain/assistants/profile-forms.ts";
import { MOST_PAGES, tagsOf, type AssistantFilters } from "#app/domain/assistants/search-filters.ts";
import { distanceWords, METRES_A_MILE, type GridPoint } from "#app/domain/places/grid-rules.ts";
import { AT, pointOf, walkDirectory, type Walk } from "#app/domain/places/walk-directory.server.ts";
import { db } from "#app/db.server.ts";
import { Prisma } from "#app/generated/prisma/client.ts";
import type { EmploymentWay, LivedExperience } from "#app/generated/prisma/enums.ts";

export const PAGE_SIZE = 20;
/** More than this many are not sorted by hand, nor counted: "more than 200". */
export const MOST = MOST_PAGES * PAGE_SIZE;

type FoundAssistant = {
  slug: string;
  firstName: string;
  initial: string;
  headline: string;
  skills: string[];
  languages: string[];
  employment: EmploymentWay[];
  hourlyRatePence: number;
  availableHours: number[];
  startsFrom: Date | null;
  livedExperience: LivedExperience[];
  livedExperienceWords: string;
  /** "1 to 3 miles away": never a figure. */
  distance: string | null;
};
export type Found = { results: FoundAssistant[]; total: number; more: boolean };

/** Everything that a result must be. Distances are those of the snapped points, and their own travel counts. */
function walkOf(filters: AssistantFilters, place: GridPoint | null, floorPence: number): Walk {
  const here = place ? pointOf(place) : null;
  const soonest = !here || filters.sort === "soonest";
  return {
    directory: "assistant",
    listed: Prisma.sql`status = 'published' AND taking_new_work`,
    columns: Prisma.sql`id, hourly_rate_pence, starts_from, easting, northing, travel_miles`,
    all: tagsOf(filters),
    any: [],
    fits: [
      Prisma.sql`hourly_rate_pence >= ${floorPence}::int`,
      ...(filters.maxRatePence === null
        ? []
        : [Prisma.sql`hourly_rate_pence <= ${filters.maxRatePence}::int`]),
      ...(here ? [Prisma.sql`${AT} <-> ${here} <= travel_miles * ${METRES_A_MILE}::float8`] : []),
    ],
    place: place ? { here: place, miles: Math.min(filters.within ?? MOST_MILES, MOST_MILES) } : null,
    order:
      filters.sort === "rate"
        ? Prisma.sql`hourly_rate_pence, id`
        : soonest
          ? Prisma.sql`starts_from NULLS FIRST, id`
          : null,
    most: MOST,
    needs: place && filters.sort === "best" ? "all" : filters.page * PAGE_SIZE,
  };
}

/** The order on the page: each ends in the id. Best: nearest by steps of distance, and within a step who can start first. */
function bestOf(filters: AssistantFilters, place: GridPoint | null): Prisma.Sql {
  if (filters.sort === "rate") return Prisma.sql`hourly_rate_pence, id`;
  if (!place || filters.sort === "soonest") return Prisma.sql`starts_from NULLS FIRST, id`;
  if (filters.sort === "distance") return Prisma.sql`away, id`;
  const steps = [1, 3, 5, 10].map((miles) => miles * METRES_A_MILE);
  return Prisma.sql`width_bucket(away, ${steps}::float8[]), starts_from NULLS FIRST, id`;
}

type Row = Omit<FoundAssistant, "distance"> & { metres: number | null };
const columns = (
  place: GridPoint | null,
) => Prisma.sql`slug, first_name AS "firstName", left(last_name, 1) AS initial,
  headline, skills, languages, employment::text[] AS employment, hourly_rate_pence AS "hourlyRatePence",
  available_hours AS "availableHours", starts_from AS "startsFrom",
  CASE WHEN lived_experience_consent_at IS NULL THEN '{}' ELSE lived_experience::text[] END AS "livedExperience",
  CASE WHEN lived_experience_consent_at IS NULL THEN '' ELSE lived_experience_words END AS "livedExperienceWords",
  ${place ? Prisma.sql`${AT} <-> ${pointOf(place)}` : Prisma.sql`NULL::float8`} AS metres`;

/** How many match, counted no further than is said. */
export async function countAssistants(filters: AssistantFilters, place: GridPoint | null): Promise<number> {
  const walk = walkOf(filters, place, (await findWageFloor()).pence);
  const [row] = await db().prisma.$queryRaw<
    { total: number }[]
  >`${walkDirectory(walk)} SELECT total FROM counted`;
  return row?.total ?? 0;
}

/** A page of a search. Where more match than are sorted by hand, those that come first in an index's order count. */
export async function findAssistants(filters: AssistantFilters, place: GridPoint | null): Promise<Found> {
  const walk = walkOf(filters, place, (await findWageFloor()).pence);
  const order = bestOf(filters, place);
  const [page] = await db().prisma.$queryRaw<{ ids: string[]; total: number }[]>`${walkDirectory(walk)}
    SELECT total, ARRAY(SELECT id FROM chosen ORDER BY ${order} LIMIT ${PAGE_SIZE}::int OFFSET ${(filters.page - 1) * PAGE_SIZE}::int) AS ids
    FROM counted`;
  const { ids, total: counted } = page ?? { ids: [], total: 0 };
  const rows =
    ids.length === 0
      ? []
      : await db().prisma.$queryRaw<Row[]>`
        SELECT ${columns(place)} FROM assistant WHERE id = ANY(${ids}::uuid[]) ORDER BY array_position(${ids}::uuid[], id)`;
  return {
    results: rows.map(({ metres, ...row }) => ({
      ...row,
      distance: metres === null ? null : distanceWords(metres),
    })),
    total: Math.min(counted, MOST),
    more: counted > MOST,
  };
}
