import { expect, test } from "vitest";
import { isoDay, parseDay, parseDayParts } from "#app/lib/dates.ts";

test.each(["2026-11-21", "2024-02-29", "1000-01-01", "9999-12-31"])("%s is a day", (words) => {
  const day = parseDay(words);
  expect(day && isoDay(day)).toBe(words);
});
test.each([
  "2026-02-31",
  "2025-02-29",
  "0000-01-01",
  "0001-12-31",
  "0999-12-31",
  "2026-1-2",
  "10000-01-01",
  "",
  "x",
])("%j is no day", (words) => {
  expect(parseDay(words)).toBeNull();
});
test("three boxes are a day, or none", () => {
  expect(parseDayParts("1", "3", "2026")).toEqual(parseDay("2026-03-01"));
  expect(parseDayParts("1", "3", "0000")).toBeNull();
  expect(parseDayParts("31", "2", "2026")).toBeNull();
});
