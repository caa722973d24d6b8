import { describe, expect, test } from "vitest";
import {
  extraHoursFrom,
  firstDayOfWork,
  lastDayToCancel,
  mayStillCancel,
  mayWithdraw,
} from "#app/domain/engagements/withdrawal-rules.ts";
import { isoDay, momentOf, parseDay } from "#app/lib/dates.ts";

const day = (words: string) => {
  const found = parseDay(words);
  if (!found) throw new Error(words);
  return found;
};
const at = (words: string, clock = "12:00") => momentOf(day(words), clock);
const last = (words: string, clock?: string) => isoDay(lastDayToCancel(at(words, clock)));

describe("14 days to cancel", () => {
  test.each([
    ["2026-11-01", "2026-11-15"],
    ["2026-11-20", "2026-12-04"], // over the end of a month
    ["2026-12-20", "2027-01-03"], // and of a year
    ["2028-02-20", "2028-03-05"], // in a leap year
    ["2027-02-20", "2027-03-06"],
    ["2026-03-20", "2026-04-03"], // the clocks go forward on 29 March 2026
    ["2026-10-20", "2026-11-03"], // and back on 25 October 2026
  ])("said yes on %s: until the end of %s", (yes, until) => {
    expect(last(yes)).toBe(until);
    // Whatever the hour of the yes, in London
    expect(last(yes, "00:00")).toBe(until);
    expect(last(yes, "23:59")).toBe(until);
    expect(mayStillCancel(at(yes), at(until, "23:59"))).toBe(true);
    expect(mayStillCancel(at(yes), new Date(at(until, "23:59").getTime() + 60_000))).toBe(false);
  });
  test("a yes just before midnight UTC in summer is of the next day in London", () => {
    expect(isoDay(lastDayToCancel(new Date("2026-06-30T23:30:00Z")))).toBe("2026-07-15");
  });
});

describe("work and leaving within them", () => {
  const yes = at("2026-11-20", "09:00");
  const of = (expressRequest: boolean | null, acceptedAt: Date | null = yes) => ({
    expressRequest,
    acceptedAt,
  });
  test("work counts at once at their express request, else from the 15th day", () => {
    expect(isoDay(firstDayOfWork(of(true)) ?? new Date(0))).toBe("2026-11-20");
    expect(isoDay(firstDayOfWork(of(null)) ?? new Date(0))).toBe("2026-11-20");
    expect(isoDay(firstDayOfWork(of(false)) ?? new Date(0))).toBe("2026-12-05");
    expect(firstDayOfWork(of(false, null))).toBeNull();
  });
  test("only who paid by card, only after the yes, only inside the days", () => {
    expect(mayWithdraw(of(true), at("2026-12-04", "23:59"))).toBe(true);
    expect(mayWithdraw(of(false), at("2026-11-20"))).toBe(true);
    expect(mayWithdraw(of(true), at("2026-12-05", "00:00"))).toBe(false);
    expect(mayWithdraw(of(null), at("2026-11-21"))).toBe(false);
    expect(mayWithdraw(of(true, null), at("2026-11-21"))).toBe(false);
  });
  const upgrade = (decided: string, more: object = {}) => ({
    status: "approved",
    decider: "person",
    decidedAt: at(decided, "12:00"),
    expressRequest: true,
    minutesBefore: 480,
    ...more,
  });
  test("a larger tier that they pay for themselves gives 14 days again; what the council decides does not", () => {
    const bought = { ...of(true), upgrades: [upgrade("2026-12-01"), upgrade("2026-12-10")] };
    expect(mayWithdraw(bought, at("2026-12-24", "23:59"))).toBe(true);
    expect(mayWithdraw(bought, at("2026-12-25", "00:00"))).toBe(false);
    for (const not of [
      { decider: "council" },
      { status: "asked" },
      { status: "overtaken" },
      { decidedAt: null },
    ])
      expect(
        mayWithdraw({ ...of(true), upgrades: [upgrade("2026-12-10", not)] }, at("2026-12-05", "00:00")),
      ).toBe(false);
    expect(mayWithdraw({ ...of(null), upgrades: [upgrade("2026-12-10")] }, at("2026-12-11"))).toBe(false);
  });
  test("the extra hours count from the 15th day unless they asked for them sooner", () => {
    expect(extraHoursFrom({ upgrades: [] })).toBeNull();
    for (const expressRequest of [true, null])
      expect(extraHoursFrom({ upgrades: [upgrade("2026-12-10", { expressRequest })] })).toBeNull();
    const waits = extraHoursFrom({ upgrades: [upgrade("2026-12-10", { expressRequest: false })] });
    expect(isoDay(waits?.day ?? new Date(0))).toBe("2026-12-25");
    expect(waits?.minutes).toBe(480);
  });
});
