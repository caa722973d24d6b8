import { Prisma } from "#app/generated/prisma/client.ts";
import { candidates, MOST } from "#app/domain/planners/candidates.server.ts";
import type { PlannerFilters } from "#app/domain/planners/filter-rules.ts";
import { findPlannerCards, type PlannerCard } from "#app/domain/planners/find-planner-cards.server.ts";
import type { Place } from "#app/domain/places/find-place.server.ts";
import { METRES_A_MILE } from "#app/domain/places/grid-rules.ts";
import { db } from "#app/db.server.ts";
import { now } from "#app/lib/clock.ts";
import { dayOf, isoDay } from "#app/lib/dates.ts";

const { sql, empty } = Prisma;
const PAGE = 20;
export type Found = { cards: PlannerCard[]; total: number; more: boolean; page: number; pages: number };
type Row = { id: string | null; away: number | null; total: number };

/**
 * A page of the directory. Candidates are bounded, then ranked: by how much of what was asked for they know, whether they
 * take new people, and how near they are in coarse bands. Ties fall differently each day, so that nobody is always last.
 */
export async function findPlanners(
  filters: PlannerFilters,
  place: Place | null,
  page: number,
): Promise<Found> {
  const today = dayOf(now());
  const asked = filters.expertise.map((value) => `knows:${value}`);
  const matched = sql`(SELECT count(*) FROM planner AS own, unnest(own.search_tags) AS tag
    WHERE own.id = chosen.id AND tag = ANY (${asked}::text[]))`;
  const band = sql`width_bucket(coalesce(away, 0) / ${METRES_A_MILE}::float8, ARRAY[1, 3, 5, 10]::float8[])`;
  const start = sql`greatest(coalesce(starts_from, ${today}::date), ${today}::date)`;
  const tie = sql`md5(id::text || ${isoDay(today)})`;
  const order = {
    best: sql`${asked.length > 1 ? sql`${matched} DESC, ` : empty}taking_new_people DESC, ${band}, ${start}, ${tie}`,
    distance: sql`away NULLS LAST, ${tie}`,
    soonest: sql`taking_new_people DESC, ${start}, ${band}, ${tie}`,
  }[filters.sort === "distance" && !place ? "best" : filters.sort];
  const rows = await db().prisma.$queryRaw<Row[]>`
    ${candidates(filters, place, today)},
      shown AS (SELECT id, away, row_number() OVER (ORDER BY ${order}) AS place FROM chosen LIMIT ${MOST})
    SELECT shown.id, shown.away, counted.total FROM counted
      LEFT JOIN shown ON shown.place > ${PAGE}::int * (least(${page}::int, greatest(1, ceil(least(total, ${MOST}::int) / ${PAGE}::float8)::int)) - 1)
        AND shown.place <= ${PAGE}::int * least(${page}::int, greatest(1, ceil(least(total, ${MOST}::int) / ${PAGE}::float8)::int))
    ORDER BY shown.place`;
  const total = Math.min(rows[0]?.total ?? 0, MOST);
  const pages = Math.max(1, Math.ceil(total / PAGE));
  const ids = rows.flatMap((row) => (row.id === null ? [] : [{ id: row.id, away: row.away }]));
  return {
    cards: await findPlannerCards(ids, filters, today),
    total,
    more: (rows[0]?.total ?? 0) > MOST,
    page: Math.min(page, pages),
    pages,
  };
}

/** How many pass the filters, up to MOST. */
export async function countPlanners(filters: PlannerFilters, place: Place | null): Promise<number> {
  const today = dayOf(now());
  const [row] = await db().prisma.$queryRaw<{ total: number }[]>`
    ${candidates(filters, place, today)} SELECT total FROM counted`;
  return Math.min(row?.total ?? 0, MOST);
}
