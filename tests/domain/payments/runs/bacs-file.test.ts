import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import fc from "fast-check";
import {
  bacsFile,
  julian,
  MOST_PENCE,
  TEST_LINE,
  type BacsRun,
} from "#app/domain/payments/runs/bacs-file.ts";
import { bacsField, bacsText } from "#app/domain/payments/runs/bacs-text.ts";

const day = (words: string) => new Date(`${words}T00:00:00Z`);
const COUNCIL = { sortCode: "107999", accountNumber: "88837491", name: "Southampton City Council" };
const ROSA = {
  sortCode: "089999",
  accountNumber: "66374958",
  name: "Rosa Martin",
  pence: 18_000,
  reference: "OWNWAY RUN 00007",
};
const run = (payments: BacsRun["payments"], more: Partial<BacsRun> = {}): BacsRun => ({
  serviceUserNumber: "123456",
  from: COUNCIL,
  number: 7,
  createdOn: day("2026-11-24"),
  processingOn: day("2026-11-26"),
  payments,
  ...more,
});
const golden = (name: string) => readFileSync(`tests/domain/payments/runs/golden/${name}.txt`, "latin1");

// Frozen as whole files; that each place holds what the standard says is tried below
describe("golden files", () => {
  test("one payment", () => {
    expect(bacsFile(run([ROSA]))).toBe(golden("one"));
  });
  test("many payments", () => {
    const many = Array.from({ length: 12 }, (_, i) => ({
      ...ROSA,
      name: `Supplier ${String(i + 1)}`,
      pence: 10_000 + i,
    }));
    expect(bacsFile(run(many, { number: 1_000_123, processingOn: day("2027-01-04") }))).toBe(golden("many"));
  });
  test("odd characters and long names", () => {
    const odd = [
      { ...ROSA, name: "Zoë O’Brien-Łukasz & Søn", reference: "inv/0001_é#2" },
      { ...ROSA, name: "Straße 5, “Plan” Ltd.", pence: 1 },
      { ...ROSA, name: "محمد", pence: MOST_PENCE },
    ];
    expect(bacsFile(run(odd))).toBe(golden("odd"));
  });
});

describe("places", () => {
  const lines = bacsFile(
    run([ROSA, { ...ROSA, sortCode: "202959", accountNumber: "63748472", pence: 32_001 }]),
  ).split("\r\n");
  const at = (line: number, from: number, to: number) => (lines[line] ?? "").slice(from - 1, to);
  test("labels have 80 characters, records 100, in their order", () => {
    expect(lines.map((line) => line.length)).toEqual([80, 80, 80, 80, 100, 100, 100, 80, 80, 80, 0]);
    expect([0, 1, 2, 3, 7, 8, 9].map((i) => at(i, 1, 4))).toEqual([
      "VOL1",
      "HDR1",
      "HDR2",
      "UHL1",
      "EOF1",
      "EOF2",
      "UTL1",
    ]);
  });
  test("VOL1: serial number, service user number, standard", () => {
    expect([at(0, 5, 10), at(0, 42, 47), at(0, 80, 80)]).toEqual(["000007", "123456", "1"]);
  });
  test("HDR1: who, which file, made on, kept until; EOF1 the same", () => {
    expect(at(1, 5, 21)).toBe("A123456S  1123456");
    expect([at(1, 22, 27), at(1, 28, 35), at(1, 42, 47), at(1, 48, 53), at(1, 55, 60)]).toEqual([
      "000007",
      "00010001",
      " 26328",
      " 26337",
      "000000",
    ]);
    expect(at(7, 5, 80)).toBe(at(1, 5, 80));
  });
  test("HDR2: fixed records of 100; EOF2 the same", () => {
    expect([at(2, 5, 15), at(2, 51, 52)]).toEqual(["F0200000100", "00"]);
    expect(at(8, 5, 80)).toBe(at(2, 5, 80));
  });
  test("UHL1: the processing day, for Bacs, pounds, one day", () => {
    expect([at(3, 5, 10), at(3, 11, 20), at(3, 21, 28), at(3, 29, 37), at(3, 38, 40)]).toEqual([
      " 26330",
      "999999    ",
      "00000000",
      "1 DAILY  ",
      "001",
    ]);
  });
  test("a payment: to, code 99, from, pence, who, what for, name", () => {
    expect([at(4, 1, 17), at(4, 18, 31), at(4, 36, 46)]).toEqual([
      "08999966374958099",
      "10799988837491",
      "00000018000",
    ]);
    expect([at(4, 47, 64), at(4, 65, 82), at(4, 83, 100)]).toEqual([
      "SOUTHAMPTON CITY C",
      "OWNWAY RUN 00007  ",
      "ROSA MARTIN       ",
    ]);
  });
  test("the contra takes the sum out of the account that pays, code 17", () => {
    expect([at(6, 1, 17), at(6, 36, 46), at(6, 65, 82)]).toEqual([
      "10799988837491017",
      "00000050001",
      "CONTRA            ",
    ]);
  });
  test("UTL1: both totals, one debit, two credits", () => {
    expect([at(9, 5, 17), at(9, 18, 30), at(9, 31, 37), at(9, 38, 44)]).toEqual([
      "0000000050001",
      "0000000050001",
      "0000001",
      "0000002",
    ]);
  });
});

test.each([
  ["nothing to pay", run([])],
  ["no pence", run([{ ...ROSA, pence: 0 }])],
  ["less than nothing", run([{ ...ROSA, pence: -1 }])],
  ["half a penny", run([{ ...ROSA, pence: 0.5 }])],
  ["over the limit of one payment", run([{ ...ROSA, pence: MOST_PENCE + 1 }])],
  ["over what a contra holds", run(Array.from({ length: 51 }, () => ({ ...ROSA, pence: MOST_PENCE })))],
  ["a short sort code", run([{ ...ROSA, sortCode: "08999" }])],
  ["a long account number", run([{ ...ROSA, accountNumber: "663749580" }])],
  ["digits that are not 0 to 9", run([{ ...ROSA, accountNumber: "٦٦٣٧٤٩٥٨" }])],
  ["no service user number", run([ROSA], { serviceUserNumber: "" })],
])("refused: %s", (_what, bad) => {
  expect(() => bacsFile(bad)).toThrow(RangeError);
});

test("days of a year", () => {
  expect(["2026-01-01", "2026-12-31", "2028-12-31", "2026-03-01"].map((one) => julian(day(one)))).toEqual([
    " 26001",
    " 26365",
    " 28366",
    " 26060",
  ]);
});
test("any words at all come out in the letters of Bacs, at their width", () => {
  fc.assert(
    fc.property(fc.string({ unit: "binary" }), (words) => {
      expect(bacsField(words, 18)).toMatch(/^[A-Z0-9.&/ -]{18}$/);
    }),
  );
  expect(bacsText("Café  “Ælf” & Þór’s / nr. 5_b")).toBe("CAFE AELF & THORS / NR. 5 B");
});
test("a file of test money begins with a line that no bank takes", () => {
  expect(TEST_LINE.startsWith("VOL1")).toBe(false);
  expect(TEST_LINE).toMatch(/^TEST MONEY.*\r\n$/);
});
