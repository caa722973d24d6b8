import { beforeAll, expect, test } from "vitest";
import { findAssistants, MOST } from "#app/domain/assistants/find-assistants.server.ts";
import { readFilters } from "#app/domain/assistants/search-filters.ts";
import { METRES_A_MILE } from "#app/domain/places/grid-rules.ts";
import { db } from "#app/db.server.ts";
import { makeArea } from "#tests/factories/area.ts";

// More people than an index is walked for, so that each way of finding the rest is taken
const PEOPLE = 12_000;
const HERE = { easting: 440_250, northing: 110_250 };
type Person = {
  id: string;
  slug: string;
  search_tags: string[];
  easting: number;
  northing: number;
  travel_miles: number;
  hourly_rate_pence: number;
  starts_from: Date | null;
};
let people: Person[];

beforeAll(async () => {
  const area = await makeArea();
  await db().owner.query(
    `INSERT INTO assistant (id, slug, area_id, first_name, last_name, status, headline, skills, languages, employment,
       lived_experience, hourly_rate_pence, available_hours, starts_from, easting, northing, travel_miles, search_tags)
     SELECT md5('walk ' || n)::uuid, 'walk-' || n, $1::uuid, 'Walk', 'Xu', 'published', '', '{}', '{}', '{}', '{}',
       1300 + n * 37 % 700, '{}', CASE WHEN n % 3 = 0 THEN NULL ELSE date '2027-01-01' + n * 13 % 90 END,
       400000 + n * 7919 % 60000, 90000 + n * 104729 % 40000, 3 + n % 40,
       ARRAY['skill:cooking'] || CASE WHEN n % 40 = 1 THEN ARRAY['skill:autism'] ELSE '{}' END
         || CASE WHEN n > $2 - 3 THEN ARRAY['language:cantonese'] ELSE '{}' END
     FROM generate_series(1, $2::int) AS n`,
    [area.id, PEOPLE],
  );
  // One of the rare comes last in every order
  await db().owner.query(
    `UPDATE assistant SET hourly_rate_pence = 9999, starts_from = '2030-01-01', easting = $1, northing = $2, travel_miles = 50
     WHERE slug = $3`,
    [HERE.easting + Math.round(40 * METRES_A_MILE), HERE.northing, `walk-${PEOPLE}`],
  );
  await db().owner.query("VACUUM ANALYZE assistant");
  people = (
    await db().owner.query<Person>(
      "SELECT id, slug, search_tags, easting, northing, travel_miles, hourly_rate_pence, starts_from FROM assistant",
    )
  ).rows;
});

/** The same search by looking at everybody, one by one. */
function expected(query: URLSearchParams) {
  const { filters } = readFilters(query);
  const near = query.has("postcode");
  const tags = [
    ...filters.skills.map((skill) => `skill:${skill}`),
    ...filters.languages.map((l) => `language:${l}`),
  ];
  const away = (one: Person) => Math.hypot(one.easting - HERE.easting, one.northing - HERE.northing);
  const fits = (one: Person) =>
    tags.every((tag) => one.search_tags.includes(tag)) &&
    one.hourly_rate_pence <= (filters.maxRatePence ?? Infinity) &&
    (!near || away(one) <= Math.min(filters.within ?? 50, one.travel_miles) * METRES_A_MILE);
  const key = (one: Person) =>
    filters.sort === "rate"
      ? one.hourly_rate_pence
      : near && filters.sort === "distance"
        ? away(one)
        : (one.starts_from?.getTime() ?? 0);
  const found = people.filter(fits).sort((a, b) => key(a) - key(b) || (a.id < b.id ? -1 : 1));
  return { slugs: found.slice(0, 20).map(({ slug }) => slug), total: found.length };
}

const ORDERS = ["sort=rate", "sort=soonest", "sort=distance&postcode=SO17", "sort=rate&postcode=SO17"];
const SEARCHES = [
  "skill=cooking",
  "skill=autism",
  "language=cantonese",
  "skill=autism&language=cantonese",
  "skill=cooking&skill=autism",
  "max-rate=13.05",
  "within=1",
  "within=20",
  "within=5&skill=autism",
  "within=20&skill=autism&max-rate=15",
  "max-rate=12",
].flatMap((search) => ORDERS.map((order) => `${search}&${order}`));

test.each(SEARCHES)("%s finds whom a look at everybody finds, in the same order", async (search) => {
  const query = new URLSearchParams(search);
  const { slugs, total } = expected(query);
  const found = await findAssistants(readFilters(query).filters, query.has("postcode") ? HERE : null);
  expect(found.results.map(({ slug }) => slug)).toEqual(slugs);
  expect(found).toMatchObject({ total: Math.min(total, MOST), more: total > MOST });
});

test("somebody rare who comes last in every order is found", async () => {
  const { filters } = readFilters(new URLSearchParams("language=cantonese"));
  const all = await findAssistants(filters, null);
  expect(all.results.at(-1)?.slug).toBe(`walk-${PEOPLE}`);
  const near = await findAssistants(filters, HERE);
  expect(near.results.map(({ slug }) => slug)).toContain(`walk-${PEOPLE}`);
});

test("the bits follow whatever is written, and every tag has a place of its own", async () => {
  const rows = await db().owner.query<{ known: number; same: boolean }>(
    `SELECT known, ROW(tag_bits_1, tag_bits_2, tag_bits_3) = ROW(bits_1, bits_2, bits_3) AS same
     FROM assistant, search_bits('assistant', search_tags) WHERE cardinality(search_tags) <> known OR tag_bits_1 <> bits_1
       OR tag_bits_2 <> bits_2 OR tag_bits_3 <> bits_3`,
  );
  expect(rows.rows).toEqual([]);
  const { slug } = people[0] ?? { slug: "" };
  const added = Array.from({ length: 130 }, (_, n) => `skill:new-${n}`);
  await db().owner.query("UPDATE assistant SET search_tags = $1 WHERE slug = $2", [added, slug]);
  const [row] = (
    await db().owner.query<{ bits: number }>(
      "SELECT (bit_count(tag_bits_1::bit(64)) + bit_count(tag_bits_2::bit(64)) + bit_count(tag_bits_3::bit(64)))::int AS bits FROM assistant WHERE slug = $1",
      [slug],
    )
  ).rows;
  expect(row?.bits).toBe(130);
});
