import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { linesOf, placeLine, readsRightToLeft, type Ruler } from "#app/lib/paper/set-lines.ts";

/** Every letter is one wide; capitals are of another font. */
const ruler: Ruler = {
  fontFor: (letter) => (/[A-Z]/.test(letter) ? "capitals" : "plain"),
  widthOf: (words) => words.length,
};
const lines = (text: string, width = 10) => linesOf(text, width, ruler).map(({ words }) => words);

describe("lines", () => {
  test("break between words, keep what was typed as lines, and cut a word that fits no line", () => {
    expect(lines("one two three")).toEqual(["one two", "three"]);
    expect(lines("one\n\ntwo\r\nthree")).toEqual(["one", "", "two", "three"]);
    expect(lines("abcdefghijklm no")).toEqual(["abcdefghij", "klm no"]);
    expect(lines("")).toEqual([""]);
  });
  test("lose nothing but space, and are never too wide", () => {
    fc.assert(
      fc.property(
        fc.string({ unit: "grapheme", maxLength: 200 }),
        fc.integer({ min: 8, max: 30 }),
        (text, width) => {
          const set = lines(text, width);
          const bare = (words: string) => words.replaceAll(/\s+/gu, "");
          expect(bare(set.join(""))).toBe(bare(text));
          for (const line of set) {
            const letters = [...new Intl.Segmenter("en-GB").segment(line)];
            if (letters.length > 1) expect(line.length).toBeLessThanOrEqual(width);
          }
        },
      ),
    );
  });
});

describe("places", () => {
  const places = (words: string) => {
    const { pieces } = placeLine(words, readsRightToLeft(words), ruler);
    return pieces.map((piece) => [piece.words, piece.x]);
  };
  test("from left to right, one piece for each font", () => {
    expect(places("ab CD ef")).toEqual([
      ["ab ", 0],
      ["CD", 3],
      [" ef", 5],
    ]);
  });
  test("from right to left: read in order, each further left; numbers stay as they are", () => {
    expect(readsRightToLeft("אב גד")).toBe(true);
    expect(readsRightToLeft("ab גד")).toBe(false);
    expect(places("אב גדה")).toEqual([
      ["אב", 4],
      [" ", 3],
      ["גדה", 0],
    ]);
    expect(places("אב 12")).toEqual([
      ["אב", 3],
      [" ", 2],
      ["12", 0],
    ]);
  });
  test("a bracket among letters from right to left is turned", () => {
    expect(places("אב (ab)")).toEqual([
      ["אב", 5],
      [" ", 4],
      [")", 3],
      ["ab", 1],
      ["(", 0],
    ]);
  });
});
