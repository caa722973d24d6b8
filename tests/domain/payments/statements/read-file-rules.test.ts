import { describe, expect, test } from "vitest";
import { readFile, MOST_BYTES, MOST_ROWS } from "#app/domain/payments/statements/read-file-rules.ts";

const bytes = (text: string) => new TextEncoder().encode(text);
const CSV = "Date,Description,Amount\r\n21/11/2026,Café Ltd,-12.50\r\n22/11/2026,COUNCIL,100.00\r\n";
const table = (file: Uint8Array) => {
  const read = readFile(file);
  if (!read.ok) throw new Error(read.words);
  return read.table;
};
const refusal = (file: Uint8Array) => {
  const read = readFile(file);
  return read.ok ? "taken" : read.words;
};
function utf16(text: string, bigEndian: boolean): Uint8Array {
  const all = bigEndian ? [0xfe, 0xff] : [0xff, 0xfe];
  for (const letter of text) {
    const code = letter.charCodeAt(0);
    all.push(...(bigEndian ? [code >> 8, code & 255] : [code & 255, code >> 8]));
  }
  return Uint8Array.from(all);
}

describe("letters and separators", () => {
  const latin = Uint8Array.from(CSV, (letter) => letter.charCodeAt(0));
  test.each([
    ["UTF-8", bytes(CSV)],
    ["UTF-8 with its mark", bytes(`\u{feff}${CSV}`)],
    ["Windows-1252", latin],
    ["UTF-16, little first", utf16(CSV, false)],
    ["UTF-16, big first", utf16(CSV, true)],
    ["semicolons", bytes(CSV.replaceAll(",", ";"))],
    ["tabs", bytes(CSV.replaceAll(",", "\t"))],
    ["bars", bytes(CSV.replaceAll(",", "|"))],
    ["ends of lines of an old Mac", bytes(CSV.replaceAll("\r\n", "\r"))],
  ])("%s", (_, file) => {
    expect(table(file)).toEqual({
      headings: ["Date", "Description", "Amount"],
      rows: [
        { line: 2, cells: ["21/11/2026", "Café Ltd", "-12.50"] },
        { line: 3, cells: ["22/11/2026", "COUNCIL", "100.00"] },
      ],
    });
  });
  test("a comma inside quotation marks is no separator, and a comma of money among semicolons neither", () => {
    expect(table(bytes('Date,What,Amount\n21/11/2026,"Smith, Jones","-1,200.00"\n')).rows[0]?.cells).toEqual([
      "21/11/2026",
      "Smith, Jones",
      "-1,200.00",
    ]);
    expect(table(bytes("Date;What;Amount\n21/11/2026;A, B, C;-1,200.00\n")).rows[0]?.cells).toHaveLength(3);
  });
  test("what a bank writes above its table is passed over; a table without headings has numbers for them", () => {
    const above = table(bytes(`Account name,Mr A Test\nSort code,00-00-00\n\n${CSV}`));
    expect(above.headings).toEqual(["Date", "Description", "Amount"]);
    expect(above.rows.map((row) => row.line)).toEqual([5, 6]);
    const bare = table(bytes("21/11/2026,Shop,-12.50\n22/11/2026,Shop,-13.50\n"));
    expect(bare.headings).toEqual(["Column 1", "Column 2", "Column 3"]);
    expect(bare.rows).toHaveLength(2);
  });
});
describe("what is no such file is refused, whatever its name, with what to do", () => {
  test.each([
    ["", /empty/],
    ["%PDF-1.7\n", /PDF.*CSV/],
    ["PK\u0003\u0004rest", /spreadsheet.*CSV/],
    ["<html><body>a,b,c</body></html>", /not a CSV/],
    ["OFXHEADER:100\nDATA:OFXSGML", /not a CSV/],
    ["a\u0000b,c\n", /not a text file/],
    ["one column\nof words\n", /cannot find columns/],
    ["Date,Description,Amount\n", /no lines of money/],
  ])("%j", (text, words) => {
    expect(refusal(bytes(text))).toMatch(words);
    expect(refusal(bytes(text))).toMatch(/Nothing was added/);
  });
  test("pictures, packed files, old spreadsheets, half of a UTF-16 letter", () => {
    expect(refusal(Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 1, 2))).toMatch(/picture/);
    expect(refusal(Uint8Array.of(0xff, 0xd8, 0xff, 0xe0))).toMatch(/picture/);
    expect(refusal(Uint8Array.of(0x1f, 0x8b, 8))).toMatch(/packed/);
    expect(refusal(Uint8Array.of(0xd0, 0xcf, 0x11, 0xe0))).toMatch(/old spreadsheet/);
    expect(refusal(Uint8Array.of(0xff, 0xfe, 0x41, 0x00, 0x00, 0xd8))).toMatch(/cut short/);
  });
  test("too large, too many lines, too many columns", () => {
    expect(refusal(new Uint8Array(MOST_BYTES + 1).fill(65))).toMatch(/900 KB/);
    const line = "21/11/2026,Shop,-1.50\n";
    expect(refusal(bytes(line.repeat(MOST_ROWS)))).toBe("taken");
    expect(refusal(bytes(line.repeat(MOST_ROWS + 1)))).toMatch(/5,001 lines/);
    expect(refusal(bytes(`${"a,".repeat(60)}b\n${"1,".repeat(60)}2\n`))).toMatch(/columns/);
  });
});
