import { describe, expect, test } from "vitest";
import {
  ageOf,
  firstProcessingDay,
  freshness,
  processingDayProblem,
  RUN_STATUSES,
  runReference,
  stepsOf,
  type RunStatus,
} from "#app/domain/payments/runs/run-rules.ts";
import { bacsText } from "#app/domain/payments/runs/bacs-text.ts";
import { isoDay } from "#app/lib/dates.ts";

const day = (words: string) => new Date(`${words}T00:00:00Z`);

describe("steps", () => {
  const run = (status: RunStatus) => ({ status, madeByAccountId: "maker" });
  test.each([
    ["draft", ["approve", "cancel"]],
    ["approved", ["export", "pay", "cancel"]],
    ["exported", ["pay", "cancel"]],
    ["paid", ["return"]],
    ["cancelled", []],
  ] as const)("%s: a colleague may %s", (status, steps) => {
    expect(stepsOf(run(status), "colleague")).toEqual(steps);
  });
  test("whoever made it may do the same, but never approve", () => {
    for (const status of RUN_STATUSES)
      expect(stepsOf(run(status), "maker")).toEqual(
        stepsOf(run(status), "colleague").filter((step) => step !== "approve"),
      );
  });
});

test.each([
  ["2026-11-24", "2026-11-24", false],
  ["2026-11-24", "2026-11-25", true],
  ["2026-11-27", "2026-11-30", true],
  ["2026-11-27", "2026-11-28", false],
  ["2026-12-24", "2026-12-25", false],
  ["2026-12-24", "2026-12-28", false],
  ["2026-12-24", "2026-12-29", true],
  ["2026-11-24", "2026-12-24", true],
  ["2026-11-24", "2026-12-25", false],
])("made on %s, paid on %s: %s", (today, on, fine) => {
  expect(processingDayProblem(day(on), day(today)) === null).toBe(fine);
});
test("the first day is the next that banks work", () => {
  expect(isoDay(firstProcessingDay(day("2026-12-24")))).toBe("2026-12-29");
  expect(processingDayProblem(firstProcessingDay(day("2026-12-24")), day("2026-12-24"))).toBeNull();
});

test("details are new for seven days to the second, as first or as changed", () => {
  const createdAt = new Date("2026-11-24T10:00:00Z");
  const at = (ms: number) => new Date(createdAt.getTime() + ms);
  const week = 7 * 86_400_000;
  expect(freshness({ createdAt }, false, at(0))).toBe("first");
  expect(freshness({ createdAt }, true, at(week - 1))).toBe("changed");
  expect(freshness({ createdAt }, true, at(week))).toBeNull();
});

test.each([
  ["2026-11-24", "not-due"],
  ["2026-12-31", "not-due"],
  ["2026-11-23", "to-30"],
  ["2026-10-25", "to-30"],
  ["2026-10-24", "over-30"],
])("due on %s, looked at on 24 November: %s", (due, age) => {
  expect(ageOf(day(due), day("2026-11-24"))).toBe(age);
});

test("what stands on a bank statement is in the bank's letters and fits", () => {
  for (const number of [1, 99_999, 1_234_567]) {
    const reference = runReference({ number });
    expect(bacsText(reference)).toBe(reference);
    expect(reference.length).toBeLessThanOrEqual(18);
  }
});
