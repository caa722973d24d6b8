import { randomUUID } from "node:crypto";
import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { systemAccess } from "#app/domain/access/access.ts";
import { findSpbReport, spbReportJson } from "#app/domain/commissioning/find-spb-report.server.ts";
import { importCaseload } from "#app/domain/commissioning/import-caseload.server.ts";
import { differenceTenths, percentWords } from "#app/domain/commissioning/spb-report-rules.ts";
import { db } from "#app/db.server.ts";

const system = systemAccess("test");
const slugOf = () => `caseload-${randomUUID().slice(0, 8)}`;
const real = { name: "caseload-2019-06.csv", bytes: readFileSync("prisma/seed/caseload-2019-06.csv") };
const text = (lines: string[]) => ({
  name: "some.csv",
  bytes: Buffer.from(
    ["age_group,client_group,weekly_from_pence,weekly_to_pence,people", ...lines].join("\n"),
  ),
});
const areaOf = (slug: string) => db().prisma.area.findUniqueOrThrow({ where: { slug } });

test("308 people with references and bands; no weekly amount, no tier, no name; and the report's own figures", async () => {
  const slug = slugOf();
  const imported = await importCaseload(system, slug, real);
  expect(imported).toMatchObject({ ok: true, value: { people: 308, area: slug } });
  const area = await areaOf(slug);
  const people = await db().prisma.person.findMany({
    where: { areaId: area.id },
    include: { budgets: true },
  });
  expect(people).toHaveLength(308);
  expect(new Set(people.map((person) => person.reference)).size).toBe(308);
  for (const person of people) {
    expect(person).toMatchObject({ firstName: null, liveAt: null, accountId: null });
    expect(person.weeklyFromPence).not.toBeNull();
    expect(person.budgets).toEqual([]);
    expect(Object.keys(person).filter((key) => /tier/i.test(key))).toEqual([]);
  }

  const report = await findSpbReport(area);
  if (!report.ok) throw new Error(report.refusal.words);
  const json = spbReportJson(report.value);
  const [, ...expected] = readFileSync("tests/domain/commissioning/spb-costs-expected.csv", "utf8")
    .trim()
    .split("\n");
  expect(json.bands).toEqual(
    expected.map((line) => {
      const [from, to, tier, number, fee, total, , hours, council, councilTotal, difference] =
        line.split(",");
      return {
        weeklyFromPence: Number(from),
        weeklyToPence: to === "" ? null : Number(to),
        tier,
        people: Number(number),
        feePence: Number(fee),
        totalPence: Number(total),
        councilHours: Number(hours),
        councilCostPence: Number(council),
        councilTotalPence: Number(councilTotal),
        differencePence: Number(difference),
      };
    }),
  );
  expect(json).toMatchObject({
    area: slug,
    people: 308,
    totals: { people: 308, totalPence: 4_768_000, councilTotalPence: 5_148_000, differencePence: -380_000 },
  });
  expect(Object.keys(json)).toEqual(["area", "people", "bands", "totals"]);
  expect(percentWords(differenceTenths(json.totals))).toBe("7.4%");
});

test("the same file twice is refused with the reason; in another area it is not", async () => {
  const slug = slugOf();
  await importCaseload(system, slug, real);
  const again = await importCaseload(system, slug, { ...real, name: "renamed.csv" });
  expect(again).toMatchObject({ ok: false, refusal: { code: "imported-before" } });
  if (!again.ok) expect(again.refusal.words).toMatch(/renamed\.csv.*imported into .* \(308 people\)/);
  expect(await db().prisma.person.count({ where: { area: { slug } } })).toBe(308);
  expect(await importCaseload(system, slugOf(), real)).toMatchObject({ ok: true });
});

test("the same file eight times at once, into an area that is not there yet: one import", async () => {
  const slug = slugOf();
  const results = await Promise.all(Array.from({ length: 8 }, () => importCaseload(system, slug, real)));
  expect(results.filter((result) => result.ok)).toHaveLength(1);
  expect(results.flatMap((result) => (result.ok ? [] : [result.refusal.code]))).toEqual(
    Array.from({ length: 7 }, () => "imported-before"),
  );
  expect(await db().prisma.person.count({ where: { area: { slug } } })).toBe(308);
  expect(await db().prisma.area.count({ where: { slug } })).toBe(1);
});

test("a bad last line imports nothing, not even the area", async () => {
  const slug = slugOf();
  const result = await importCaseload(
    system,
    slug,
    text(["18-39,Social support,0,9999,40", "65+,Social support,0,9999,minus one"]),
  );
  expect(result).toMatchObject({ ok: false, refusal: { code: "bad-file" } });
  if (!result.ok) expect(result.refusal.words).toMatch(/^some\.csv, line 3: people is "minus one"/);
  expect(await db().prisma.area.count({ where: { slug } })).toBe(0);
});

test("a second file adds to the caseload, goes on with the references and must agree with its bands", async () => {
  const slug = slugOf();
  await importCaseload(system, slug, text(["18-39,Social support,0,9999,2"]));
  await importCaseload(system, slug, text(["65+,Social support,0,9999,1"]));
  const people = await db().prisma.person.findMany({
    where: { area: { slug } },
    orderBy: { reference: "asc" },
  });
  expect(people.map((person) => person.reference)).toEqual(["P-0001", "P-0002", "P-0003"]);
  const clash = await importCaseload(system, slug, text(["65+,Social support,0,4999,1"]));
  expect(clash).toMatchObject({ ok: false, refusal: { code: "bad-file" } });
});

test("dated rates: a fee that begins later counts from then on, and a gap is said", async () => {
  const slug = slugOf();
  await importCaseload(system, slug, text(["18-39,Social support,20000,29999,10"]));
  const area = await areaOf(slug);
  await db().prisma.areaTier.create({
    data: {
      areaId: area.id,
      tier: "medium",
      hours: 10,
      feePence: 20_500,
      validFrom: new Date("2026-04-01"),
      source: "test",
    },
  });
  const before = await findSpbReport(area, new Date("2026-03-31"));
  const after = await findSpbReport(area, new Date("2026-04-01"));
  expect(before.ok && before.value.totals.differencePence).toBe(-20_000);
  expect(after.ok && after.value.totals.differencePence).toBe(5_000);
  expect(await findSpbReport(area, new Date("2019-05-31"))).toMatchObject({
    ok: false,
    refusal: { code: "no-forecast" },
  });
});

test.each(["../etc", "Upper", "", "a", "x".repeat(80), "a b"])("%j cannot name an area", async (slug) => {
  expect(await importCaseload(system, slug, real)).toMatchObject({
    ok: false,
    refusal: { code: "bad-area" },
  });
});
