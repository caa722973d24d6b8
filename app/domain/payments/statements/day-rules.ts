import { parseDay, type Day } from "#app/lib/dates.ts";

/** How a bank writes a day. */
export const DAY_FORMATS = ["dmy", "ymd", "words", "mdy"] as const;
export type DayFormat = (typeof DAY_FORMATS)[number];
export const DAY_FORMAT_WORDS: Record<DayFormat, string> = {
  dmy: "Day, month, year: 21/11/2026",
  ymd: "Year, month, day: 2026-11-21",
  words: "Month as a word: 21 Nov 2026",
  mdy: "Month, day, year: 11/21/2026",
};
const MONTHS = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];

const SHAPES: Record<DayFormat, RegExp> = {
  dmy: /^(?<d>[0-9]{1,2})[/.-](?<m>[0-9]{1,2})[/.-](?<y>[0-9]{4}|[0-9]{2})$/,
  mdy: /^(?<m>[0-9]{1,2})[/.-](?<d>[0-9]{1,2})[/.-](?<y>[0-9]{4}|[0-9]{2})$/,
  ymd: /^(?<y>[0-9]{4})[/.-]?(?<m>[0-9]{2})[/.-]?(?<d>[0-9]{2})$/,
  words: /^(?<d>[0-9]{1,2})[ /.-]?(?<m>[A-Za-z]{3,9})[ /.,-]*(?<y>[0-9]{4}|[0-9]{2})$/,
};

/** A day as a bank writes it; a time after it is left out. Null for anything else, and for days that do not exist. */
export function readDay(words: string, format: DayFormat): Day | null {
  const bare = words.trim().replace(/[T ][0-9]{1,2}:[0-9]{2}(:[0-9]{2}(\.[0-9]+)?)?(Z| ?[AP]M)?$/i, "");
  const { d, m, y } = SHAPES[format].exec(bare)?.groups ?? {};
  if (d === undefined || m === undefined || y === undefined) return null;
  const month = format === "words" ? MONTHS.indexOf(m.slice(0, 3).toLowerCase()) + 1 : Number(m);
  if (month < 1) return null;
  return parseDay(`${y.length === 2 ? `20${y}` : y}-${String(month).padStart(2, "0")}-${d.padStart(2, "0")}`);
}
export const looksLikeDay = (words: string): boolean =>
  DAY_FORMATS.some((format) => readDay(words, format) !== null);

/** The formats that every one of these words fits, in the order that is likely here. */
export const fittingFormats = (words: readonly string[]): DayFormat[] =>
  DAY_FORMATS.filter((format) => words.length > 0 && words.every((one) => readDay(one, format) !== null));
