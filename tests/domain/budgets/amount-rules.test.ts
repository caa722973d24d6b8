import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  amountOn,
  entitled,
  EVERY,
  nextWindow,
  planned,
  toPost,
  type Amount,
  type Every,
  type Posting,
} from "#app/domain/budgets/amount-rules.ts";
import { addDays, daysBetween, isoDay } from "#app/lib/dates.ts";

const day = (words: string) => new Date(`${words}T00:00:00Z`);
let written = 0;
const from = (words: string, pence: number, every: Every = "four_weeks"): Amount => ({
  fromOn: day(words),
  pence,
  every,
  number: ++written,
});
const schedule = (amounts: Amount[], start = "2026-04-01", end = "2027-03-31") => ({
  amounts,
  start: day(start),
  end: day(end),
});
const short = (all: Posting[]) =>
  all.map(({ kind, from, to, pence }) => `${kind} ${isoDay(from)} ${isoDay(to)} ${String(pence)}`);
const NONE = { through: null, pence: 0 };

test("of several rows the latest day holds, and of one day the row written last", () => {
  const rows = [from("2026-04-01", 1), from("2026-06-01", 3), from("2026-05-01", 2), from("2026-05-01", 4)];
  const on = (words: string) => amountOn(rows, day(words))?.pence ?? null;
  expect(["2026-03-31", "2026-04-01", "2026-04-30", "2026-05-01", "2026-06-01"].map(on)).toEqual([
    null,
    1,
    1,
    4,
    3,
  ]);
});

describe("what is put in, and when", () => {
  test("every 4 weeks from the first day, over the clock change, with a last part by days", () => {
    const all = toPost(schedule([from("2026-04-01", 31_000)]), NONE, day("2027-03-31"));
    expect(short(all).slice(0, 2)).toEqual([
      "due 2026-04-01 2026-04-28 124000",
      "due 2026-04-29 2026-05-26 124000",
    ]);
    // 25 October 2026: clocks go back. Days stay days
    expect(short(all)[7]).toBe("due 2026-10-14 2026-11-10 124000");
    // 365 days are 52 weeks and a day: the last part is one day, a seventh of £310, £44.29
    expect(short(all).slice(-1)).toEqual(["due 2027-03-31 2027-03-31 4429"]);
    expect(all.reduce((sum, one) => sum + one.pence, 0)).toBe(Math.round((31_000 * 365) / 7));
  });
  test("by the month: by days, and from the 31st each month has its own last day, the leap day too", () => {
    const all = toPost(
      schedule([from("2028-01-31", 7_000, "month")], "2028-01-31", "2028-04-29"),
      NONE,
      day("2028-12-31"),
    );
    expect(short(all)).toEqual([
      "due 2028-01-31 2028-02-28 29000",
      "due 2028-02-29 2028-03-30 31000",
      "due 2028-03-31 2028-04-29 30000",
    ]);
  });
  test("nothing before its day, and nothing twice", () => {
    const plan = schedule([from("2026-04-01", 10_000, "week")]);
    expect(toPost(plan, NONE, day("2026-03-31"))).toEqual([]);
    const first = toPost(plan, NONE, day("2026-04-01"));
    expect(short(first)).toEqual(["due 2026-04-01 2026-04-07 10000"]);
    const posted = { through: day("2026-04-07"), pence: 10_000 };
    expect(toPost(plan, posted, day("2026-04-07"))).toEqual([]);
    expect(short(toPost(plan, posted, day("2026-04-08")))).toEqual(["due 2026-04-08 2026-04-14 10000"]);
  });
  test("a change in the middle of a week counts from its day; what is put in already gets its difference", () => {
    const rows = [from("2026-04-01", 7_000, "week"), from("2026-04-04", 14_000, "week")];
    expect(short(toPost(schedule(rows), NONE, day("2026-04-01")))).toEqual([
      "due 2026-04-01 2026-04-07 11000",
    ]);
    expect(
      short(toPost(schedule(rows), { through: day("2026-04-07"), pence: 7_000 }, day("2026-04-07"))),
    ).toEqual(["change 2026-04-01 2026-04-07 4000"]);
    const less = [from("2026-04-01", 7_000, "week"), from("2026-04-04", 0, "week")];
    expect(
      short(toPost(schedule(less), { through: day("2026-04-07"), pence: 7_000 }, day("2026-04-08"))),
    ).toEqual(["change 2026-04-01 2026-04-07 -4000", "due 2026-04-08 2026-04-14 0"]);
  });
  test("another way of putting in begins a new count on its day", () => {
    const rows = [from("2026-04-01", 7_000), from("2026-05-11", 7_000, "week")];
    expect(short(toPost(schedule(rows), NONE, day("2026-05-20")))).toEqual([
      "due 2026-04-01 2026-04-28 28000",
      "due 2026-04-29 2026-05-10 12000",
      "due 2026-05-11 2026-05-17 7000",
      "due 2026-05-18 2026-05-24 7000",
    ]);
    // Changed from a day that is put in already: it goes on from there, to the new count's next day
    const through = { through: day("2026-05-26"), pence: 56_000 };
    expect(short(toPost(schedule(rows), through, day("2026-05-27")))).toEqual([
      "due 2026-05-27 2026-05-31 5000",
    ]);
  });
  test("one sum, once, on its day; a change gives the difference", () => {
    const rows = [from("2026-06-01", 45_000, "once")];
    expect(toPost(schedule(rows), NONE, day("2026-05-31"))).toEqual([]);
    expect(short(toPost(schedule(rows), NONE, day("2026-06-01")))).toEqual([
      "due 2026-06-01 2027-03-31 45000",
    ]);
    const put = { through: day("2027-03-31"), pence: 45_000 };
    expect(toPost(schedule(rows), put, day("2026-12-01"))).toEqual([]);
    const more = [...rows, from("2026-11-01", 50_000, "once")];
    expect(toPost(schedule(more), put, day("2026-10-31"))).toEqual([]);
    expect(short(toPost(schedule(more), put, day("2026-11-01")))).toEqual([
      "change 2026-06-01 2027-03-31 5000",
    ]);
  });
  test("agreed from a later day, nothing is put in for the days before", () => {
    const plan = schedule([from("2026-04-01", 7_000, "week")], "2026-07-01");
    expect(short(toPost(plan, NONE, day("2026-07-01")))).toEqual(["due 2026-07-01 2026-07-07 7000"]);
    expect(planned(plan)).toBe(274_000);
  });
  test("no rows, or an end before the start: nothing", () => {
    expect(toPost(schedule([]), NONE, day("2027-01-01"))).toEqual([]);
    expect(planned(schedule([]))).toBe(0);
    const over = schedule([from("2026-04-01", 7_000)], "2027-04-01", "2027-03-31");
    expect(toPost(over, NONE, day("2027-05-01"))).toEqual([]);
    expect(planned(over)).toBe(0);
    expect(nextWindow([], day("2026-04-01"), day("2027-03-31"), null)).toBeNull();
  });
});

