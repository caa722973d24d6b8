import { METRES_A_MILE, type GridPoint } from "#app/domain/places/grid-rules.ts";
import { Prisma } from "#app/generated/prisma/client.ts";

const { sql, join, raw, empty } = Prisma;

/** How many entries of an index a search reads in order before it looks for its matches the other way. */
const WALKED = { inOrder: 10_000, byNearness: 3_000 };
/** Tags that fewer than one in this many have are looked up by themselves, wherever their owners live. */
const RARE = 100;

/** The very words of the indexes assistant_search_place and planner_search_place, on points of the 500 m grid. */
export const AT = sql`point(easting, northing)`;
export const pointOf = ({ easting, northing }: GridPoint) => sql`point(${easting}::int, ${northing}::int)`;

export type Walk = {
  directory: "assistant" | "planner";
  /** What the directory's indexes are partial on. */ listed: Prisma.Sql;
  /** Columns that every one of the directory's search indexes holds. */ columns: Prisma.Sql;
  /** Tags that a profile must have: all of the first, one of the second at least. */ all: readonly string[];
  any: readonly string[];
  /** What else it must be, said of those columns alone. */ fits: readonly Prisma.Sql[];
  place: { here: GridPoint; miles: number } | null;
  /** The order of an index; null for nearest first. */ order: Prisma.Sql | null;
  /** At most so many are found: more are not counted. */ most: number;
  /** The caller sorts what is found anew, and so needs it all; else the first so many in order will do. */
  needs: number | "all";
};

/** Tests of the tags by their bits, which the indexes hold. A tag nobody ever had is known too few times. */
function bitsOf(all: readonly string[], any: readonly string[]): Prisma.Sql[] {
  const bits = [1, 2, 3].map((n) => [raw(`tag_bits_${n}`), raw(`bits_${n}`)] as const);
  const each = bits.map(
    ([own, mask]) => sql`${own} & (SELECT ${mask} FROM asked) = (SELECT ${mask} FROM asked)`,
  );
  const some = bits.map(([own, mask]) => sql`${own} & (SELECT ${mask} FROM either) <> 0`);
  return [
    ...(all.length > 0 ? [sql`(SELECT known FROM asked) = ${all.length}::int`, ...each] : []),
    ...(any.length > 0 ? [sql`(${join(some, " OR ")})`] : []),
  ];
}

/**
 * The beginning of a query: `chosen` holds the columns and `away` (metres or null) of those who match, `counted` their
 * `total`, one more than `most` at most. An index that holds all that is asked is walked in order for a bounded number
 * of entries: where matches are common that is enough. Where it is not, matches are so few that they are all looked up:
 * by the tags' own index, or by place where the tags are common. Nobody who matches is missed (docs/decisions/011).
 */
export function walkDirectory(walk: Walk): Prisma.Sql {
  const { directory, place, all, any, most } = walk;
  const table = raw(directory);
  const reach = place ? Math.ceil(place.miles * METRES_A_MILE) : 0;
  const [e, n] = place ? [place.here.easting, place.here.northing] : [0, 0];
  const box = place
    ? [
        sql`${AT} <@ box(point(${e - reach}::int, ${n - reach}::int), point(${e + reach}::int, ${n + reach}::int))`,
      ]
    : [];
  const near = place && !walk.order;
  const away = place ? sql`${AT} <-> ${pointOf(place.here)}` : sql`NULL::float8`;
  const order = walk.order ?? (place ? sql`away, id` : sql`id`);
  const columns = sql`${walk.columns}, ${away} AS away`;
  const within = place
    ? [sql`${AT} <-> ${pointOf(place.here)} <= ${place.miles * METRES_A_MILE}::float8`]
    : [];
  const bits = bitsOf(all, any);
  const matches = [sql`true`, ...bits, ...within, ...walk.fits];
  const entries = near ? WALKED.byNearness : WALKED.inOrder;
  const tagged = all.length + any.length > 0;
  // Without a place, tags are the only way in; with one, only where they are rare
  const byTags = sql`SELECT ${columns} FROM ${table} WHERE NOT (SELECT whole FROM ended) ${place ? sql`AND (SELECT rare FROM tags)` : empty}
    AND ${join(
      [
        walk.listed,
        ...(all.length > 0 ? [sql`search_tags @> ${all}::text[]`] : []),
        ...(any.length > 0 ? [sql`search_tags && ${any}::text[]`] : []),
        ...within,
        ...walk.fits,
      ],
      " AND ",
    )}`;
  const byIndex = sql`SELECT ${columns} FROM ${table} WHERE NOT (SELECT whole FROM ended) ${tagged ? sql`AND NOT (SELECT rare FROM tags)` : empty}
    AND ${join([walk.listed, ...box, ...matches], " AND ")}`;
  const ways = [...(tagged ? [byTags] : []), ...(place || !tagged ? [byIndex] : [])];
  const enough =
    walk.needs === "all"
      ? sql`(SELECT whole FROM ended)`
      : sql`(SELECT whole OR n >= ${walk.needs}::int FROM ended)`;
  return sql`WITH
    ${all.length > 0 ? sql`asked AS MATERIALIZED (SELECT * FROM search_bits(${directory}, ${all}::text[])),` : empty}
    ${any.length > 0 ? sql`either AS MATERIALIZED (SELECT * FROM search_bits(${directory}, ${any}::text[])),` : empty}
    walked AS MATERIALIZED (SELECT ${columns}, tag_bits_1, tag_bits_2, tag_bits_3 FROM ${table}
      WHERE ${walk.listed} ORDER BY ${near ? sql`${away}, id` : order} LIMIT ${entries + 1}::int),
    found AS MATERIALIZED (SELECT * FROM walked WHERE ${join(matches, " AND ")} LIMIT ${most + 1}::int),
    ended AS MATERIALIZED (SELECT n, n > ${most}::int
        OR (SELECT count(*) FROM walked ${near ? sql`WHERE ${join(within)}` : empty}) <= ${entries}::int AS whole
      FROM (SELECT count(*)::int AS n FROM found) AS matched),
    ${tagged && place ? sql`tags AS MATERIALIZED (SELECT count(*) * ${RARE}::int < ${entries}::int AS rare FROM walked WHERE ${join(bits, " AND ")}),` : empty}
    rest AS MATERIALIZED (${join(ways, " UNION ALL ")}),
    counted AS MATERIALIZED (SELECT CASE WHEN whole THEN n ELSE (SELECT count(*)::int FROM (SELECT FROM rest LIMIT ${most + 1}::int) AS bounded) END AS total FROM ended),
    chosen AS (SELECT ${walk.columns}, away FROM found WHERE ${enough}
      UNION ALL (SELECT ${walk.columns}, away FROM rest WHERE NOT ${enough} ORDER BY ${order} LIMIT ${most}::int))`;
}
