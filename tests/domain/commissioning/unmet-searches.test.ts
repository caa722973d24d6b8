import { expect, test } from "vitest";
import { findUnmetSearches } from "#app/domain/commissioning/find-unmet-searches.server.ts";
import { recordUnmetSearch } from "#app/domain/commissioning/record-unmet-search.server.ts";
import { db } from "#app/db.server.ts";
import { setNow } from "#app/lib/clock.ts";
import { parseDay } from "#app/lib/dates.ts";
import { areaAccessOf, makeAccount } from "#tests/factories/account.ts";
import { makeArea } from "#tests/factories/area.ts";

const day = (words: string) => parseDay(words) ?? new Date(NaN);

async function setting() {
  const area = await makeArea();
  const access = areaAccessOf(await makeAccount("commissioner", area.id), area);
  const record = (expertise: string, outcode: string | null = "SO17") =>
    recordUnmetSearch({
      directory: "planners",
      areaId: area.id,
      filters: { expertise: [expertise] },
      outcode,
    });
  return { area, access, record };
}

test("searches that found nobody are counted by what was asked for, within the area and the days", async () => {
  const { access, record } = await setting();
  const other = await setting();
  setNow(new Date("2026-11-20T12:00:00Z"));
  await record("autism");
  await record("autism");
  await record("dementia", null);
  await other.record("autism");
  setNow(new Date("2026-11-25T12:00:00Z"));
  await record("autism");
  const found = await findUnmetSearches(access, day("2026-11-01"), day("2026-11-21"));
  expect(
    found.map(({ directory, outcode, filters, searches }) => ({ directory, outcode, filters, searches })),
  ).toEqual([
    { directory: "planners", outcode: "SO17", filters: { expertise: ["autism"] }, searches: 2 },
    { directory: "planners", outcode: null, filters: { expertise: ["dementia"] }, searches: 1 },
  ]);
});
test("a row has no column for who asked", async () => {
  const { area, record } = await setting();
  await record("autism");
  const row = await db().prisma.unmetSearch.findFirstOrThrow({ where: { areaId: area.id } });
  expect(Object.keys(row).sort()).toEqual(["areaId", "directory", "filters", "id", "onDate", "outcode"]);
});
test("2,000 a day in an area are enough", async () => {
  const { area, record } = await setting();
  await db().prisma.$executeRaw`
    INSERT INTO unmet_search (id, directory, area_id, filters, on_date)
    SELECT gen_random_uuid(), 'planners', ${area.id}::uuid, '{}', current_date FROM generate_series(1, 1999)`;
  setNow(new Date(`${new Date().toISOString().slice(0, 10)}T12:00:00Z`));
  await record("autism");
  await record("autism");
  expect(await db().prisma.unmetSearch.count({ where: { areaId: area.id } })).toBe(2000);
});
