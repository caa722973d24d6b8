import type PDFDocument from "pdfkit";
import { fontBytes, partsFor, type FontPart } from "#app/lib/paper/fonts.server.ts";
import type { Ruler } from "#app/lib/paper/set-lines.ts";

type Document = InstanceType<typeof PDFDocument>;
type Anchored = { applyAnchor: (mark: { markAnchor: unknown }, base: unknown, at: number) => void };
type Fontkit = {
  hasGlyphForCodePoint: (codePoint: number) => boolean;
  _layoutEngine?: { engine?: { GPOSProcessor?: Anchored } | null };
};
const nameOf = ({ family, subset }: FontPart, bold: boolean) =>
  `${family}/${subset}/${bold ? "bold" : "plain"}`;
/** Stands for a letter that no font here draws. */
const BOX = "\u25a1";
/** Joiners and marks of direction: they draw nothing themselves. */
const UNSEEN = /^[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufe00-\ufe0f\ufeff\p{Cc}]+$/u;
/** Of them, those that a font would draw as a box; joiners of emoji and Indic scripts it needs. */
const DROPPED = /[\u00ad\u200b\u200e\u200f\u202a-\u202e\u2060-\u2069\ufe0e\ufe0f\ufeff\p{Cc}]/gu;
const letters = new Intl.Segmenter("en-GB", { granularity: "grapheme" });

/** A letter without a place for a mark is allowed, and fontkit 2.0.4 trips over it: the mark then stands where it falls. */
function mindEmptyAnchors({ _layoutEngine }: Fontkit) {
  const positions = _layoutEngine?.engine?.GPOSProcessor;
  if (!positions) return;
  const apply = positions.applyAnchor.bind(positions);
  positions.applyAnchor = (mark, base, at) => {
    if (base && mark.markAnchor) apply(mark, base, at);
  };
}

/** The fonts of one paper: which draws a letter, how wide words are, and which letters none of them draws. */
export function typeCase(doc: Document) {
  const known = new Map<string, Fontkit>();
  const chosen = new Map<string, FontPart | null>();
  const widths = new Map<string, number>();
  const broken = new Set<string>();
  const missing = new Set<string>();
  function use(part: FontPart, bold: boolean): string {
    const name = nameOf(part, bold);
    if (!known.has(name)) {
      doc.registerFont(name, fontBytes(part, bold)).font(name);
      const { font } = (doc as unknown as { _font: { font: Fontkit } })._font;
      mindEmptyAnchors(font);
      known.set(name, font);
    }
    return name;
  }
  const draws = (part: FontPart, codePoints: readonly number[]): boolean => {
    const font = known.get(use(part, false));
    return codePoints.every((one) => font?.hasGlyphForCodePoint(one));
  };
  /** The first font that draws all of a letter, its joiners aside. */
  function partFor(letter: string): FontPart | null {
    const before = chosen.get(letter);
    if (before !== undefined) return before;
    const seen = Array.from(letter)
      .filter((one) => !UNSEEN.test(one))
      .map((one) => one.codePointAt(0) ?? 0);
    const candidates = seen[0] === undefined ? [] : partsFor(seen[0]);
    const part = candidates.find((one) => draws(one, seen)) ?? null;
    chosen.set(letter, part);
    return part;
  }
  const latin = { family: "atkinson-hyperlegible-next", subset: "latin" };
  const boxes = (words: string) => ({
    words: [...letters.segment(words)]
      .map(({ segment }) => (/^\s+$/u.test(segment) ? segment : BOX))
      .join(""),
    font: use(partFor(BOX) ?? latin, false),
  });
  /** What is drawn of some words in a font: without marks that draw nothing, and boxes for letters that no font draws. */
  const setIn = (words: string, font: string): { words: string; font: string } =>
    font === BOX || broken.has(words) ? boxes(words) : { words: words.replace(DROPPED, ""), font };
  const measured = (words: string, font: string, size: number): number => {
    const set = setIn(words, font);
    return set.words === "" ? 0 : doc.font(set.font, size).widthOfString(set.words);
  };
  const ruler = (size: number, bold: boolean): Ruler => ({
    fontFor(letter) {
      if (/^[ -~]$/.test(letter) || /^\s+$/u.test(letter) || UNSEEN.test(letter)) return use(latin, bold);
      const part = partFor(letter);
      if (part) return use(part, bold);
      missing.add(letter);
      return BOX;
    },
    widthOf(words, font) {
      const key = `${String(size)} ${font} ${words}`;
      const before = widths.get(key);
      if (before !== undefined) return before;
      let width: number;
      try {
        width = measured(words, font, size);
      } catch {
        // A font that trips over what somebody wrote stops no paper: a box, and the paper says so
        broken.add(words);
        missing.add(words);
        width = measured(words, font, size);
      }
      widths.set(key, width);
      return width;
    },
  });
  return { ruler, setIn, missing };
}
