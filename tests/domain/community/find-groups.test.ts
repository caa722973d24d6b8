import { beforeAll, describe, expect, test } from "vitest";
import { findGroups } from "#app/domain/community/find-groups.server.ts";
import { readGroupFilters } from "#app/domain/community/group-filters.ts";
import { isRough, milesWords, presentGroup } from "#app/domain/community/present-group.ts";
import { loader } from "#app/routes/community/list.tsx";
import { db } from "#app/db.server.ts";
import { METRES_A_MILE } from "#app/domain/places/grid-rules.ts";
import { makeArea } from "#tests/factories/area.ts";
import { makeClusters, makeGroup } from "#tests/factories/community.ts";

const HERE = { easting: 442_000, northing: 112_000 };
let area: Awaited<ReturnType<typeof makeArea>>;
let clusters: Awaited<ReturnType<typeof makeClusters>>;
const place = (code: string, miles: number) => ({
  code,
  easting: HERE.easting + Math.round(miles * METRES_A_MILE),
  northing: HERE.northing,
  source: "test",
});
beforeAll(async () => {
  area = await makeArea();
  await db().prisma.place.createMany({
    data: [place("ZA1", 0), place("ZA1 1AA", 0.5), place("ZA2 1AA", 1.2), place("ZA3 1AA", 7)],
  });
  clusters = await makeClusters(area.id, ["ZA1", "ZA2", "ZA3", "ZA4", "ZA5", "ZA6"]);
  const at = (postcode: string) => ({ way: "place" as const, venue: "Hall", postcode });
  await makeGroup(area.id, {
    name: "Near choir",
    what: "Singing old songs",
    needAreas: ["people"],
    ...at("ZA1 1AA"),
  });
  await makeGroup(area.id, {
    name: "Middle lunch",
    needAreas: ["food", "people"],
    ...at("ZA2 1AA"),
    costPence: null,
    every: "free",
    access: ["step_free", "hearing_loop"],
  });
  await makeGroup(area.id, { name: "Far lunch", ...at("ZA3 1AA") });
  await makeGroup(area.id, { name: "Phone line", way: "phone", needAreas: ["people"] });
  await makeGroup(area.id, { name: "Unknown place", ...at("ZZ9 9ZZ") });
  await makeGroup(
    area.id,
    { name: "Waits", ...at("ZA1 1AA") },
    { status: "waiting", waitingSince: new Date() },
  );
  await makeGroup(area.id, { name: "Hidden", ...at("ZA1 1AA") }, { status: "hidden" });
});
const names = async (query: string, here: typeof HERE | null = null, clusterId: string | null = null) => {
  const found = await findGroups({ ...readGroupFilters(new URLSearchParams(query)), clusterId }, here);
  return found.results.map(({ name }) => name);
};

describe("a search", () => {
  test("finds what is shown alone, by name", async () => {
    expect(await names("")).toEqual([
      "Far lunch",
      "Middle lunch",
      "Near choir",
      "Phone line",
      "Unknown place",
    ]);
  });
  test("puts the nearest first, and what has no place after", async () => {
    expect(await names("", HERE)).toEqual([
      "Near choir",
      "Middle lunch",
      "Far lunch",
      "Phone line",
      "Unknown place",
    ]);
  });
  test("within some miles keeps online and phone, and no place that nobody knows", async () => {
    expect(await names("within=3", HERE)).toEqual(["Near choir", "Middle lunch", "Phone line"]);
    expect(await names("within=1", HERE)).toEqual(["Near choir", "Phone line"]);
  });
  test("by words in their forms, need, cost, access and cluster", async () => {
    expect(await names("q=sing")).toEqual(["Near choir"]);
    expect(await names("q=song+choir")).toEqual(["Near choir"]);
    expect(await names("need=food")).toEqual(["Far lunch", "Middle lunch", "Unknown place"]);
    expect(await names("cost=free")).toEqual(["Middle lunch"]);
    expect(await names("access=hearing_loop&access=step_free")).toEqual(["Middle lunch"]);
    expect(await names("need=people", null, clusters[1]?.id ?? "")).toEqual(["Middle lunch", "Phone line"]);
    expect(await names("q=food+-dinner&page=9")).toEqual([]);
  });
  test.each([
    "q=%00",
    "q='%20OR%201=1",
    "q=%22%22%22-",
    "need=constructor",
    "within=NaN",
    "page=1e9",
    "access=__proto__",
    "cluster=%27",
  ])("takes %s without harm", async (query) => {
    expect(Array.isArray(await names(query, HERE))).toBe(true);
  });
  test("a group belongs to one cluster: that of its postcode", async () => {
    const row = await db().prisma.communityGroup.findFirstOrThrow({ where: { name: "Middle lunch" } });
    expect(row.clusterId).toBe(clusters[1]?.id);
    const other = await makeClusters((await makeArea()).id, ["ZA2"]);
    await expect(
      db().prisma.communityGroup.update({ where: { id: row.id }, data: { clusterId: other[0]?.id ?? "" } }),
    ).rejects.toThrow();
    await expect(
      db().prisma.areaClusterPlace.create({
        data: { areaId: area.id, code: "ZA2", clusterId: clusters[0]?.id ?? "" },
      }),
    ).rejects.toThrow();
  });
  test("says the distance in words, roughly where the place is only roughly known", async () => {
    const { results } = await findGroups(
      { ...readGroupFilters(new URLSearchParams("q=choir")), clusterId: null },
      HERE,
    );
    const [group] = results;
    if (!group) throw new Error("nothing found");
    const words = milesWords(group.metres ?? 0, isRough(group.placeCode));
    expect(words).toBe("0.5 miles away");
    expect(presentGroup(group, words).line).toMatch(
      /^0\.5 miles away; £3 a week; step-free; confirmed on \d/,
    );
    expect(milesWords(METRES_A_MILE, true)).toBe("about 1 mile away");
    expect(milesWords(10, false)).toBe("less than a tenth of a mile away");
    expect(isRough("ZA1")).toBe(true);
  });
  test("nearest first is read from the index of places", async () => {
    const client = await db().owner.connect();
    try {
      await client.query("BEGIN; SET LOCAL enable_seqscan = off; SET LOCAL enable_sort = off");
      const { rows } = await client.query<Record<string, string>>(
        `EXPLAIN SELECT "id" FROM community_group WHERE "status" = 'shown' AND "easting" IS NOT NULL
         ORDER BY point("easting", "northing") <-> point(1, 1) LIMIT 5`,
      );
      expect(rows.map((row) => row["QUERY PLAN"]).join(" ")).toContain("community_group_near");
    } finally {
      await client.query("ROLLBACK");
      client.release();
    }
  });
});

test("a search that found nothing is counted: what was chosen, nothing that was typed", async () => {
  const url = "http://own.test/community?q=my+secret+illness&need=toilet&postcode=ZA1+1AA";
  const request = new Request(url, { headers: { "user-agent": "Mozilla/5.0 Firefox/130.0" } });
  const shown = await loader({ request, params: {}, context: { cspNonce: "" } });
  expect(shown.total).toBe(0);
  const rows = await db().prisma.unmetSearch.findMany({ where: { directory: "community" } });
  expect(rows).toHaveLength(1);
  expect(rows[0]).toMatchObject({ filters: { need: "Managing the toilet" }, outcode: "ZA1" });
  expect(JSON.stringify(rows)).not.toContain("secret");
});
