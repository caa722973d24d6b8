import fc from "fast-check";
import { expect, test } from "vitest";
import type { ActionFields, Every } from "#app/domain/plans/plan-content.ts";
import { byNeed, costOf, planSums, sharedOut, yearOf } from "#app/domain/plans/plan-sums-rules.ts";
import { ratesOn, reservesOf, RATE_KINDS, type EmployerRates } from "#app/domain/plans/reserve-rules.ts";

const action = (more: Partial<ActionFields> = {}): ActionFields => ({
  kind: "agency",
  what: "Help in the morning",
  who: "",
  needIds: [],
  costPence: null,
  every: null,
  route: null,
  minutesByDay: [0, 0, 0, 0, 0, 0, 0],
  hourlyPence: null,
  carerName: "",
  carerAgreedOn: null,
  carerWords: "",
  ...more,
});
const cost = (pence: number, every: Every, more: Partial<ActionFields> = {}) =>
  action({ costPence: pence, every, route: "direct_payment", ...more });

test.each([
  ["week", 52_000, 0],
  ["two_weeks", 26_000, 0],
  ["four_weeks", 13_000, 0],
  ["month", 12_000, 0],
  ["year", 1_000, 0],
  ["once", 0, 1_000],
  ["free", 0, 0],
] as const)("£10 %s", (every, year, once) => {
  expect(yearOf(cost(1_000, every))).toEqual({ year, once });
});
test("a personal assistant costs hours at a rate, whatever else was typed", () => {
  const pa = action({
    kind: "assistant",
    minutesByDay: [90, 0, 90, 0, 45, 0, 0],
    hourlyPence: 1_333,
    costPence: 5,
  });
  expect(costOf(pa)).toEqual({ pence: 4_999, every: "week" }); // 3.75 × £13.33 = £49.9875
  expect(costOf({ ...pa, hourlyPence: null })).toBeNull();
  expect(costOf({ ...pa, minutesByDay: [0, 0, 0, 0, 0, 0, 0] })).toBeNull();
});
test("indicative, planned and left, a week, a year and once", () => {
  const actions = [
    cost(20_000, "week"),
    cost(4_500, "month"),
    cost(14_500, "once"),
    cost(1_000, "week", { route: "own_money" }),
    action(),
    action({ kind: "helper" }),
    cost(0, "free", { route: null }),
  ];
  expect(planSums(actions, { weeklyPence: 31_000, oncePence: 14_500 }, 92_000, false)).toEqual({
    indicative: { week: 31_000, year: 1_612_000, once: 14_500 },
    planned: { week: 22_808, year: 1_186_000, once: 14_500 },
    reserves: 92_000,
    contingency: 0,
    own: { week: 1_000, year: 52_000, once: 0 },
    left: { week: 8_192, year: 426_000 },
    over: false,
    uncosted: 1,
  });
});
test("a penny over is over; to the penny is not", () => {
  const at = (pence: number) => planSums([cost(pence, "year")], { weeklyPence: 100, oncePence: 0 }, 0, false);
  expect(at(5_200)).toMatchObject({ over: false, left: { year: 0, week: 0 } });
  expect(at(5_201)).toMatchObject({ over: true, left: { year: -1 } });
  expect(planSums([cost(9, "week")], null, 0, false)).toMatchObject({
    over: false,
    left: null,
    indicative: null,
  });
});
test("money put by counts, as a line of its own", () => {
  const with_ = planSums([cost(100, "week")], { weeklyPence: 200, oncePence: 0 }, 10, false, 5_190);
  expect(with_).toMatchObject({
    planned: { year: 10_400 },
    contingency: 5_190,
    over: false,
    left: { year: 0 },
  });
  expect(planSums([cost(100, "week")], null, 10, true, 5_190)).toMatchObject({
    planned: { year: 0 },
    own: { year: 10_390 },
  });
});
test("all that a self-funder plans is their own money", () => {
  expect(planSums([cost(500, "week", { route: null })], null, 77, true)).toMatchObject({
    planned: { year: 0 },
    reserves: 0,
    own: { year: 26_000 },
  });
});
test("sums never lose a penny: parts of any plan add up to the year", () => {
  const every = fc.constantFrom<Every>("week", "two_weeks", "four_weeks", "month", "year", "once", "free");
  const one = fc.record({
    costPence: fc.integer({ min: 0, max: 1_000_000 }),
    every,
    needIds: fc.uniqueArray(fc.constantFrom("a", "b", "c", "d"), { maxLength: 4 }),
    route: fc.constantFrom("direct_payment", "council_held", "own_money", null),
  });
  fc.assert(
    fc.property(fc.array(one, { maxLength: 30 }), (rows) => {
      const actions = rows.map((row) => action(row));
      const sums = planSums(actions, { weeklyPence: 10_000, oncePence: 0 }, 123, false);
      const needs = [...byNeed(actions).values()].reduce((a, b) => a + b, 0);
      expect(needs).toBe(sums.planned.year - 123 + sums.planned.once + sums.own.year + sums.own.once);
      expect(sums.left?.year).toBe(520_000 - sums.planned.year - sums.planned.once);
      expect(sums.over).toBe((sums.left?.year ?? 0) < 0);
    }),
  );
  expect(sharedOut(100, 3)).toEqual([34, 33, 33]);
  expect(sharedOut(0, 2)).toEqual([0, 0]);
});

