import fc from "fast-check";
import { expect, test } from "vitest";
import { placeCodes } from "#app/domain/places/place-codes.ts";

test.each([
  ["SO17 1BJ", ["SO17 1BJ", "SO17 1", "SO17"]],
  ["so171bj", ["SO17 1BJ", "SO17 1", "SO17"]],
  ["SO17", ["SO17", "SO1 7", "SO1"]],
  ["SO17 1", ["SO17 1", "SO17"]],
  ["SO1 7", ["SO1 7", "SO1"]],
  ["SO17 1B", ["SO17 1", "SO17"]],
  ["W1A 1AA", ["W1A 1AA", "W1A 1", "W1A"]],
  ["Southampton", []],
  ["", []],
  ["17", []],
])("%s: %j", (words, codes) => {
  expect(placeCodes(words)).toEqual(codes);
});
test("anything at all may be typed", () => {
  fc.assert(
    fc.property(fc.string({ maxLength: 6000 }), (words) => {
      expect(placeCodes(words).length).toBeLessThanOrEqual(4);
    }),
  );
});
