import { expect, test } from "vitest";
import { minutesUntil, waitUntil, type Guesses } from "#app/domain/identity/guessing-rules.ts";

const at = new Date("2026-11-22T12:00:00Z");
const minutesAgo = (...minutes: number[]) => minutes.map((m) => new Date(at.getTime() - m * 60_000));
const none: Guesses = { pair: [], email: [], address: [], knownAddress: false };
const wait = (guesses: Partial<Guesses>) => {
  const until = waitUntil({ ...none, ...guesses }, at);
  return until && minutesUntil(until, at);
};

test("five failures from one address: wait until 15 minutes after the first of them", () => {
  expect(wait({ pair: minutesAgo(1, 2, 3, 4) })).toBeNull();
  expect(wait({ pair: minutesAgo(1, 2, 3, 4, 5) })).toBe(10);
  expect(wait({ pair: minutesAgo(1, 2, 3, 4, 15) })).toBeNull();
});
test("ten failures from anywhere: a delay that doubles, up to 15 minutes", () => {
  const failures = (n: number) => Array<Date>(n).fill(at);
  expect(wait({ email: failures(9) })).toBeNull();
  expect(waitUntil({ ...none, email: failures(10) }, at)?.getTime()).toBe(at.getTime() + 30_000);
  expect(wait({ email: failures(12) })).toBe(2);
  expect(wait({ email: failures(13) })).toBe(4);
  expect(wait({ email: failures(100) })).toBe(15);
});
test("however many strangers guess, an address the owner is known by is not slowed", () => {
  expect(wait({ email: Array<Date>(100).fill(at), knownAddress: true })).toBeNull();
  expect(
    wait({ email: Array<Date>(100).fill(at), knownAddress: true, pair: minutesAgo(0, 0, 0, 0, 0) }),
  ).toBe(15);
});
test("one address trying everybody has to wait", () => {
  expect(wait({ address: Array<Date>(99).fill(at) })).toBeNull();
  expect(wait({ address: Array<Date>(100).fill(at) })).toBe(15);
});
