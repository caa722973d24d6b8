import { TextDecoder } from "node:util";
import { parse } from "csv-parse/sync";
import { inside, overlap, sameBand, type Band } from "#app/domain/people/band-rules.ts";
import { AGE_GROUPS, CLIENT_GROUPS } from "#app/domain/people/person-words.ts";
import { pounds } from "#app/lib/money.ts";

const CASELOAD_COLUMNS = [
  "age_group",
  "client_group",
  "weekly_from_pence",
  "weekly_to_pence",
  "people",
] as const;
const MOST_PEOPLE = 100_000;
const MOST_WEEKLY_PENCE = 10_000_000;

type CaseloadRow = Band & { line: number; ageGroup: string; clientGroup: string; people: number };
type CaseloadProblem = { line: number; reason: string };
export type ReadCaseload = { ok: true; rows: CaseloadRow[] } | { ok: false; problem: CaseloadProblem };

class Problem extends Error {
  readonly line: number;
  constructor(line: number, reason: string) {
    super(reason);
    this.line = line;
  }
}
const shown = (value: string): string => JSON.stringify(value.length > 60 ? `${value.slice(0, 60)}…` : value);

function textOf(bytes: Uint8Array): string {
  try {
    // A byte order mark at the start is taken off by the decoder
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    const line = firstLineNotUtf8(bytes);
    throw new Problem(line, "this is not UTF-8 text. Save the file as CSV UTF-8 and try again");
  }
}
function firstLineNotUtf8(bytes: Uint8Array): number {
  let line = 1;
  for (let start = 0; start <= bytes.length; line++) {
    const end = bytes.indexOf(10, start);
    try {
      new TextDecoder("utf-8", { fatal: true }).decode(bytes.subarray(start, end === -1 ? undefined : end));
    } catch {
      return line;
    }
    if (end === -1) break;
    start = end + 1;
  }
  return 1;
}

type Raw = { record: string[]; info: { lines: number } };
function recordsOf(text: string): { fields: string[]; line: number }[] {
  try {
    const raw = parse(text, { info: true, relax_column_count: true }) as unknown as Raw[];
    return raw.map(({ record, info }) => ({ fields: record, line: info.lines }));
  } catch (error) {
    const line = (error as { lines?: number }).lines ?? 1;
    throw new Problem(line, `this line cannot be read as CSV: ${(error as Error).message}`);
  }
}

function whole(value: string, column: string, line: number, most: number): number {
  if (!/^(0|[1-9][0-9]*)$/.test(value))
    throw new Problem(
      line,
      value === ""
        ? `${column} is empty: it must be a whole number`
        : `${column} is ${shown(value)}: it must be a whole number, written with the digits 0 to 9 and nothing else`,
    );
  const number = Number(value);
  if (number > most) throw new Problem(line, `${column} is ${value}: it may be at most ${String(most)}`);
  return number;
}

function rowOf(fields: string[], line: number): CaseloadRow {
  if (fields.length !== CASELOAD_COLUMNS.length)
    throw new Problem(
      line,
      `this line has ${String(fields.length)} columns: it must have ${String(CASELOAD_COLUMNS.length)}`,
    );
  const [ageGroup = "", clientGroup = "", from = "", to = "", people = ""] = fields;
  if (!(AGE_GROUPS as readonly string[]).includes(ageGroup))
    throw new Problem(line, `age_group is ${shown(ageGroup)}: it must be one of ${AGE_GROUPS.join(", ")}`);
  if (!(CLIENT_GROUPS as readonly string[]).includes(clientGroup))
    throw new Problem(
      line,
      `client_group is ${shown(clientGroup)}: it must be one of ${CLIENT_GROUPS.join("; ")}`,
    );
  const weeklyFromPence = whole(from, "weekly_from_pence", line, MOST_WEEKLY_PENCE);
  const weeklyToPence = to === "" ? null : whole(to, "weekly_to_pence", line, MOST_WEEKLY_PENCE);
  if (weeklyToPence !== null && weeklyToPence <= weeklyFromPence)
    throw new Problem(
      line,
      `the band ends at ${String(weeklyToPence)}, which is not above where it begins, ${String(weeklyFromPence)}`,
    );
  const number = whole(people, "people", line, MOST_PEOPLE);
  if (number === 0) throw new Problem(line, "people is 0: leave a line out when there is nobody in it");
  return { line, ageGroup, clientGroup, weeklyFromPence, weeklyToPence, people: number };
}

const range = ({ weeklyFromPence, weeklyToPence }: Band): string =>
  weeklyToPence === null
    ? `${String(weeklyFromPence)} and over`
    : `${String(weeklyFromPence)} to ${String(weeklyToPence)}`;

/**
 * Reads a caseload: the columns of `prisma/seed/caseload-2019-06.csv`, counts of people by age group, client group and
 * weekly band. Stops at the first thing that is wrong, with its line.
 * @param forecasts the area's bands for the forecast of tiers: a band of the file must lie within one of them.
 * @param known bands that the area's people have already: a band of the file must be one of them or clear of them all.
 */
export function readCaseload(
  bytes: Uint8Array,
  forecasts: readonly (Band & { tier: string })[],
  known: readonly Band[] = [],
): ReadCaseload {
  try {
    const [header, ...records] = recordsOf(textOf(bytes));
    if (!header) throw new Problem(1, "the file is empty");
    const wanted = CASELOAD_COLUMNS.join(",");
    if (header.fields.join(",") !== wanted)
      throw new Problem(
        header.line,
        `the first line is ${shown(header.fields.join(","))}: it must be ${wanted}`,
      );
    if (records.length === 0) throw new Problem(header.line, "the file has a header and no people");
    const rows = records.map(({ fields, line }) => rowOf(fields, line));
    checkBands(rows, forecasts, known);
    if (rows.reduce((sum, row) => sum + row.people, 0) > MOST_PEOPLE)
      throw new Problem(
        rows.at(-1)?.line ?? 1,
        `the file has more than ${String(MOST_PEOPLE)} people in all`,
      );
    return { ok: true, rows };
  } catch (error) {
    if (error instanceof Problem) return { ok: false, problem: { line: error.line, reason: error.message } };
    throw error;
  }
}

function checkBands(
  rows: readonly CaseloadRow[],
  forecasts: readonly (Band & { tier: string })[],
  known: readonly Band[],
): void {
  const seen = new Map<string, number>();
  const bands: (Band & { line?: number })[] = [...known];
  for (const row of rows) {
    const key = [row.ageGroup, row.clientGroup, row.weeklyFromPence, row.weeklyToPence ?? ""].join("|");
    const before = seen.get(key);
    if (before !== undefined)
      throw new Problem(
        row.line,
        `this age group, client group and band stand on line ${String(before)} already`,
      );
    seen.set(key, row.line);

    const clash = bands.find((band) => overlap(band, row) && !sameBand(band, row));
    if (clash)
      throw new Problem(
        row.line,
        `the band ${range(row)} overlaps the band ${range(clash)} ${clash.line === undefined ? "of people imported before" : `on line ${String(clash.line)}`}`,
      );
    bands.push(row);
    if (forecasts.some((forecast) => inside(row, forecast))) continue;
    const touched = forecasts.filter((forecast) => overlap(row, forecast));
    throw new Problem(
      row.line,
      touched.length > 1
        ? `the band ${range(row)} straddles the tiers ${touched.map((forecast) => forecast.tier).join(" and ")}, which meet at ${pounds(touched[1]?.weeklyFromPence ?? 0)} a week`
        : `the band ${range(row)} is not within any band of the area's forecast of tiers`,
    );
  }
}