const RATES: EmployerRates = {
  "leave-weeks": 560,
  "redundancy-weeks": 100,
  "pension-share": 300,
  "pension-trigger": 1_000_000,
  "pension-from": 624_000,
  "pension-to": 5_027_000,
  "insurance-share": 1_500,
  "insurance-from": 500_000,
  "insurance-allowance": 1_050_000,
};
test("reserves of a PA of 8 hours a week at £16.50, and of none", () => {
  expect(reservesOf([{ minutes: 480, hourlyPence: 1_650 }], RATES)).toEqual({
    leave: 73_920,
    redundancy: 13_200,
    pension: 0,
    insurance: 0,
    total: 87_120,
  });
  expect(reservesOf([], RATES).total).toBe(0);
});
test("pension begins above £10,000 a year for each PA, and is of what lies between the two figures", () => {
  const year = (pence: number) => reservesOf([{ minutes: 60, hourlyPence: pence }], RATES).pension; // a year is 52 × pence
  expect(year(19_230)).toBe(0); // £9,999.60
  expect(year(19_231)).toBe(11_280); // £10,000.12: 3% of £3,760.12
  expect(year(100_000)).toBe(132_090); // 3% of £44,030
  expect(
    reservesOf(
      [
        { minutes: 60, hourlyPence: 10_000 },
        { minutes: 60, hourlyPence: 10_000 },
      ],
      RATES,
    ).pension,
  ).toBe(0);
});
test("the allowance covers all PAs of one employer together, once", () => {
  const pa = { minutes: 60, hourlyPence: 100_000 }; // £52,000 a year: 15% of £47,000 = £7,050
  expect(reservesOf([pa], RATES).insurance).toBe(0);
  expect(reservesOf([pa, pa], RATES).insurance).toBe(1_410_000 - 1_050_000);
});
test("rates are those of the day; a day before any is not guessed", () => {
  const on = (iso: string) => new Date(`${iso}T00:00:00Z`);
  const rows = RATE_KINDS.map((kind) => ({ kind, value: RATES[kind], validFrom: on("2026-04-06") }));
  const newer = { kind: "leave-weeks", value: 600, validFrom: on("2027-04-06") };
  expect(ratesOn(rows, on("2026-04-05"))).toBeNull();
  expect(ratesOn(rows, on("2026-04-06"))).toEqual(RATES);
  expect(ratesOn([newer, ...rows], on("2027-04-05"))?.["leave-weeks"]).toBe(560);
  expect(ratesOn([newer, ...rows], on("2027-04-06"))?.["leave-weeks"]).toBe(600);
  expect(ratesOn(rows.slice(1), on("2026-12-01"))).toBeNull();
});
