import { stringify } from "csv-stringify/sync";
import { plainPounds, safeWords } from "#app/domain/budgets/statement-csv.ts";
import { isoDay, type Day } from "#app/lib/dates.ts";

type Payment = {
  supplier: string;
  name: string;
  sortCode: string;
  accountNumber: string;
  pence: number;
  reference: string;
};
const HEADINGS = [
  "Supplier",
  "Account name",
  "Sort code",
  "Account number",
  "Amount (£)",
  "Reference",
  "Pay on",
  "Kind of money",
];

/** A run as a file for spreadsheets and for banks that take CSV: UTF-8 with its mark, account numbers in quotes as words. */
export function runCsv(
  payments: readonly Payment[],
  { processingOn, test }: { processingOn: Day; test: boolean },
): string {
  const rows = payments.map((one) => [
    safeWords(one.supplier),
    safeWords(one.name),
    one.sortCode,
    one.accountNumber,
    plainPounds(one.pence),
    one.reference,
    isoDay(processingOn),
    test ? "TEST, not to be paid" : "live",
  ]);
  return stringify([HEADINGS, ...rows], { bom: true, record_delimiter: "\r\n", quoted_string: true });
}
