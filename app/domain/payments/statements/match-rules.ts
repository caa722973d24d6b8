import { daysBetween, type Day } from "#app/lib/dates.ts";

/** A bank may show a payment some days after it was made, or a record may be written some days late. */
export const DAYS_APART = 7;

type Both = { on: Day; pence: number };
export type BankLine = Both & { id: string; description: string };
/** What the record says moved. Pence as a bank shows them: negative out. */
export type RecordEntry = Both & { id: string; words: string };

const PLAIN = new Set([
  "the",
  "and",
  "for",
  "ltd",
  "limited",
  "payment",
  "pay",
  "paid",
  "card",
  "ref",
  "from",
  "bacs",
  "faster",
  "transfer",
  "council",
]);
const wordsOf = (text: string): Set<string> =>
  new Set((text.toLowerCase().match(/[\p{L}\p{N}]{3,}/gu) ?? []).filter((word) => !PLAIN.has(word)));

/** From 0, no word shared, to 1, all words of the shorter one shared. */
export function likeness(a: string, b: string): number {
  const [one, other] = [wordsOf(a), wordsOf(b)];
  const shorter = Math.min(one.size, other.size);
  return shorter === 0 ? 0 : [...one].filter((word) => other.has(word)).length / shorter;
}

export type Matches = {
  /** Without doubt. */
  sure: { line: string; entry: string }[];
  /** What could be meant by a line, best first: a person chooses. */
  possible: Map<string, string[]>;
};
function grouped<T>(all: readonly T[], by: (one: T) => string | number): Map<string | number, T[]> {
  const groups = new Map<string | number, T[]>();
  for (const one of all) {
    const group = groups.get(by(one));
    if (group) group.push(one);
    else groups.set(by(one), [one]);
  }
  return groups;
}
type Pair = { line: string; entry: string; alike: number; apart: number };
const better = (a: Pair, b: Pair): number => b.alike - a.alike || a.apart - b.apart;

/** The best of these, where it is better than every other. */
function clearBest(pairs: readonly Pair[]): Pair | null {
  const [first, second] = [...pairs].sort(better);
  return first && (!second || better(first, second) < 0) ? first : null;
}

/**
 * Which lines of a statement are which entries of the record. The amount is exact and the days are near; where several would
 * do, like words decide, then nearer days. A line and an entry that are each other's clear best belong together.
 */
export function matchLines(lines: readonly BankLine[], entries: readonly RecordEntry[]): Matches {
  const byPence = grouped(entries, (entry) => entry.pence);
  const pairs = lines.flatMap((line) =>
    (byPence.get(line.pence) ?? []).flatMap((entry) => {
      const apart = Math.abs(daysBetween(entry.on, line.on));
      return apart > DAYS_APART
        ? []
        : [{ line: line.id, entry: entry.id, alike: likeness(line.description, entry.words), apart }];
    }),
  );
  const sure: Matches["sure"] = [];
  let open = pairs;
  for (;;) {
    const byLine = grouped(open, (pair) => pair.line);
    const byEntry = grouped(open, (pair) => pair.entry);
    const found = [...byLine.values()].flatMap((own) => {
      const best = clearBest(own);
      return best && clearBest(byEntry.get(best.entry) ?? []) === best ? [best] : [];
    });
    if (found.length === 0) break;
    const [goneLines, goneEntries] = [
      new Set(found.map((one) => one.line)),
      new Set(found.map((one) => one.entry)),
    ];
    sure.push(...found.map(({ line, entry }) => ({ line, entry })));
    open = open.filter((pair) => !goneLines.has(pair.line) && !goneEntries.has(pair.entry));
  }
  const possible = new Map<string, string[]>();
  for (const [line, own] of grouped(open, (pair) => pair.line))
    possible.set(
      String(line),
      [...own].sort(better).map((pair) => pair.entry),
    );
  return { sure, possible };
}
