import fc from "fast-check";
import { expect, test } from "vitest";
import { likeness, matchLines, DAYS_APART } from "#app/domain/payments/statements/match-rules.ts";
import { addDays, parseDay } from "#app/lib/dates.ts";

const FIRST = parseDay("2026-11-01") ?? new Date(NaN);
const line = (id: string, dayNumber: number, pence: number, description = "") => ({
  id,
  on: addDays(FIRST, dayNumber),
  pence,
  description,
});
const entry = (id: string, dayNumber: number, pence: number, words = "") => ({
  id,
  on: addDays(FIRST, dayNumber),
  pence,
  words,
});

test("the amount to the penny, the day within a week", () => {
  expect(matchLines([line("a", 0, -100)], [entry("x", DAYS_APART, -100)]).sure).toEqual([
    { line: "a", entry: "x" },
  ]);
  expect(matchLines([line("a", 0, -100)], [entry("x", DAYS_APART + 1, -100)])).toEqual({
    sure: [],
    possible: new Map(),
  });
  expect(matchLines([line("a", 0, -100)], [entry("x", 0, -101), entry("y", 0, 100)]).sure).toEqual([]);
});
test("where several would do, like words decide, then the nearer day", () => {
  const two = [entry("x", 1, -100, "Rosa Martin"), entry("y", 2, -100, "Dev Patel")];
  expect(matchLines([line("a", 0, -100, "FPO PATEL D REF 7")], two).sure).toEqual([
    { line: "a", entry: "y" },
  ]);
  expect(matchLines([line("a", 0, -100, "something else")], two).sure).toEqual([{ line: "a", entry: "x" }]);
  // the same sum each week to the same PA
  expect(
    matchLines(
      [line("a", 0, -310, "Lena"), line("b", 7, -310, "Lena"), line("c", 14, -310, "Lena")],
      [entry("x", 0, -310, "Lena"), entry("y", 7, -310, "Lena"), entry("z", 14, -310, "Lena")],
    ).sure,
  ).toEqual([
    { line: "a", entry: "x" },
    { line: "b", entry: "y" },
    { line: "c", entry: "z" },
  ]);
});
test("what cannot be told apart is left to a person, with every possibility", () => {
  const twins = matchLines([line("a", 0, -100)], [entry("x", 1, -100), entry("y", -1, -100)]);
  expect(twins.sure).toEqual([]);
  expect(twins.possible.get("a")?.toSorted()).toEqual(["x", "y"]);
  const contested = matchLines([line("a", 0, -100), line("b", 0, -100)], [entry("x", 0, -100)]);
  expect(contested.sure).toEqual([]);
  expect([...contested.possible.keys()]).toEqual(["a", "b"]);
});
test("one that is sure makes room for the other", () => {
  expect(
    matchLines(
      [line("a", 0, -100, "Rosa"), line("b", 0, -100, "Rosa Martin")],
      [entry("x", 0, -100, "Rosa Martin planner"), entry("y", 3, -100, "Dev")],
    ).sure,
  ).toHaveLength(0);
  expect(
    matchLines(
      [line("a", 0, -100, "unknown"), line("b", 0, -100, "Rosa")],
      [entry("x", 0, -100, "Rosa"), entry("y", 3, -100, "Dev")],
    ).sure,
  ).toEqual([
    { line: "b", entry: "x" },
    { line: "a", entry: "y" },
  ]);
});
test("likeness of words", () => {
  expect(likeness("ROSA MARTIN REF 12", "Rosa Martin")).toBe(1);
  expect(likeness("Card payment to", "payment")).toBe(0);
  expect(likeness("", "x")).toBe(0);
});
test("nothing is matched twice, and never across amounts or a week", () => {
  const part = {
    on: fc.integer({ min: 0, max: 30 }),
    pence: fc.constantFrom(-100, -200, 100),
    words: fc.constantFrom("rosa", "dev patel", ""),
  };
  fc.assert(
    fc.property(
      fc.array(fc.record(part), { maxLength: 20 }),
      fc.array(fc.record(part), { maxLength: 20 }),
      (some, others) => {
        const lines = some.map((one, i) => line(`l${i}`, one.on, one.pence, one.words));
        const entries = others.map((one, i) => entry(`e${i}`, one.on, one.pence, one.words));
        const { sure, possible } = matchLines(lines, entries);
        expect(new Set(sure.map((one) => one.line)).size).toBe(sure.length);
        expect(new Set(sure.map((one) => one.entry)).size).toBe(sure.length);
        for (const one of sure) {
          const [l, e] = [lines.find((x) => x.id === one.line), entries.find((x) => x.id === one.entry)];
          expect(l?.pence).toBe(e?.pence);
          expect(Math.abs(Number(l?.on) - Number(e?.on))).toBeLessThanOrEqual(DAYS_APART * 86_400_000);
          expect(possible.has(one.line)).toBe(false);
        }
      },
    ),
  );
});
