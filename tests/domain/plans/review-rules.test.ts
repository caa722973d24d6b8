import { expect, test } from "vitest";
import { mayBeOn, reviewBy, reviewNear, warningDue, warnings } from "#app/domain/plans/review-rules.ts";
import { isoDay } from "#app/lib/dates.ts";

const on = (iso: string) => new Date(`${iso}T00:00:00Z`);
const by = (inForce: string, direct: string | null, last: string | null) =>
  isoDay(
    reviewBy({
      inForceFrom: on(inForce),
      directPaymentFrom: direct ? on(direct) : null,
      lastReview: last ? on(last) : null,
    }),
  );

test.each([
  ["six months after a direct payment begins", "2026-04-01", "2026-04-06", null, "2026-10-06"],
  ["no direct payment: twelve from the first day", "2026-04-01", null, null, "2027-04-01"],
  ["then twelve after the last review", "2026-04-01", "2026-04-06", "2026-09-20", "2027-09-20"],
  [
    "a review on the first day of the payment is not its review",
    "2026-04-01",
    "2026-04-06",
    "2026-04-06",
    "2026-10-06",
  ],
  [
    "a payment begun after the last review brings it forward",
    "2025-01-01",
    "2026-04-06",
    "2026-01-10",
    "2026-10-06",
  ],
  ["but never puts it off", "2025-01-01", "2026-12-01", "2026-01-10", "2027-01-10"],
  ["31 August to the end of February", "2026-08-31", "2026-08-31", null, "2027-02-28"],
  ["and in a leap year", "2027-08-31", "2027-08-31", null, "2028-02-29"],
  ["from a leap day", "2028-02-29", null, null, "2029-02-28"],
  ["a review on a leap day", "2027-01-01", "2027-01-01", "2028-02-29", "2029-02-28"],
  ["over the clock change of spring", "2026-09-29", "2026-09-29", null, "2027-03-29"],
])("%s", (_, inForce, direct, last, expected) => {
  expect(by(inForce, direct, last)).toBe(expected);
});
test("sooner is allowed, later is not", () => {
  expect(mayBeOn(on("2027-03-28"), on("2027-03-29"))).toBe(true);
  expect(mayBeOn(on("2027-03-29"), on("2027-03-29"))).toBe(true);
  expect(mayBeOn(on("2027-03-30"), on("2027-03-29"))).toBe(false);
});
test("warnings at nine in the morning by the clock on the wall, in summer and winter", () => {
  // Clocks go forward on 28 March 2027
  expect(warnings(on("2027-04-20")).map(({ weeks, at }) => [weeks, at.toISOString()])).toEqual([
    [8, "2027-02-23T09:00:00.000Z"],
    [4, "2027-03-23T09:00:00.000Z"],
    [1, "2027-04-13T08:00:00.000Z"],
  ]);
  // A leap day lies between
  expect(warnings(on("2028-03-20"))[1]?.at.toISOString()).toBe("2028-02-21T09:00:00.000Z");
});
test.each([
  ["2027-02-22", null],
  ["2027-02-23", 8],
  ["2027-03-22", 8],
  ["2027-03-23", 4],
  ["2027-04-12", 4],
  ["2027-04-13", 1],
  ["2027-04-20", 1],
  ["2027-04-21", "overdue"],
] as const)("on %s it is %s", (today, near) => {
  expect(reviewNear(on("2027-04-20"), on(today))).toBe(near);
});
test("each warning is given once; one that was missed is not given late", () => {
  const due = on("2027-04-20");
  expect(warningDue(due, new Date("2027-02-23T08:59:59Z"), [])).toBeNull();
  expect(warningDue(due, new Date("2027-02-23T09:00:00Z"), [])).toBe(8);
  expect(warningDue(due, new Date("2027-03-01T09:00:00Z"), [8])).toBeNull();
  expect(warningDue(due, new Date("2027-03-23T09:00:00Z"), [8])).toBe(4);
  expect(warningDue(due, new Date("2027-04-13T08:00:00Z"), [])).toBe(1);
  expect(warningDue(due, new Date("2027-04-14T08:00:00Z"), [1])).toBeNull();
});
