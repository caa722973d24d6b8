import bidiFactory from "bidi-js";

const bidi = bidiFactory();
const graphemes = new Intl.Segmenter("en-GB", { granularity: "grapheme" });

/** A stretch of a line in one font and one direction, and where it stands from the line's left. */
type Piece = { words: string; font: string; x: number };
export type Line = { pieces: Piece[]; width: number; rightToLeft: boolean };
/** What draws a letter, and how wide words are in it. */
export type Ruler = {
  fontFor: (letter: string) => string;
  widthOf: (words: string, font: string) => number;
};

type Run = { words: string; font: string };
/** Words cut where the font changes. */
function runsOf(words: string, { fontFor }: Ruler): Run[] {
  // Most of what is written here is plain: one font, and nothing to look up letter by letter
  if (/^[ -~]+$/.test(words) && fontFor("A") === fontFor("a")) return [{ words, font: fontFor("a") }];
  const runs: Run[] = [];
  for (const { segment } of graphemes.segment(words)) {
    const last = runs.at(-1);
    const font = fontFor(segment);
    if (last?.font === font) last.words += segment;
    else runs.push({ words: segment, font });
  }
  return runs;
}
const widthOf = (words: string, ruler: Ruler): number =>
  runsOf(words, ruler).reduce((sum, run) => sum + ruler.widthOf(run.words, run.font), 0);

/** A word longer than a line, cut where the line is full. */
function cutWord(word: string, width: number, ruler: Ruler): string[] {
  const cut: string[] = [];
  let [now, at] = ["", 0];
  for (const { segment } of graphemes.segment(word)) {
    const more = widthOf(segment, ruler);
    if (now !== "" && at + more > width) {
      cut.push(now);
      [now, at] = ["", 0];
    }
    now += segment;
    at += more;
  }
  return now === "" ? cut : [...cut, now];
}

/** Text as lines that fit a width; what people typed as lines of their own stays so. */
export function linesOf(text: string, width: number, ruler: Ruler): { words: string; base: string }[] {
  return text.split(/\r\n|[\n\r\u2028\u2029\f\v]/u).flatMap((paragraph) => {
    const lines: string[] = [];
    let [line, at] = ["", 0];
    for (const token of paragraph.replaceAll("\t", "    ").match(/\s+|\S+/gu) ?? []) {
      const wide = widthOf(token, ruler);
      if (at + wide <= width) {
        line += token;
        at += wide;
        continue;
      }
      if (line.trim() !== "") lines.push(line.trimEnd());
      if (/^\s/u.test(token)) {
        [line, at] = ["", 0];
        continue;
      }
      const cut = wide > width ? cutWord(token, width, ruler) : [token];
      lines.push(...cut.slice(0, -1));
      line = cut.at(-1) ?? "";
      at = widthOf(line, ruler);
    }
    return [...lines, line.trimEnd()].map((words) => ({ words, base: paragraph }));
  });
}

/** Whether a paragraph begins in a script that is read from right to left. */
export const readsRightToLeft = (paragraph: string): boolean =>
  bidi.getEmbeddingLevels(paragraph.slice(0, 400), "auto").paragraphs[0]?.level === 1;

type Placed = Run & { level: number };
/** Cuts a line by direction and font; what is read from right to left word by word, so that each word stands in its place. */
function placedRuns(words: string, rightToLeft: boolean, ruler: Ruler): Placed[] {
  const { levels } = bidi.getEmbeddingLevels(words, rightToLeft ? "rtl" : "ltr");
  const placed: Placed[] = [];
  let from = 0;
  const push = (to: number) => {
    const level = levels[from] ?? 0;
    const stretch = words.slice(from, to);
    const odd = level % 2 === 1;
    for (const part of odd ? (stretch.match(/\s+|\S+/gu) ?? []) : [stretch])
      for (const run of runsOf(part, ruler)) placed.push({ ...run, level });
    from = to;
  };
  for (let i = 1; i <= words.length; i++) if (i === words.length || levels[i] !== levels[from]) push(i);
  return placed;
}
const HAS_LETTERS = /[\p{L}\p{M}]/u;
/** As it must be drawn: signs in a stretch from right to left are turned; fonts turn letters themselves. */
function drawn({ words, level }: Placed): string {
  if (level % 2 === 0 || HAS_LETTERS.test(words)) return words;
  return Array.from(words)
    .reverse()
    .map((letter) => bidi.getMirroredCharacter(letter) ?? letter)
    .join("");
}

/** Where each piece of a line stands. Pieces come in the order in which they are read, which may not be that of their places. */
export function placeLine(words: string, rightToLeft: boolean, ruler: Ruler): Line {
  const plain = !rightToLeft && !/[\u0590-\u08ff\u200f\u202a-\u202e\u2066-\u2069\ufb1d-\ufefc]/u.test(words);
  const runs = plain
    ? runsOf(words, ruler).map((run) => ({ ...run, level: 0 }))
    : placedRuns(words, rightToLeft, ruler);
  const order = runs.map((_, i) => i);
  const highest = Math.max(0, ...runs.map(({ level }) => level));
  for (let level = highest; level > 0; level--)
    for (let i = 0; i < order.length; i++) {
      const inIt = (at: number) => (runs[order[at] ?? -1]?.level ?? -1) >= level;
      if (!inIt(i)) continue;
      let end = i;
      while (end + 1 < order.length && inIt(end + 1)) end++;
      order.splice(i, end - i + 1, ...order.slice(i, end + 1).reverse());
      i = end;
    }
  const pieces: Piece[] = runs.map((run) => ({ words: drawn(run), font: run.font, x: 0 }));
  let x = 0;
  for (const at of order) {
    const piece = pieces[at];
    if (!piece) continue;
    piece.x = x;
    x += ruler.widthOf(piece.words, piece.font);
  }
  return { pieces, width: x, rightToLeft };
}
