import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { paceWarning, runsOutOn } from "#app/domain/budgets/warning-rules.ts";
import { addDays } from "#app/lib/dates.ts";

const day = (words: string) => new Date(`${words}T00:00:00Z`);
// £310 a week for 52 weeks: £44.29 a day
const YEAR = { from: day("2026-04-01"), to: day("2027-03-30"), total: 31_000 * 52 };
const pace = (usedWeeks: number, availableWeeks = 0) => ({
  ...YEAR,
  used: Math.round(31_000 * usedWeeks),
  available: Math.round(31_000 * availableWeeks),
});
const after = (weeks: number) => addDays(YEAR.from, weeks * 7 - 1);
const kind = (usedWeeks: number, weeks: number, availableWeeks = 0, open: "ahead" | "behind" | null = null) =>
  paceWarning(pace(usedWeeks, availableWeeks), after(weeks), open)?.kind ?? null;

describe("ahead", () => {
  test("in step, or a little before it, is no warning", () => {
    expect([20, 21, 22].map((used) => kind(used, 20))).toEqual([null, null, null]);
  });
  test("two weeks of money ahead is, with the day on which it runs out", () => {
    expect(kind(22.1, 20)).toBe("ahead");
    const warning = paceWarning(pace(24), after(20), null);
    // 24 weeks of money in 20 weeks: 52 weeks of it last 43 weeks and 2 days
    expect(warning?.words).toBe(
      "More is used than the time that has passed. At this rate the money runs out about Friday 29 January 2027.",
    );
  });
  test("late in the year 5% counts more than two weeks", () => {
    expect([kind(50.3, 48), kind(50.5, 48)]).toEqual([null, "ahead"]);
  });
  test("never in the first four weeks", () => {
    expect([kind(10, 4), kind(10, 5)]).toEqual([null, "ahead"]);
  });
  test("once warned of, it stays until it is clearly better", () => {
    expect([kind(21.5, 20), kind(21.5, 20, 0, "ahead"), kind(20.9, 20, 0, "ahead")]).toEqual([
      null,
      "ahead",
      null,
    ]);
  });
  test("all used before its end says the next day, not a day that has gone", () => {
    expect(runsOutOn({ ...pace(52) }, after(20))).toEqual(addDays(after(20), 1));
  });
});
describe("behind", () => {
  test("more than eight weeks of money not spent, after twelve weeks", () => {
    expect([kind(10, 20, 8), kind(10, 20, 8.1)]).toEqual([null, "behind"]);
    expect([kind(0, 12, 12), kind(0, 13, 13)]).toEqual([null, "behind"]);
    expect(paceWarning(pace(10, 10.5), after(20), null)?.words).toBe(
      "£3,255 is put in and not spent. That is about 10 weeks of money.",
    );
  });
  test("once warned of, until six weeks", () => {
    expect([kind(10, 20, 7, "behind"), kind(10, 20, 5.9, "behind")]).toEqual(["behind", null]);
  });
  test("not when the time is over", () => {
    expect(kind(10, 52, 40)).toBeNull();
  });
});
test("nothing planned, or not begun: no warning", () => {
  expect(paceWarning({ ...YEAR, total: 0, used: 0, available: 0 }, after(20), null)).toBeNull();
  expect(paceWarning(pace(5, 20), addDays(YEAR.from, -1), null)).toBeNull();
  expect(runsOutOn(pace(0), after(20))).toBeNull();
});
test("spending exactly in step never warns, on whatever day", () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 364 }), (gone) => {
      const used = Math.floor((YEAR.total * gone) / 364);
      expect(paceWarning({ ...YEAR, used, available: 0 }, addDays(YEAR.from, gone - 1), null)).toBeNull();
    }),
  );
});
