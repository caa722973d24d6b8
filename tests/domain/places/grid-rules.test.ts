import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  distanceWords,
  METRES_A_MILE,
  metresBetween,
  readWithin,
  scatter,
  snap,
  toGrid,
} from "#app/domain/places/grid-rules.ts";

const point = fc.record({
  easting: fc.integer({ min: 0, max: 700_000 }),
  northing: fc.integer({ min: 0, max: 1_300_000 }),
});

test("latitude and longitude become metres of the National Grid", () => {
  // Ordnance Survey's worked example: Caister water tower, OSGB36 651409.903, 313177.270
  const tower = toGrid(52.657977, 1.716038);
  expect(metresBetween(tower, { easting: 651_410, northing: 313_177 })).toBeLessThan(10);
});

describe("the 500 m grid", () => {
  test("a point becomes its cell's centre", () => {
    expect(snap({ easting: 442_499, northing: 112_500 })).toEqual({ easting: 442_250, northing: 112_750 });
  });
  test("snapping again changes nothing, and never moves further than half a diagonal", () => {
    fc.assert(
      fc.property(point, (p) => {
        expect(snap(snap(p))).toEqual(snap(p));
        expect(metresBetween(p, snap(p))).toBeLessThanOrEqual(Math.hypot(250, 250));
      }),
    );
  });
});

test("a scattered point stays within 1 km and is the same for the same key", () => {
  fc.assert(
    fc.property(point, fc.uint8Array({ minLength: 32, maxLength: 32 }), (p, key) => {
      expect(metresBetween(p, scatter(p, key))).toBeLessThanOrEqual(1001);
      expect(scatter(p, key)).toEqual(scatter(p, key));
    }),
  );
});

describe("distance in words", () => {
  test.each([
    [0, "Under a mile away"],
    [0.99, "Under a mile away"],
    [1, "1 to 3 miles away"],
    [2.99, "1 to 3 miles away"],
    [3, "3 to 5 miles away"],
    [5, "5 to 10 miles away"],
    [10, "Over 10 miles away"],
    [400, "Over 10 miles away"],
  ])("%s miles: %s", (miles, words) => {
    expect(distanceWords(miles * METRES_A_MILE)).toBe(words);
  });
  test("there are five of them, however far", () => {
    const said = new Set<string>();
    fc.assert(
      fc.property(fc.double({ min: 0, max: 1_000_000, noNaN: true }), (metres) => {
        said.add(distanceWords(metres));
        expect(said.size).toBeLessThanOrEqual(5);
      }),
    );
  });
});

test.each([
  ["5", 5],
  ["2", 3],
  ["0.5", 1],
  ["20", 20],
  ["9999", 20],
  ["0", null],
  ["-3", null],
  ["NaN", null],
  ["1e3", null],
  ["five", null],
  ["", null],
])("within=%s is %s miles", (words, miles) => {
  expect(readWithin(words)).toBe(miles);
});
