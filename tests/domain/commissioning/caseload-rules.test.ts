import { readFileSync } from "node:fs";
import fc from "fast-check";
import { expect, test } from "vitest";
import { DEFAULT_TIER_FORECASTS } from "#app/domain/commissioning/area-defaults.ts";
import { readCaseload } from "#app/domain/commissioning/caseload-rules.ts";

const HEADER = "age_group,client_group,weekly_from_pence,weekly_to_pence,people";
const GOOD = "18-39,Mental health support,0,9999,3";
const bytes = (text: string) => new TextEncoder().encode(text);
const read = (...lines: string[]) =>
  readCaseload(bytes([HEADER, ...lines, ""].join("\n")), DEFAULT_TIER_FORECASTS);
const problem = (result: ReturnType<typeof readCaseload>) => {
  if (result.ok) throw new Error("it was accepted");
  return result.problem;
};

test("the real caseload: 59 lines, 308 people", () => {
  const result = readCaseload(readFileSync("prisma/seed/caseload-2019-06.csv"), DEFAULT_TIER_FORECASTS);
  if (!result.ok) throw new Error(result.problem.reason);
  expect(result.rows.reduce((sum, row) => sum + row.people, 0)).toBe(308);
  expect(result.rows.at(-1)).toMatchObject({
    ageGroup: "65+",
    weeklyFromPence: 60_000,
    weeklyToPence: 99_999,
  });
});

const row = (age = "18-39", group = "Mental health support", from = "0", to = "9999", people = "3") =>
  [age, group, from, to, people].join(",");
test.each([
  ["an unknown age group", row("17-39"), /age_group is "17-39".*18-39, 40-64, 65\+/],
  ["an age group with a space", row("18-39 "), /age_group is "18-39 "/],
  ["an unknown client group", row(undefined, "Aliens"), /client_group is "Aliens"/],
  ["a client group in other letters", row(undefined, "mental health support"), /client_group/],
  ["a negative count", row(undefined, undefined, undefined, undefined, "-3"), /people is "-3"/],
  ["nobody", row(undefined, undefined, undefined, undefined, "0"), /people is 0/],
  ["part of a person", row(undefined, undefined, undefined, undefined, "2.5"), /people is "2.5"/],
  ["an exponent", row(undefined, undefined, undefined, undefined, "1e3"), /people is "1e3"/],
  ["a huge count", row(undefined, undefined, undefined, undefined, "100001"), /at most 100000/],
  ["an endless count", row(undefined, undefined, undefined, undefined, "9".repeat(400)), /at most/],
  ["a count not given", row(undefined, undefined, undefined, undefined, ""), /people is empty/],
  ["words for a number", row(undefined, undefined, undefined, undefined, "three"), /people is "three"/],
  ["Arabic digits", row(undefined, undefined, undefined, undefined, "٣"), /digits 0 to 9/],
  ["Arabic digits in a band", row(undefined, undefined, "٠", "9999"), /weekly_from_pence/],
  ["fullwidth digits", row(undefined, undefined, "0", "９９９９"), /weekly_to_pence/],
  ["a leading nought", row(undefined, undefined, "00", "9999"), /weekly_from_pence/],
  ["a band that ends before it begins", row(undefined, undefined, "9999", "1"), /not above where it begins/],
  ["a band of nothing", row(undefined, undefined, "500", "500"), /not above/],
  ["a band with no beginning", row(undefined, undefined, "", "500"), /weekly_from_pence is empty/],
  ["a negative band", row(undefined, undefined, "-1", "500"), /weekly_from_pence is "-1"/],
  ["a band in pounds", row(undefined, undefined, "0", "99.99"), /weekly_to_pence is "99.99"/],
  [
    "a band across two tiers",
    row(undefined, undefined, "15000", "25000"),
    /straddles the tiers low and medium/,
  ],
  ["a band across three tiers", row(undefined, undefined, "10000", ""), /low and medium and high/],
  ["a column too many", `${GOOD},1`, /has 6 columns: it must have 5/],
  ["a column too few", "18-39,Mental health support,0,9999", /has 4 columns/],
  ["an open quote", '18-39,"Mental health support,0,9999,3', /cannot be read as CSV/],
])("%s stops it, with line 3 and the reason", (_what, bad, reason) => {
  const found = problem(read("65+,Sensory support: dual,0,9999,1", bad, "40-64,Social support,0,9999,1"));
  expect(found.reason).toMatch(reason);
  if (!/quote/.test(_what)) expect(found.line).toBe(3);
});

