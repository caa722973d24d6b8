import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { readAmount } from "#app/domain/payments/statements/amount-rules.ts";
import {
  ColumnsForm,
  keptColumns,
  suggestColumns,
  type Columns,
} from "#app/domain/payments/statements/columns-rules.ts";
import { fittingFormats, readDay } from "#app/domain/payments/statements/day-rules.ts";
import { readLines } from "#app/domain/payments/statements/lines-rules.ts";
import { isoDay, parseDay } from "#app/lib/dates.ts";

const day = (words: string) => parseDay(words) ?? new Date(NaN);
const TODAY = day("2026-11-24");
const ONE: Columns = {
  day: 0,
  dayFormat: "dmy",
  description: 1,
  amounts: "minus",
  amount: 2,
  moneyIn: null,
  moneyOut: null,
  balance: 3,
};
const TWO: Columns = { ...ONE, amounts: "two", amount: null, moneyIn: 2, moneyOut: 3, balance: null };
const tableOf = (...rows: string[][]) => ({
  headings: ["Date", "Description", "Amount", "Balance"],
  rows: rows.map((cells, i) => ({ line: i + 2, cells })),
});
const read = (columns: Columns, ...rows: string[][]) => readLines(tableOf(...rows), columns, TODAY);
const reasons = (columns: Columns, ...rows: string[][]) => {
  const got = read(columns, ...rows);
  return got.ok ? [] : got.problems;
};

