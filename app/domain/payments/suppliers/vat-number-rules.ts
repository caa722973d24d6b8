/** "GB 123 4567 82" to "GB123456782": nine digits, or twelve for a branch. Null for what is not written like one. */
export function readVatNumber(words: string): string | null {
  const plain = words.toUpperCase().replace(/[\s.-]/g, "");
  const digits = plain.startsWith("GB") ? plain.slice(2) : plain;
  return /^([0-9]{9}|[0-9]{12})$/.test(digits) ? `GB${digits}` : null;
}

const WEIGHTS = [8, 7, 6, 5, 4, 3, 2];

/**
 * HMRC's checksum: the first seven digits times 8 to 2, and the last two of nine, come to a multiple of 97; since 2009 also
 * 55 more than that. It finds slips of the pen. That a number belongs to somebody, only HMRC can say.
 */
export function vatNumberAddsUp(number: string): boolean {
  const digits = number.slice(2, 11);
  if (/^0+$/.test(digits.slice(0, 7))) return false;
  const total =
    WEIGHTS.reduce((sum, weight, i) => sum + weight * Number(digits[i]), 0) + Number(digits.slice(7));
  return total % 97 === 0 || (total + 55) % 97 === 0;
}

/** "GB123456782" as people write it: "GB 123 4567 82". */
export const vatNumberWords = (number: string): string =>
  [number.slice(0, 2), number.slice(2, 5), number.slice(5, 9), number.slice(9, 11), number.slice(11)]
    .filter(Boolean)
    .join(" ");
