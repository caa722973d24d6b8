import { createHash } from "node:crypto";
import { readAmount } from "#app/domain/payments/statements/amount-rules.ts";
import { usedColumns, type Columns } from "#app/domain/payments/statements/columns-rules.ts";
import { DAY_FORMAT_WORDS, readDay } from "#app/domain/payments/statements/day-rules.ts";
import type { Table } from "#app/domain/payments/statements/read-file-rules.ts";
import { isoDay, parseDay, shortDay, type Day } from "#app/lib/dates.ts";
import { count } from "#app/lib/words.ts";

/** Pence are negative where money left the account. */
export type StatementLine = {
  line: number;
  on: Day;
  description: string;
  pence: number;
  balancePence: number | null;
  /** The same for the same line in an overlapping file; the second of two alike on one day has its own. */
  fingerprint: string;
};
type LineProblem = { line: number; reason: string };
export type ReadLines =
  | { ok: true; lines: StatementLine[]; nothingMoved: number; balanceBreaks: number | null }
  | { ok: false; problems: LineProblem[] };

const EARLIEST = parseDay("2010-01-01") ?? new Date(0);
const shown = (cell: string) =>
  cell === "" ? "empty" : `“${cell.length > 40 ? `${cell.slice(0, 40)}…` : cell}”`;
const AMOUNT_WORDS = "It must be pounds and pence such as 18.50, with the digits 0 to 9";

type Money = { pence: number } | { reason: string };
/** @param sign -1 where a plain figure of this column means money out. */
function moneyOf(cells: readonly string[], columns: Columns): Money {
  const cell = (i: number | null) => (i === null ? "" : (cells[i] ?? ""));
  if (columns.amounts !== "two") {
    const pence = readAmount(cell(columns.amount));
    if (pence === null) return { reason: `the amount is ${shown(cell(columns.amount))}. ${AMOUNT_WORDS}` };
    return { pence: columns.amounts === "plus" ? -pence || 0 : pence };
  }
  const [moneyIn, moneyOut] = [cell(columns.moneyIn), cell(columns.moneyOut)].map((words) =>
    words === "" || words === "-" ? 0 : readAmount(words),
  );
  if (moneyIn == null) return { reason: `the money in is ${shown(cell(columns.moneyIn))}. ${AMOUNT_WORDS}` };
  if (moneyOut == null)
    return { reason: `the money out is ${shown(cell(columns.moneyOut))}. ${AMOUNT_WORDS}` };
  if (moneyIn !== 0 && moneyOut !== 0) return { reason: "it has money in and money out in one line" };
  if (moneyIn < 0)
    return { reason: `the money in is ${shown(cell(columns.moneyIn))}, which is below nothing` };
  return { pence: moneyIn - Math.abs(moneyOut) || 0 };
}

/** Where a balance stops following from the one before it, whichever way the file runs; null where all follow or none are given. */
function balanceBreak(lines: readonly Omit<StatementLine, "fingerprint">[]): number | null {
  const known = lines.filter((line) => line.balancePence !== null);
  if (known.length !== lines.length || lines.length < 2) return null;
  const follows = (older: (typeof lines)[number], newer: (typeof lines)[number]) =>
    (older.balancePence ?? 0) + newer.pence === newer.balancePence;
  const breaks = (pairs: readonly [(typeof lines)[number], (typeof lines)[number]][]) =>
    pairs.find(([older, newer]) => !follows(older, newer))?.[1].line ?? null;
  const pairs = lines.slice(1).flatMap((line, i) => {
    const before = lines[i];
    return before ? [[before, line] as const] : [];
  });
  const down = breaks(pairs.map(([a, b]) => [a, b]));
  if (down === null) return null;
  return breaks(pairs.map(([a, b]) => [b, a])) === null ? null : down;
}

/** Each line's fingerprint. Of lines that are alike in all that is known, the first is one, the second another. */
function withFingerprints(lines: readonly Omit<StatementLine, "fingerprint">[]): StatementLine[] {
  const seen = new Map<string, number>();
  return lines.map((line) => {
    const same = [isoDay(line.on), line.pence, line.description.toLowerCase(), line.balancePence ?? ""].join(
      "|",
    );
    const nth = (seen.get(same) ?? 0) + 1;
    seen.set(same, nth);
    return { ...line, fingerprint: createHash("sha256").update(`${same}|${nth}`).digest("hex") };
  });
}

/** All lines of a file by its columns, or everything that is wrong with it, line by line. */
export function readLines({ rows }: Table, columns: Columns, today: Day): ReadLines {
  const problems: LineProblem[] = [];
  const lines: Omit<StatementLine, "fingerprint">[] = [];
  const least = Math.max(...usedColumns({ ...columns, balance: null })) + 1;
  let nothingMoved = 0;
  for (const { line, cells } of rows) {
    const problem = (reason: string) => void problems.push({ line, reason });
    if (cells.length < least) {
      problem(`it has ${count(cells.length, "column")}, and ${least} are needed`);
      continue;
    }
    const day = cells[columns.day] ?? "";
    const on = readDay(day, columns.dayFormat);
    const money = moneyOf(cells, columns);
    const balance = columns.balance === null ? "" : (cells[columns.balance] ?? "");
    const balancePence = balance === "" ? null : readAmount(balance);
    if (!on)
      problem(
        `the day is ${shown(day)}. You said that days are written like this: ${DAY_FORMAT_WORDS[columns.dayFormat]}`,
      );
    else if (on > today) problem(`the day is ${shortDay(on)}, which has not come yet`);
    else if (on < EARLIEST) problem(`the day is ${shortDay(on)}, which is too long ago`);
    else if ("reason" in money) problem(money.reason);
    else if (balance !== "" && balancePence === null)
      problem(`the balance is ${shown(balance)}. ${AMOUNT_WORDS}`);
    else if (money.pence === 0) nothingMoved++;
    else {
      const description = (cells[columns.description] ?? "").replace(/\s+/g, " ").trim().slice(0, 200);
      lines.push({
        line,
        on,
        description: description || "No description",
        pence: money.pence,
        balancePence,
      });
    }
  }
  if (problems.length > 0) return { ok: false, problems };
  if (lines.length === 0)
    return { ok: false, problems: [{ line: 1, reason: "no line has any money in or out" }] };
  return { ok: true, lines: withFingerprints(lines), nothingMoved, balanceBreaks: balanceBreak(lines) };
}
