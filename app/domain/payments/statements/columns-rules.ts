import { z } from "zod";
import { readAmount } from "#app/domain/payments/statements/amount-rules.ts";
import { DAY_FORMATS, fittingFormats, looksLikeDay } from "#app/domain/payments/statements/day-rules.ts";
import type { Table } from "#app/domain/payments/statements/read-file-rules.ts";

const column = (missing: string) =>
  z
    .string({ error: missing })
    .regex(/^[0-9]{1,2}$/, missing)
    .transform(Number);
const maybeColumn = z
  .string()
  .regex(/^([0-9]{1,2})?$/, "Choose a column of the list")
  .optional()
  .default("")
  .transform((value) => (value === "" ? null : Number(value)));

/** Which column says what. Remembered for each paying account. */
export const ColumnsForm = z
  .object({
    day: column("Choose the column with the day"),
    dayFormat: z.enum(DAY_FORMATS, { error: "Choose how the day is written" }),
    description: column("Choose the column that says who or what it was"),
    amounts: z.enum(["minus", "plus", "two"], { error: "Choose how money out is shown" }),
    amount: maybeColumn,
    moneyIn: maybeColumn,
    moneyOut: maybeColumn,
    balance: maybeColumn,
  })
  .superRefine((form, ctx) => {
    const need = (path: "amount" | "moneyIn" | "moneyOut", message: string) => {
      if (form[path] === null) ctx.addIssue({ code: "custom", path: [path], message });
    };
    if (form.amounts === "two") {
      need("moneyIn", "Choose the column with the money in");
      need("moneyOut", "Choose the column with the money out");
    } else need("amount", "Choose the column with the amount");
    const used = usedColumns(form);
    if (new Set(used).size !== used.length)
      ctx.addIssue({
        code: "custom",
        path: ["day"],
        message: "Two answers name the same column. Choose each column once",
      });
  });
export type Columns = z.output<typeof ColumnsForm>;

export const usedColumns = ({
  day,
  description,
  amounts,
  amount,
  moneyIn,
  moneyOut,
  balance,
}: Columns): number[] =>
  [day, description, ...(amounts === "two" ? [moneyIn, moneyOut] : [amount]), balance].filter(
    (one): one is number => one !== null,
  );

/** Columns kept earlier, read again with care; null where they do not fit this file. */
export function keptColumns(kept: unknown, width: number): Columns | null {
  const texts = z.record(z.string(), z.union([z.string(), z.number(), z.null()])).safeParse(kept);
  if (!texts.success) return null;
  const parsed = ColumnsForm.safeParse(
    Object.fromEntries(
      Object.entries(texts.data).map(([name, value]) => [name, value === null ? "" : String(value)]),
    ),
  );
  return parsed.success && usedColumns(parsed.data).every((one) => one < width) ? parsed.data : null;
}

/** A guess from the headings and the first rows, for the person to look at. */
export function suggestColumns({ headings, rows }: Table): Partial<Columns> {
  const cells = (i: number) =>
    rows
      .slice(0, 50)
      .map((row) => row.cells[i] ?? "")
      .filter((cell) => cell !== "");
  const days = headings.map((_, i) => i).filter((i) => cells(i).length > 0 && cells(i).every(looksLikeDay));
  const money = headings
    .map((_, i) => i)
    .filter(
      (i) => !days.includes(i) && cells(i).length > 0 && cells(i).every((cell) => readAmount(cell) !== null),
    );
  const named = (words: RegExp, among: readonly number[]) => among.find((i) => words.test(headings[i] ?? ""));
  const day = named(/date|day/i, days) ?? days[0];
  const balance = named(/balance/i, money);
  const amountColumns = money.filter((i) => i !== balance);
  const moneyIn = named(/credit|paid in|money in|\bin\b|deposit|received/i, amountColumns);
  const moneyOut = named(/debit|paid out|money out|\bout\b|withdraw|spent/i, amountColumns);
  const amount =
    named(/amount|value/i, amountColumns) ?? amountColumns.find((i) => i !== moneyIn && i !== moneyOut);
  const texts = headings
    .map((_, i) => i)
    .filter((i) => i !== day && !money.includes(i) && cells(i).length > 0);
  const description =
    named(/desc|detail|narrative|memo|payee|merchant|particulars/i, texts) ??
    texts.sort((a, b) => cells(b).join("").length - cells(a).join("").length)[0];
  const two = moneyIn !== undefined && moneyOut !== undefined;
  const [dayFormat] = day === undefined ? [] : fittingFormats(cells(day));
  return {
    ...(day === undefined ? {} : { day }),
    ...(dayFormat === undefined ? {} : { dayFormat }),
    ...(description === undefined ? {} : { description }),
    amounts: two ? "two" : "minus",
    ...(two ? { moneyIn, moneyOut } : amount === undefined ? {} : { amount }),
    ...(balance === undefined ? {} : { balance }),
  };
}