test("bands that overlap anywhere in the file stop it, naming both", () => {
  const found = problem(read(row(), row("40-64"), row("65+", undefined, "5000", "14999")));
  expect(found).toEqual({
    line: 4,
    reason: "the band 5000 to 14999 overlaps the band 0 to 9999 on line 2",
  });
  expect(
    problem(read(row("65+", undefined, "60000", ""), row("65+", undefined, "70000", "79999"))).reason,
  ).toMatch(/overlaps the band 60000 and over on line 2/);
});
test("bands that overlap those of people imported before stop it", () => {
  const known = [{ weeklyFromPence: 0, weeklyToPence: 4999 }];
  const result = readCaseload(bytes(`${HEADER}\n${GOOD}\n`), DEFAULT_TIER_FORECASTS, known);
  expect(problem(result).reason).toMatch(/overlaps the band 0 to 4999 of people imported before/);
});
test("the tiers are the area's, not the defaults", () => {
  const own = [{ weeklyFromPence: 0, weeklyToPence: 5000, tier: "low" }];
  expect(problem(readCaseload(bytes(`${HEADER}\n${GOOD}\n`), own)).reason).toMatch(/not within any band/);
});
test("the same line again stops it", () => {
  expect(problem(read(GOOD, row("65+"), GOOD))).toEqual({
    line: 4,
    reason: "this age group, client group and band stand on line 2 already",
  });
});
test.each([
  ["an empty file", "", /empty/],
  ["a header and nothing", `${HEADER}\n`, /no people/],
  ["a wrong header", `age,group,from,to,people\n${GOOD}\n`, /the first line is .* it must be age_group/],
  [
    "a header in another order",
    `client_group,age_group,weekly_from_pence,weekly_to_pence,people\n${GOOD}\n`,
    /must be/,
  ],
  ["an extra column in the header", `${HEADER},note\n${GOOD},x\n`, /the first line/],
  ["semicolons", `${HEADER.replaceAll(",", ";")}\n`, /the first line/],
])("%s stops it", (_what, text, reason) => {
  const found = problem(readCaseload(bytes(text), DEFAULT_TIER_FORECASTS));
  expect(found.line).toBe(1);
  expect(found.reason).toMatch(reason);
});
test("a file that is not UTF-8 stops it at the line that is not", () => {
  const latin1 = Buffer.from(`${HEADER}\n${GOOD}\n18-39,Caf\xe9,0,9999,1\n`, "latin1");
  expect(problem(readCaseload(latin1, DEFAULT_TIER_FORECASTS))).toMatchObject({
    line: 3,
    reason: /UTF-8/ as never,
  });
  const utf16 = Buffer.from(`\ufeff${HEADER}\n${GOOD}\n`, "utf16le");
  expect(problem(readCaseload(utf16, DEFAULT_TIER_FORECASTS)).reason).toMatch(/UTF-8/);
});
test("a byte order mark, CRLF line ends, quotes and no last line end are accepted", () => {
  for (const text of [
    `\ufeff${HEADER}\n${GOOD}\n`,
    `${HEADER}\r\n${GOOD}\r\n`,
    `${HEADER}\n${GOOD}`,
    `${HEADER}\n18-39,"Mental health support",0,9999,"3"\n`,
  ])
    expect(readCaseload(bytes(text), DEFAULT_TIER_FORECASTS)).toMatchObject({ ok: true });
});
test("an open end is kept open", () => {
  const result = read(row("65+", undefined, "100000", ""));
  expect(result).toMatchObject({ ok: true, rows: [{ weeklyFromPence: 100_000, weeklyToPence: null }] });
});
test("any bytes at all are read or refused with a line and a reason, never thrown", () => {
  fc.assert(
    fc.property(
      fc.oneof(
        fc.uint8Array({ maxLength: 200 }),
        fc.string().map((text) => bytes(`${HEADER}\n${text}`)),
      ),
      (any) => {
        const result = readCaseload(any, DEFAULT_TIER_FORECASTS);
        if (!result.ok) {
          expect(result.problem.line).toBeGreaterThan(0);
          expect(result.problem.reason.length).toBeGreaterThan(5);
        }
      },
    ),
    { numRuns: 1000 },
  );
});
