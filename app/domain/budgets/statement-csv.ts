import { stringify } from "csv-stringify/sync";
import type { findWholeStatement } from "#app/domain/budgets/find-statement.server.ts";
import { isoDay } from "#app/lib/dates.ts";

type Whole = NonNullable<Awaited<ReturnType<typeof findWholeStatement>>>;

/** "-180.00": what a spreadsheet reads as a number. */
export const plainPounds = (pence: number): string =>
  `${pence < 0 ? "-" : ""}${String(Math.floor(Math.abs(pence) / 100))}.${String(Math.abs(pence) % 100).padStart(2, "0")}`;

/** Words that a spreadsheet would run as a formula are kept from it by an apostrophe (OWASP: CSV injection). */
export const safeWords = (words: string): string => (/^[\s]*[=+\-@\t\r]/.test(words) ? `'${words}` : words);

const HEADINGS = [
  "Pot",
  "Date",
  "What",
  "Change to what is left (£)",
  "Change to what is set aside (£)",
  "Left (£)",
  "Set aside (£)",
];

/** A statement as a file for spreadsheets: UTF-8 with its mark, ISO dates, pounds with two decimals, newest first. */
export function statementCsv(statements: Whole): string {
  const rows = statements.flatMap(({ pot, totals, lines }) => {
    const name = safeWords(`${pot.name}, ${pot.period}`);
    const balance = (what: string, { left, aside }: { left: number; aside: number }) => [
      name,
      "",
      what,
      "",
      "",
      plainPounds(left),
      plainPounds(aside),
    ];
    return [
      balance("Balance at the end", totals.closing),
      ...lines.map((line) => [
        name,
        isoDay(line.on),
        safeWords(line.what),
        plainPounds(line.leftChange),
        plainPounds(line.asideChange),
        plainPounds(line.leftAfter),
        plainPounds(line.asideAfter),
      ]),
      balance("Balance at the start", totals.opening),
    ];
  });
  return stringify([HEADINGS, ...rows], { bom: true, record_delimiter: "\r\n" });
}
