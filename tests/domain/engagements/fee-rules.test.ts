import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { feeDueFor, isAbove, splitDue, splitFee } from "#app/domain/engagements/fee-rules.ts";

const FEES = { low: 10_000, medium: 18_000, high: 32_000 };

describe("who pays what of a fee", () => {
  test("the pot pays all of Low, Medium, and High for complexity", () => {
    expect(splitFee("low", FEES, false)).toEqual({ fromPot: 10_000, adjustment: 0 });
    expect(splitFee("medium", FEES, true)).toEqual({ fromPot: 18_000, adjustment: 0 });
    expect(splitFee("high", FEES, false)).toEqual({ fromPot: 32_000, adjustment: 0 });
  });
  test("High for communication needs costs the pot what Medium does", () => {
    expect(splitFee("high", FEES, true)).toEqual({ fromPot: 18_000, adjustment: 14_000 });
  });
  test("where High costs less than Medium there is nothing to adjust", () => {
    expect(splitFee("high", { ...FEES, high: 15_000 }, true)).toEqual({ fromPot: 15_000, adjustment: 0 });
  });
});

describe("what falls due when work ends early", () => {
  test.each([
    [18_000, 0, 600, 0],
    [18_000, 300, 600, 9_000],
    [18_000, 600, 600, 18_000],
    [18_000, 900, 600, 18_000],
    [10_000, 1, 300, 33],
    [32_000, 7 * 60, 18 * 60, 12_444],
  ])("%i pence, %i of %i minutes: %i", (fee, logged, allowed, due) => {
    expect(feeDueFor(fee, logged, allowed)).toBe(due);
  });
  test("never above the fee, never below nothing, never less for more hours", () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 100_000 }),
        fc.nat(5_000),
        fc.integer({ min: 1, max: 2_000 }),
        (fee, logged, allowed) => {
          const due = feeDueFor(fee, logged, allowed);
          expect(due).toBeGreaterThanOrEqual(0);
          expect(due).toBeLessThanOrEqual(fee);
          expect(feeDueFor(fee, logged + 1, allowed)).toBeGreaterThanOrEqual(due);
        },
      ),
    );
  });
  test("its two shares sum to it, and neither is above what it stands for", () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 100_000 }),
        fc.double({ min: 0, max: 1, noNaN: true }),
        fc.double({ min: 0, max: 1, noNaN: true }),
        (fee, a, d) => {
          const adjustment = Math.floor(fee * a);
          const due = Math.floor(fee * d);
          const split = splitDue(due, fee, adjustment);
          expect(split.fromPot + split.fromAdjustments).toBe(due);
          expect(split.fromAdjustments).toBeLessThanOrEqual(adjustment);
          expect(split.fromPot).toBeLessThanOrEqual(fee - adjustment);
          expect(split.fromPot).toBeGreaterThanOrEqual(0);
        },
      ),
    );
  });
});

test("tiers are ordered", () => {
  expect(isAbove("high", "medium")).toBe(true);
  expect(isAbove("medium", "medium")).toBe(false);
  expect(isAbove("low", "medium")).toBe(false);
});
