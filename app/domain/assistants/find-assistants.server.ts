import { findWageFloor } from "#app/domain/assistants/find-wage-floor.server.ts";
import { MOST_MILES } from "#app/domain/assistants/profile-forms.ts";
import { tagsOf, type AssistantFilters } from "#app/domain/assistants/search-filters.ts";
import { distanceWords, METRES_A_MILE, type GridPoint } from "#app/domain/places/grid-rules.ts";
import { db } from "#app/db.server.ts";
import { Prisma } from "#app/generated/prisma/client.ts";
import type { EmploymentWay, LivedExperience } from "#app/generated/prisma/enums.ts";

export const PAGE_SIZE = 20;
/** More than this many are not sorted by hand, nor counted: "more than 1,000". */
const MOST_CANDIDATES = 1000;

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

// The very words of the index assistant_search_place, on points that lie on the 500 m grid
const AT = Prisma.sql`point(easting, northing)`;
const from = ({ easting, northing }: GridPoint) => Prisma.sql`point(${easting}::int, ${northing}::int)`;

/** Everything that a result must be. Distances are those of the snapped points, and their own travel counts. */
function conditions(filters: AssistantFilters, place: GridPoint | null, floorPence: number): Prisma.Sql {
  const all = [
    Prisma.sql`status = 'published' AND taking_new_work AND hourly_rate_pence >= ${floorPence}::int`,
  ];
  const tags = tagsOf(filters);
  if (tags.length > 0) all.push(Prisma.sql`search_tags @> ${tags}::text[]`);
  if (filters.maxRatePence !== null) all.push(Prisma.sql`hourly_rate_pence <= ${filters.maxRatePence}::int`);
  if (place) {
    const miles = Math.min(filters.within ?? MOST_MILES, MOST_MILES);
    const reach = Math.ceil(miles * METRES_A_MILE);
    const [e, n] = [place.easting, place.northing];
    all.push(
      Prisma.sql`${AT} <@ box(point(${e - reach}::int, ${n - reach}::int), point(${e + reach}::int, ${n + reach}::int))`,
      Prisma.sql`${AT} <-> ${from(place)} <= least(${miles}::int, travel_miles) * ${METRES_A_MILE}::float8`,
    );
  }
  return Prisma.join(all, " AND ");
}

/** One order for each sort, the same whether a few are sorted or an index is walked; each ends in the id. */
function orderOf(filters: AssistantFilters, place: GridPoint | null): Prisma.Sql {
  if (filters.sort === "rate") return Prisma.sql`hourly_rate_pence, id`;
  if (place && filters.sort !== "soonest") return Prisma.sql`${AT} <-> ${from(place)}, id`;
  return Prisma.sql`starts_from NULLS FIRST, id`;
}
/** Best of a number that can be sorted: nearest by steps of distance, and within a step who can start first. */
function bestOf(filters: AssistantFilters, place: GridPoint | null): Prisma.Sql {
  if (filters.sort !== "best" || !place) return orderOf(filters, place);
  const steps = [1, 3, 5, 10].map((miles) => miles * METRES_A_MILE);
  return Prisma.sql`width_bucket(${AT} <-> ${from(place)}, ${steps}::float8[]), starts_from NULLS FIRST, id`;
}

type Row = Omit<FoundAssistant, "distance"> & { metres: number | null };
const columns = (
  place: GridPoint | null,
) => Prisma.sql`slug, first_name AS "firstName", left(last_name, 1) AS initial,
  headline, skills, languages, employment::text[] AS employment, hourly_rate_pence AS "hourlyRatePence",
  available_hours AS "availableHours", starts_from AS "startsFrom",
  CASE WHEN lived_experience_consent_at IS NULL THEN '{}' ELSE lived_experience::text[] END AS "livedExperience",
  CASE WHEN lived_experience_consent_at IS NULL THEN '' ELSE lived_experience_words END AS "livedExperienceWords",
  ${place ? Prisma.sql`${AT} <-> ${from(place)}` : Prisma.sql`NULL::float8`} AS metres`;

/** How many match, counted no further than is said. */
export async function countAssistants(filters: AssistantFilters, place: GridPoint | null): Promise<number> {
  const where = conditions(filters, place, (await findWageFloor()).pence);
  const [row] = await db().prisma.$queryRaw<{ n: number }[]>`
    SELECT count(*)::int AS n FROM (SELECT FROM assistant WHERE ${where} LIMIT ${MOST_CANDIDATES + 1}) AS matches`;
  return row?.n ?? 0;
}

/**
 * A page of a search. Up to a thousand matches are sorted; where there are more, an index is walked in the order asked
 * for, which ends soon because matches are common.
 */
export async function findAssistants(filters: AssistantFilters, place: GridPoint | null): Promise<Found> {
  const where = conditions(filters, place, (await findWageFloor()).pence);
  const skip = (filters.page - 1) * PAGE_SIZE;
  const candidates = await db().prisma.$queryRaw<{ id: string; n: number }[]>`
    WITH matches AS MATERIALIZED (
      SELECT id, easting, northing, hourly_rate_pence, starts_from FROM assistant WHERE ${where} LIMIT ${MOST_CANDIDATES + 1})
    SELECT id, (SELECT count(*)::int FROM matches) AS n FROM matches ORDER BY ${bestOf(filters, place)} LIMIT ${PAGE_SIZE} OFFSET ${skip}`;
  const counted = candidates[0]?.n ?? (skip > 0 ? await countAssistants(filters, place) : 0);
  const more = counted > MOST_CANDIDATES;
  const rows = more
    ? await db().prisma.$queryRaw<Row[]>`
        SELECT ${columns(place)} FROM assistant WHERE ${where} ORDER BY ${orderOf(filters, place)} LIMIT ${PAGE_SIZE} OFFSET ${skip}`
    : candidates.length === 0
      ? []
      : await db().prisma.$queryRaw<Row[]>`
        SELECT ${columns(place)} FROM assistant WHERE id = ANY(${candidates.map(({ id }) => id)}::uuid[])
        ORDER BY ${bestOf(filters, place)}`;
  return {
    results: rows.map(({ metres, ...row }) => ({
      ...row,
      distance: metres === null ? null : distanceWords(metres),
    })),
    total: Math.min(counted, MOST_CANDIDATES),
    more,
  };
}
