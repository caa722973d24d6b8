import { TextDecoder } from "node:util";
import { parse } from "csv-parse/sync";
import { looksLikeDay } from "#app/domain/payments/statements/day-rules.ts";
import { looksLikeAmount } from "#app/domain/payments/statements/amount-rules.ts";

/** The site takes no more than this at once (web-server.ts), with room for the rest of the form. */
export const MOST_BYTES = 900_000;
export const MOST_ROWS = 5_000;
const MOST_COLUMNS = 40;
const LONGEST_CELL = 500;

/** A file as rows of text. `line` is the line of the file, as a spreadsheet or an editor counts. */
export type Table = {
  headings: string[];
  rows: { line: number; cells: string[] }[];
};
export type ReadFile = { ok: true; table: Table } | { ok: false; words: string };
const no = (words: string): ReadFile => ({ ok: false, words: `${words} Nothing was added.` });

const ASK = "Ask your bank or card for the statement as a CSV file, then try again.";
const KINDS: [starts: number[], words: string][] = [
  [[0x25, 0x50, 0x44, 0x46], "This is a PDF."],
  [[0x50, 0x4b, 0x03, 0x04], "This is a spreadsheet or a zip file. In the spreadsheet, choose Save as, CSV."],
  [[0xd0, 0xcf, 0x11, 0xe0], "This is an old spreadsheet. In the spreadsheet, choose Save as, CSV."],
  [[0x89, 0x50, 0x4e, 0x47], "This is a picture."],
  [[0xff, 0xd8, 0xff], "This is a picture."],
  [[0x47, 0x49, 0x46, 0x38], "This is a picture."],
  [[0x1f, 0x8b], "This file is packed. Unpack it first."],
];

/** What a text file does not have: control characters other than tabs and ends of lines. */
function hasControls(text: string): boolean {
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (code < 9 || (code > 13 && code < 32)) return true;
  }
  return false;
}

/** What the bytes are, whatever the name of the file says. */
function textOf(bytes: Uint8Array): { text: string } | { words: string } {
  for (const [starts, words] of KINDS)
    if (starts.every((byte, i) => bytes[i] === byte)) return { words: `${words} ${ASK}` };
  const [a, b] = bytes;
  const coded = a === 0xff && b === 0xfe ? "utf-16le" : a === 0xfe && b === 0xff ? "utf-16be" : undefined;
  let text: string;
  try {
    text = new TextDecoder(coded ?? "utf-8", { fatal: true }).decode(bytes);
  } catch {
    if (coded) return { words: `This file was cut short or changed on its way. ${ASK}` };
    // What most banks in this country write that do not write UTF-8
    text = new TextDecoder("windows-1252").decode(bytes);
  }
  if (hasControls(text)) return { words: `This is not a text file. ${ASK}` };
  if (/^\s*<|^OFXHEADER/i.test(text)) return { words: `This is not a CSV file. ${ASK}` };
  return { text: text.replaceAll(/\r\n?/g, "\n") };
}

const DELIMITERS = [",", ";", "\t", "|"];
type Raw = { record: string[]; info: { lines: number } };
const rowsBy = (text: string, delimiter: string, to?: number): Raw[] =>
  parse(text, {
    delimiter,
    info: true,
    relax_column_count: true,
    relax_quotes: true,
    skip_empty_lines: true,
    trim: true,
    ...(to === undefined ? {} : { to }),
  }) as unknown as Raw[];

/** How many columns most rows have. */
function usualWidth(rows: readonly Raw[]): number {
  const counts = new Map<number, number>();
  for (const { record } of rows) counts.set(record.length, (counts.get(record.length) ?? 0) + 1);
  return [...counts].sort((x, y) => y[1] - x[1] || y[0] - x[0])[0]?.[0] ?? 0;
}
/** The sign that cuts the first lines into the most rows of one width. */
function delimiterOf(text: string): string | null {
  const tried = DELIMITERS.map((delimiter) => {
    try {
      const rows = rowsBy(text, delimiter, 30);
      const width = usualWidth(rows);
      return { delimiter, width, alike: rows.filter((row) => row.record.length === width).length };
    } catch {
      return { delimiter, width: 0, alike: 0 };
    }
  }).filter(({ width }) => width >= 2);
  return tried.sort((x, y) => y.alike - x.alike || y.width - x.width)[0]?.delimiter ?? null;
}

/** Reads a bank's or card's CSV file: its kind, letters, separator, and where its table begins. */
export function readFile(bytes: Uint8Array): ReadFile {
  if (bytes.length === 0) return no("This file is empty.");
  if (bytes.length > MOST_BYTES)
    return no("This file is larger than we can take (900 KB). Ask for fewer months at a time.");
  const read = textOf(bytes);
  if ("words" in read) return no(read.words);
  const delimiter = delimiterOf(read.text);
  if (delimiter === null)
    return no("We cannot find columns in this file. It needs at least a day, a description and an amount.");
  let raw: Raw[];
  try {
    raw = rowsBy(read.text, delimiter);
  } catch (error) {
    const line = (error as { lines?: number }).lines ?? 1;
    return no(`Line ${line} cannot be read: a quotation mark may be missing there.`);
  }
  const width = usualWidth(raw);
  const first = raw.findIndex(({ record }) => record.length >= width);
  // Banks write the name of the account and such above the table
  const table = raw.slice(first).filter(({ record }) => record.some((cell) => cell !== ""));
  if (width > MOST_COLUMNS) return no(`This file has ${width} columns. We can read up to ${MOST_COLUMNS}.`);
  const top = table[0]?.record ?? [];
  const titled = !top.some((cell) => looksLikeDay(cell) || looksLikeAmount(cell));
  const body = titled ? table.slice(1) : table;
  if (body.length === 0) return no("This file has no lines of money in it.");
  if (body.length > MOST_ROWS)
    return no(
      `This file has ${body.length.toLocaleString("en-GB")} lines. We can take ${MOST_ROWS.toLocaleString("en-GB")} at a time: ask for fewer months.`,
    );
  return {
    ok: true,
    table: {
      headings: top.map((cell, i) => (titled && cell !== "" ? cell.slice(0, 60) : `Column ${i + 1}`)),
      rows: body.map(({ record, info }) => ({
        line: info.lines,
        cells: record.map((cell) => cell.slice(0, LONGEST_CELL)),
      })),
    },
  };
}
