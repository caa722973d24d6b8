import { parse, type CsvError } from "csv-parse/sync";
import { toGrid, type GridPoint } from "#app/domain/places/grid-rules.ts";
import { placeCodes } from "#app/domain/places/place-codes.ts";

export type PlaceRow = GridPoint & { code: string };
/** What is wrong with a file, and where: line 1 is its header. */
type FileProblem = { line: number; reason: string };
type Read = { ok: true; rows: PlaceRow[] } | { ok: false; problem: FileProblem };

const NEEDED = ["postcode", "latitude", "longitude"] as const;
const wrong = (line: number, reason: string): Read => ({ ok: false, problem: { line, reason } });
const number = (words: string) => (/^-?\d{1,3}(\.\d{1,12})?$/.test(words) ? Number(words) : NaN);

/** Reads a file of postcodes (whole, sectors or outward parts) with latitude and longitude; columns in any order. */
export function readPlaces(bytes: Uint8Array): Read {
  let text: string;
  let lines: { record: string[]; info: { lines: number } }[];
  try {
    text = new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    return wrong(1, "the file is not UTF-8 text");
  }
  try {
    lines = parse(text, { info: true, trim: true, skip_empty_lines: true }) as unknown as typeof lines;
  } catch (error) {
    return wrong((error as CsvError & { lines?: number }).lines ?? 1, (error as CsvError).message);
  }
  const [header, ...body] = lines;
  const names = header?.record.map((name) => name.toLowerCase()) ?? [];
  const missing = NEEDED.find((name) => !names.includes(name));
  if (missing) return wrong(1, `there is no column called ${missing}`);
  if (body.length === 0) return wrong(2, "there are no rows under the header");
  const [code, latitude, longitude] = NEEDED.map((name) => names.indexOf(name)) as [number, number, number];
  return readRows(
    body.map(({ record, info }) => ({
      line: info.lines,
      cells: [code, latitude, longitude].map((at) => record[at] ?? ""),
    })),
  );
}

function readRows(body: { line: number; cells: string[] }[]): Read {
  const rows = new Map<string, PlaceRow>();
  for (const { line, cells } of body) {
    const [words = "", latitudeWords = "", longitudeWords = ""] = cells;
    const code = placeCodes(words)[0];
    if (!code) return wrong(line, `“${words.slice(0, 20)}” is not a postcode or the start of one`);
    const [latitude, longitude] = [number(latitudeWords), number(longitudeWords)];
    if (!(latitude >= 49 && latitude <= 61.5))
      return wrong(line, `latitude “${latitudeWords.slice(0, 20)}” is not in the United Kingdom`);
    if (!(longitude >= -9 && longitude <= 2.5))
      return wrong(line, `longitude “${longitudeWords.slice(0, 20)}” is not in the United Kingdom`);
    if (rows.has(code)) return wrong(line, `${code} is in the file twice`);
    rows.set(code, { code, ...toGrid(latitude, longitude) });
  }
  return { ok: true, rows: [...rows.values()] };
}
