import fc from "fast-check";
import { expect, test } from "vitest";
import {
  finalBudget,
  median,
  paidByBudget,
  weekOfYear,
} from "#app/domain/plans/approval/final-budget-rules.ts";
import { planSums } from "#app/domain/plans/plan-sums-rules.ts";
import { reservesOf, type EmployerRates } from "#app/domain/plans/reserve-rules.ts";
import { anAction } from "#tests/factories/plan.ts";

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
const assistant = {
  kind: "assistant" as const,
  costPence: null,
  every: null,
  hourlyPence: 1_650,
  minutesByDay: [90, 90, 90, 90, 90, 0, 0],
};

test("money for care by whose account it is in, things bought once by name, and reserves where the assistants are paid", () => {
  const final = finalBudget(
    [
      anAction(assistant),
      anAction({ costPence: 4_600, every: "four_weeks" }),
      anAction({ costPence: 10_000, every: "month", route: "council_held" }),
      anAction({ what: "A shower chair", kind: "purchase", costPence: 14_500, every: "once" }),
      anAction({
        what: "a shower chair",
        kind: "purchase",
        costPence: 500,
        every: "once",
        route: "council_held",
      }),
      anAction({ costPence: 99_900, every: "week", route: "own_money" }),
      anAction({ kind: "helper", costPence: null, every: null, route: null }),
    ],
    RATES,
  );
  expect(final.care).toEqual([
    { route: "direct_payment", yearPence: 12_375 * 52 + 4_600 * 13, weekPence: 13_525 },
    { route: "council_held", yearPence: 120_000, weekPence: 2_308 },
  ]);
  expect(final.once).toEqual([
    { route: "direct_payment", name: "A shower chair", pence: 14_500 },
    { route: "council_held", name: "a shower chair 2", pence: 500 },
  ]);
  const owed = reservesOf([{ minutes: 450, hourlyPence: 1_650 }], RATES).total;
  expect(final.reserves).toEqual([{ route: "direct_payment", name: "what an employer owes", pence: owed }]);
  expect(final.total).toEqual({ year: 12_375 * 52 + 4_600 * 13 + 120_000 + owed, once: 15_000 });
});
test("what is put by is kept by name where most of the care is paid, and counts in the year", () => {
  const actions = [
    anAction({ costPence: 1_000, every: "week", route: "direct_payment" }),
    anAction({ costPence: 3_000, every: "week", route: "third_party" }),
  ];
  const putBy = { name: "what cannot be known", pence: 20_000 };
  const final = finalBudget(actions, RATES, 20_000);
  expect(final.reserves).toEqual([{ route: "third_party", ...putBy }]);
  expect(final.total).toEqual({ year: 4_000 * 52 + 20_000, once: 0 });
  const once = anAction({ costPence: 500, every: "once", route: "direct_payment" });
  expect(finalBudget([once], RATES, 20_000).reserves).toEqual([{ route: "direct_payment", ...putBy }]);
  expect(finalBudget([], RATES, 20_000).reserves).toEqual([{ route: "council_held", ...putBy }]);
});
test.each([
  [{}, true],
  [{ every: "free" as const, costPence: null }, false],
  [{ costPence: null }, false],
  [{ route: "own_money" as const }, false],
  [{ route: null }, false],
])("whether the budget pays for it: %j", (more, paid) => {
  expect(paidByBudget(anAction(more))).toBe(paid);
});
test("nothing costs nothing; without rates no reserve is guessed", () => {
  expect(finalBudget([], RATES)).toEqual({ care: [], once: [], reserves: [], total: { year: 0, once: 0 } });
  expect(finalBudget([anAction(assistant)], null).reserves).toEqual([]);
});
test("to the penny: what it comes to is what the plan's own sums say, and a week never gives less than the year", () => {
  const action = fc.record({
    costPence: fc.integer({ min: 0, max: 500_000 }),
    every: fc.constantFrom("week", "two_weeks", "four_weeks", "month", "year", "once"),
    route: fc.constantFrom("direct_payment", "third_party", "council_held", "own_money"),
  });
  fc.assert(
    fc.property(fc.array(action, { maxLength: 30 }), fc.nat(100_000), (some, putBy) => {
      const actions = some.map((one) => anAction(one as Parameters<typeof anAction>[0]));
      const final = finalBudget(actions, RATES, putBy);
      const sums = planSums(actions, null, 0, false, putBy);
      expect(final.total).toEqual({ year: sums.planned.year, once: sums.planned.once });
      for (const { yearPence, weekPence } of final.care) {
        expect(weekPence * 52).toBeGreaterThanOrEqual(yearPence);
        expect(weekPence * 52 - yearPence).toBeLessThan(52);
      }
      expect(new Set(final.once.map(({ name }) => name.toLowerCase())).size).toBe(final.once.length);
    }),
  );
});
test("the middle of waiting days", () => {
  expect([median([]), median([3]), median([9, 1]), median([1, 2, 30])]).toEqual([null, 3, 5, 2]);
  expect(weekOfYear(5_200)).toBe(100);
});
