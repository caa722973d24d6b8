import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";

const require = createRequire(import.meta.url);
/** Which font draws what, the first that can: what is read most, then scripts that people in England write, then signs. */
const FAMILIES: Readonly<Record<string, () => string>> = {
  "atkinson-hyperlegible-next": () => require.resolve("@fontsource/atkinson-hyperlegible-next/package.json"),
  "noto-sans": () => require.resolve("@fontsource/noto-sans/package.json"),
  "noto-sans-arabic": () => require.resolve("@fontsource/noto-sans-arabic/package.json"),
  "noto-sans-hebrew": () => require.resolve("@fontsource/noto-sans-hebrew/package.json"),
  "noto-sans-bengali": () => require.resolve("@fontsource/noto-sans-bengali/package.json"),
  "noto-sans-gurmukhi": () => require.resolve("@fontsource/noto-sans-gurmukhi/package.json"),
  "noto-sans-gujarati": () => require.resolve("@fontsource/noto-sans-gujarati/package.json"),
  "noto-sans-tamil": () => require.resolve("@fontsource/noto-sans-tamil/package.json"),
  "noto-emoji": () => require.resolve("@fontsource/noto-emoji/package.json"),
  "noto-sans-symbols-2": () => require.resolve("@fontsource/noto-sans-symbols-2/package.json"),
};
const ONE_WEIGHT: readonly string[] = ["noto-sans-symbols-2"];

type Part = { family: string; subset: string; ranges: readonly (readonly [number, number])[] };
/** A font's file, and which of its letters it draws. */
export type FontPart = { family: string; subset: string };

const folderOf = (family: string) => path.dirname(FAMILIES[family]?.() ?? "");
const rangesOf = (words: string): [number, number][] =>
  words.split(",").map((one) => {
    const [from = "", to = from] = one.trim().replace(/^U\+/i, "").split("-");
    return [Number.parseInt(from, 16), Number.parseInt(to, 16)];
  });

let parts: readonly Part[] | null = null;
const allParts = (): readonly Part[] =>
  (parts ??= Object.keys(FAMILIES).flatMap((family) => {
    const file = path.join(folderOf(family), "unicode.json");
    const subsets = JSON.parse(readFileSync(file, "utf8")) as Record<string, string>;
    return Object.entries(subsets)
      .map(([subset, words]) => ({
        family,
        subset: subset.replace(/^\[(\d+)\]$/, "$1"),
        ranges: rangesOf(words),
      }))
      .sort((one, other) => Number(other.subset === "latin") - Number(one.subset === "latin"));
  }));

/** The font files that say they draw a letter, the one to try first leading. */
export const partsFor = (codePoint: number): FontPart[] =>
  allParts().filter(({ ranges }) => ranges.some(([from, to]) => from <= codePoint && codePoint <= to));

/** The bytes of a font, from its package: read when a paper first needs it. */
export function fontBytes({ family, subset }: FontPart, bold: boolean): Buffer {
  const weight = bold && !ONE_WEIGHT.includes(family) ? 700 : 400;
  return readFileSync(
    path.join(folderOf(family), "files", `${family}-${subset}-${String(weight)}-normal.woff`),
  );
}