const START = day("2027-12-20"); // over a leap day and two clock changes
const row = fc.record({
  fromOn: fc.integer({ min: -20, max: 300 }).map((days) => addDays(START, days)),
  pence: fc.integer({ min: 0, max: 200_000 }),
  every: fc.constantFrom(...EVERY.filter((every) => every !== "once")),
  number: fc.nat(),
});
const plans = fc.record({
  amounts: fc.array(row, { minLength: 1, maxLength: 5 }),
  end: fc.integer({ min: 0, max: 366 }).map((days) => addDays(START, days)),
});

test("whatever the changes, instalments follow on from each other and add up to the penny to what is due for their days", () => {
  fc.assert(
    fc.property(plans, ({ amounts, end }) => {
      const plan = { amounts, start: START, end };
      const all = toPost(plan, NONE, addDays(end, 1));
      expect(all.reduce((sum, one) => sum + one.pence, 0)).toBe(planned(plan));
      for (const [i, one] of all.entries()) {
        expect(one.kind).toBe("due");
        expect(one.to >= one.from && one.pence >= 0).toBe(true);
        const before = all[i - 1];
        if (before) expect(daysBetween(before.to, one.from)).toBe(1);
      }
      const last = all.at(-1);
      if (last) expect(last.to).toEqual(end);
    }),
    { numRuns: 500 },
  );
});
test("whatever is changed from whatever day, and whenever the clock ran, all that is put in is what is due through its last day", () => {
  fc.assert(
    fc.property(
      plans,
      fc.array(fc.tuple(row, fc.integer({ min: 0, max: 60 })), { maxLength: 6 }),
      ({ amounts, end }, changes) => {
        const rows = amounts.map((one, number) => ({ ...one, number, fromOn: START }));
        let posted: { through: Date | null; pence: number } = NONE;
        let today = START;
        const run = () => {
          for (const one of toPost({ amounts: rows, start: START, end }, posted, today))
            posted = {
              through: one.kind === "due" ? one.to : posted.through,
              pence: posted.pence + one.pence,
            };
          if (posted.through) expect(posted.pence).toBe(entitled(rows, START, posted.through));
          expect(toPost({ amounts: rows, start: START, end }, posted, today)).toEqual([]);
        };
        run();
        for (const [change, later] of changes) {
          const fromOn = change.fromOn < START ? START : change.fromOn;
          rows.push({ ...change, fromOn, number: rows.length });
          today = addDays(today, later);
          run();
        }
        today = addDays(end, 1);
        run();
        expect(posted.pence).toBe(planned({ amounts: rows, start: START, end }));
      },
    ),
    { numRuns: 500 },
  );
});
