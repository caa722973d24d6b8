import { fieldsOf } from "#app/domain/community/group-row.ts";
import { MOST_PAGES, type GroupFilters } from "#app/domain/community/group-filters.ts";
import { METRES_A_MILE, type GridPoint } from "#app/domain/places/grid-rules.ts";
import { db } from "#app/db.server.ts";
import { Prisma } from "#app/generated/prisma/client.ts";

const { sql, join } = Prisma;
export const PAGE_SIZE = 20;
/** More than this many are not looked at, nor counted. */
const MOST = MOST_PAGES * PAGE_SIZE;

type Asked = Omit<GroupFilters, "postcode" | "cluster"> & { clusterId: string | null };
type Hit = { id: string; metres: number | null };

// The very words of the indexes community_group_near and community_group_words
const AT = sql`point("easting", "northing")`;
const WORDS = sql`to_tsvector('english', "name" || ' ' || "what" || ' ' || "who_for" || ' ' || "venue")`;

function conditions(asked: Asked): Prisma.Sql[] {
  return [
    sql`"status" = 'shown'`,
    ...(asked.words ? [sql`${WORDS} @@ websearch_to_tsquery('english', ${asked.words})`] : []),
    ...(asked.need ? [sql`"need_areas" @> ARRAY[${asked.need}]::text[]`] : []),
    // What happens online or by phone is near to everybody
    ...(asked.clusterId ? [sql`("cluster_id" = ${asked.clusterId}::uuid OR "way" <> 'place')`] : []),
    ...(asked.free ? [sql`("every" = 'free' OR "cost_pence" = 0)`] : []),
    ...(asked.access.length > 0 ? [sql`"access" @> ${asked.access}::text[]`] : []),
  ];
}

async function hitsOf(asked: Asked, place: GridPoint | null): Promise<Hit[]> {
  const all = conditions(asked);
  const { prisma } = db();
  if (!place)
    return prisma.$queryRaw<
      Hit[]
    >`SELECT "id", NULL::float8 AS metres FROM "community_group" WHERE ${join(all, " AND ")}
      ORDER BY "name", "id" LIMIT ${MOST + 1}::int`;
  const { easting, northing } = place;
  const here = sql`point(${easting}::int, ${northing}::int)`;
  const reach = Math.ceil((asked.within ?? 0) * METRES_A_MILE);
  const within = asked.within
    ? [
        sql`${AT} <@ box(point(${easting - reach}::int, ${northing - reach}::int), point(${easting + reach}::int, ${northing + reach}::int))`,
        sql`${AT} <-> ${here} <= ${asked.within * METRES_A_MILE}::float8`,
      ]
    : [];
  const elsewhere = asked.within ? sql`"easting" IS NULL AND "way" <> 'place'` : sql`"easting" IS NULL`;
  return prisma.$queryRaw<Hit[]>`
    SELECT "id", metres FROM (
      (SELECT "id", "name", ${AT} <-> ${here} AS metres FROM "community_group"
        WHERE ${join([...all, sql`"easting" IS NOT NULL`, ...within], " AND ")} ORDER BY ${AT} <-> ${here} LIMIT ${MOST + 1}::int)
      UNION ALL
      (SELECT "id", "name", NULL FROM "community_group" WHERE ${join([...all, elsewhere], " AND ")} ORDER BY "name", "id" LIMIT ${MOST + 1}::int)
    ) AS found ORDER BY metres NULLS LAST, "name", "id" LIMIT ${MOST + 1}::int`;
}

/** A page of groups that are shown, the nearest first; those online and by phone after them. */
export async function findGroups(asked: Asked, place: GridPoint | null) {
  const hits = await hitsOf(asked, place);
  const page = hits.slice(0, MOST).slice((asked.page - 1) * PAGE_SIZE, asked.page * PAGE_SIZE);
  const rows = await db().prisma.communityGroup.findMany({ where: { id: { in: page.map(({ id }) => id) } } });
  return {
    total: Math.min(hits.length, MOST),
    more: hits.length > MOST,
    results: page.flatMap(({ id, metres }) => {
      const row = rows.find((one) => one.id === id);
      return row
        ? [
            {
              ...fieldsOf(row),
              id,
              slug: row.slug,
              placeCode: row.placeCode,
              confirmedOn: row.confirmedOn,
              invented: row.invented,
              metres,
            },
          ]
        : [];
    }),
  };
}
export type FoundGroup = Awaited<ReturnType<typeof findGroups>>["results"][number];