describe("amounts", () => {
  test.each([
    ["18.50", 1850],
    ["-18.5", -1850],
    ["−18.50", -1850],
    ["£1,234.05", 123405],
    ["-£1,234.05", -123405],
    ["£-3", -300],
    ["(12.00)", -1200],
    ["12.00-", -1200],
    ["12.00 DR", -1200],
    ["12.00CR", 1200],
    ["+7", 700],
    [".50", 50],
    ["0.00", 0],
    ["-0.00", 0],
  ])("%j is %i pence", (words, pence) => {
    expect(readAmount(words)).toBe(pence);
  });
  test.each([
    "18.005",
    "NaN",
    "1e9",
    "Infinity",
    "١٨",
    "１８",
    "0x10",
    "1.2.3",
    "--5",
    "(5",
    "5)",
    "-(5)",
    "12 34",
    "",
    "-",
    "£",
    ".",
    "1,23",
    "99999999.99",
    "-5 CR",
    "18,50",
  ])("%j is no amount", (words) => {
    expect(readAmount(words)).toBeNull();
  });
  test("any pence written out come back", () => {
    fc.assert(
      fc.property(fc.integer({ min: -99_999_999, max: 99_999_999 }), (pence) => {
        expect(readAmount((pence / 100).toFixed(2))).toBe(pence || 0);
      }),
    );
  });
});
describe("days", () => {
  test.each([
    ["21/11/2026", "dmy"],
    ["21-11-26", "dmy"],
    ["21.11.2026", "dmy"],
    ["21/11/2026 14:05", "dmy"],
    ["11/21/2026", "mdy"],
    ["2026-11-21", "ymd"],
    ["20261121", "ymd"],
    ["2026-11-21T00:00:00Z", "ymd"],
    ["21 Nov 2026", "words"],
    ["21-NOV-26", "words"],
    ["21 November 2026", "words"],
  ] as const)("%j, written as %s", (words, format) => {
    const found = readDay(words, format);
    expect(found && isoDay(found)).toBe("2026-11-21");
  });
  test.each([
    ["31/02/2026", "dmy"],
    ["29/02/2026", "dmy"],
    ["00/01/2026", "dmy"],
    ["٢١/١١/٢٠٢٦", "dmy"],
    ["21/11/026", "dmy"],
    ["2026-13-01", "ymd"],
    ["21 Foo 2026", "words"],
    ["yesterday", "words"],
    ["", "dmy"],
  ] as const)("%j is no day as %s", (words, format) => {
    expect(readDay(words, format)).toBeNull();
  });
  test("the formats that all days fit: the British one before the American", () => {
    expect(fittingFormats(["01/02/2026", "03/04/2026"])).toEqual(["dmy", "mdy"]);
    expect(fittingFormats(["21/11/2026"])).toEqual(["dmy"]);
    expect(fittingFormats([])).toEqual([]);
  });
});
describe("lines", () => {
  test("money out, money in, a line where nothing moved, balances that follow", () => {
    const got = read(
      ONE,
      ["20/11/2026", "  Lena   PA ", "-310.00", "690.00"],
      ["21/11/2026", "", "250.00", "940.00"],
      ["21/11/2026", "Interest", "0.00", "940.00"],
    );
    expect(got).toMatchObject({
      ok: true,
      nothingMoved: 1,
      balanceBreaks: null,
      lines: [
        { line: 2, description: "Lena PA", pence: -31_000, balancePence: 69_000 },
        { line: 3, description: "No description", pence: 25_000 },
      ],
    });
  });
  test("two columns; a card that shows spending as plain figures", () => {
    expect(
      read(
        TWO,
        ["20/11/2026", "A", "", "310.00"],
        ["20/11/2026", "B", "5", ""],
        ["20/11/2026", "C", "0.00", "-7.00"],
      ),
    ).toMatchObject({ lines: [{ pence: -31_000 }, { pence: 500 }, { pence: -700 }] });
    expect(
      read({ ...ONE, amounts: "plus" }, ["20/11/2026", "A", "310.00", ""], ["20/11/2026", "B", "-5.00", ""]),
    ).toMatchObject({
      lines: [{ pence: -31_000 }, { pence: 500 }],
    });
  });
  test("newest first is as good; a balance that does not follow is told by its line", () => {
    const newest = [
      ["21/11/2026", "B", "250.00", "940.00"],
      ["20/11/2026", "A", "-310.00", "690.00"],
    ];
    expect(read(ONE, ...newest)).toMatchObject({ balanceBreaks: null });
    expect(
      read(ONE, ["20/11/2026", "A", "-310.00", "690.00"], ["21/11/2026", "B", "250.00", "900.00"]),
    ).toMatchObject({
      balanceBreaks: 3,
    });
  });
  test("everything wrong is named by its line, and then no line is taken", () => {
    expect(
      reasons(
        ONE,
        ["20/11/2026", "fine", "-1.00", "1.00"],
        ["31/02/2026", "x", "-1.00", "1.00"],
        ["20/11/2026", "x", "18.005", "1.00"],
        ["20/11/2026", "x", "NaN", "1.00"],
        ["20/11/2026", "x", "1e9", "1.00"],
        ["20/11/2026", "x", "١٨", "1.00"],
        ["25/11/2026", "x", "-1.00", "1.00"],
        ["20/11/1999", "x", "-1.00", "1.00"],
        ["20/11/2026", "x", "-1.00", "lots"],
        ["Total"],
      ).map(({ line, reason }) => `${line}: ${reason}`),
    ).toEqual([
      "3: the day is “31/02/2026”. You said that days are written like this: Day, month, year: 21/11/2026",
      "4: the amount is “18.005”. It must be pounds and pence such as 18.50, with the digits 0 to 9",
      expect.stringContaining("5: the amount is “NaN”"),
      expect.stringContaining("6: the amount is “1e9”"),
      expect.stringContaining("7: the amount is “١٨”"),
      "8: the day is 25 November 2026, which has not come yet",
      "9: the day is 20 November 1999, which is too long ago",
      expect.stringContaining("10: the balance is “lots”"),
      "11: it has 1 column, and 3 are needed",
    ]);
    expect(
      reasons(
        TWO,
        ["20/11/2026", "x", "1", "2"],
        ["20/11/2026", "x", "-1", ""],
        ["20/11/2026", "x", "", "y"],
      ),
    ).toHaveLength(3);
    expect(reasons(ONE, ["20/11/2026", "x", "0.00", ""])).toEqual([
      { line: 1, reason: "no line has any money in or out" },
    ]);
  });
  test("the same line has the same fingerprint in every file; two alike on one day are two", () => {
    const alike = ["20/11/2026", "Lena", "-10.00", ""];
    const prints = (...rows: string[][]) => {
      const got = read(ONE, ...rows);
      return got.ok ? got.lines.map((line) => line.fingerprint) : [];
    };
    const two = prints(alike, alike, ["20/11/2026", "LENA", "-10.01", ""]);
    expect(new Set(two).size).toBe(3);
    expect(prints(["19/11/2026", "Before", "1.00", ""], ["20/11/2026", "lena", "-10.00", ""])[1]).toBe(
      two[0],
    );
    expect(prints(["20/11/2026", "Lena", "-10.00", "5.00"])[0]).not.toBe(two[0]);
  });
});
describe("which column says what", () => {
  test("a guess from headings and contents", () => {
    expect(suggestColumns(tableOf(["21/11/2026", "Lena PA", "-310.00", "690.00"]))).toEqual({
      day: 0,
      dayFormat: "dmy",
      description: 1,
      amounts: "minus",
      amount: 2,
      balance: 3,
    });
    expect(
      suggestColumns({
        headings: ["Transaction Date", "Type", "Narrative", "Paid out", "Paid in", "Balance"],
        rows: [
          { line: 2, cells: ["21 Nov 2026", "FPO", "LENA PA REF 12", "310.00", "", "690.00"] },
          { line: 3, cells: ["22 Nov 2026", "BAC", "COUNCIL", "", "250.00", "940.00"] },
        ],
      }),
    ).toEqual({
      day: 0,
      dayFormat: "words",
      description: 2,
      amounts: "two",
      moneyOut: 3,
      moneyIn: 4,
      balance: 5,
    });
    expect(suggestColumns({ headings: ["A", "B"], rows: [{ line: 1, cells: ["x", "y"] }] })).toMatchObject({
      amounts: "minus",
    });
  });
  test("what is missing, and a column named twice, is said at its field", () => {
    const wrong = (form: Record<string, string>) =>
      ColumnsForm.safeParse(form).error?.issues.map((issue) => issue.path.join(".")) ?? [];
    expect(wrong({})).toEqual(["day", "dayFormat", "description", "amounts"]);
    const base = { day: "0", dayFormat: "dmy", description: "1", amounts: "minus" };
    expect(wrong(base)).toEqual(["amount"]);
    expect(wrong({ ...base, amounts: "two" })).toEqual(["moneyIn", "moneyOut"]);
    expect(wrong({ ...base, amount: "1" })).toEqual(["day"]);
    expect(wrong({ ...base, amount: "-1" })).toEqual(["amount"]);
    expect(wrong({ ...base, amount: "2", balance: "3" })).toEqual([]);
  });
  test("what was kept is used again where it fits", () => {
    expect(keptColumns(JSON.parse(JSON.stringify(ONE)), 4)).toEqual(ONE);
    expect(keptColumns(ONE, 3)).toBeNull();
    expect(keptColumns({ day: "x" }, 4)).toBeNull();
    expect(keptColumns(null, 4)).toBeNull();
  });
});
