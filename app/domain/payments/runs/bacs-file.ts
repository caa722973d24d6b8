// The file that a bank or bureau takes for Bacs: Standard 18, direct credits, one processing day.
// Labels have 80 characters, records 100; places are counted from 1 as the standard counts them.
import { bacsField } from "#app/domain/payments/runs/bacs-text.ts";
import { addDays, type Day } from "#app/lib/dates.ts";

type BacsAccount = { sortCode: string; accountNumber: string; name: string };
type BacsPayment = BacsAccount & { pence: number; reference: string };
export type BacsRun = {
  serviceUserNumber: string;
  from: BacsAccount;
  /** Of the run, 1 and up: makes the file's serial number, which differs from the last file's. */
  number: number;
  createdOn: Day;
  processingOn: Day;
  payments: readonly BacsPayment[];
};
/** The most that Bacs takes in one payment: £20 million. */
export const MOST_PENCE = 2_000_000_000;
/** The contra record's amount has eleven digits. */
const MOST_IN_ALL = 99_999_999_999;

const digits = (value: string, width: number, what: string): string => {
  if (!new RegExp(`^[0-9]{${width}}$`).test(value)) throw new RangeError(`${what} must have ${width} digits`);
  return value;
};
const number = (value: number, width: number): string => String(value).padStart(width, "0");
const blank = (width: number): string => " ".repeat(width);
/** " 26328": the year's last two digits and the day of the year. */
export function julian(day: Day): string {
  const first = Date.UTC(day.getUTCFullYear(), 0, 1);
  return ` ${number(day.getUTCFullYear() % 100, 2)}${number((day.getTime() - first) / 86_400_000 + 1, 3)}`;
}
const label = (words: string): string => {
  if (words.length !== 80) throw new Error(`a label of ${words.length} characters: ${words.slice(0, 4)}`);
  return words;
};

type Line = { to: BacsAccount; code: "99" | "17"; pence: number; text: string; reference: string };
function record(from: BacsAccount, { to, code, pence, text, reference }: Line): string {
  const words = [
    digits(to.sortCode, 6, "a sort code"), // 1–6
    digits(to.accountNumber, 8, "an account number"), // 7–14
    "0", // 15, kind of account
    code, // 16–17: 99 pays in, 17 takes the sum out of the payer's account
    digits(from.sortCode, 6, "a sort code"), // 18–23
    digits(from.accountNumber, 8, "an account number"), // 24–31
    blank(4), // 32–35, free
    number(pence, 11), // 36–46
    bacsField(text, 18), // 47–64, who pays
    bacsField(reference, 18), // 65–82
    bacsField(to.name, 18), // 83–100
  ].join("");
  if (words.length !== 100) throw new Error(`a record of ${words.length} characters`);
  return words;
}

/** The whole file, lines ended as Windows ends them. Throws for an empty run and for what no field could hold. */
export function bacsFile(run: BacsRun): string {
  const { payments, from } = run;
  if (payments.length === 0) throw new RangeError("a file without a payment");
  const total = payments.reduce((sum, one) => sum + one.pence, 0);
  if (payments.some(({ pence }) => !Number.isSafeInteger(pence) || pence < 1 || pence > MOST_PENCE))
    throw new RangeError("a payment must be from 1p to £20,000,000");
  if (total > MOST_IN_ALL) throw new RangeError("more than one contra record can hold");
  const user = digits(run.serviceUserNumber, 6, "a service user number");
  // Never all zeros
  const serial = number(((run.number - 1) % 999_999) + 1, 6);

  // File identifier, set identification, section, sequence, generation, made on, kept until, access, blocks, system
  const file = `A${user}S${blank(2)}1${user}${serial}00010001${blank(6)}${julian(run.createdOn)}${julian(addDays(run.processingOn, 7))} 000000${blank(20)}`;
  const format = `F0200000100${blank(35)}00${blank(28)}`;
  const count = (n: number) => number(n, 7);
  return [
    label(`VOL1${serial} ${blank(26)}${blank(4)}${user}${blank(4)}${blank(28)}1`),
    label(`HDR1${file}`),
    label(`HDR2${format}`),
    label(`UHL1${julian(run.processingOn)}999999${blank(4)}000000001 DAILY  001${blank(40)}`),
    ...payments.map((one) =>
      record(from, { to: one, code: "99", pence: one.pence, text: from.name, reference: one.reference }),
    ),
    record(from, { to: from, code: "17", pence: total, text: from.name, reference: "CONTRA" }),
    label(`EOF1${file}`),
    label(`EOF2${format}`),
    label(`UTL1${number(total, 13)}${number(total, 13)}${count(1)}${count(payments.length)}${blank(36)}`),
  ]
    .map((line) => `${line}\r\n`)
    .join("");
}

/** Stands before a file of test money: no bank takes a file that does not begin with VOL1. */
export const TEST_LINE = "TEST MONEY. NOT FOR A BANK. A FILE THAT BEGINS LIKE THIS IS REFUSED BY BACS.\r\n";
