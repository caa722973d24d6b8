/** Money is whole pence. "£180", "£16.50", "−£180", "£1,234.05": the same everywhere. */
export function pounds(pence: number | bigint): string {
  const value = Number(pence);
  if (!Number.isSafeInteger(value)) throw new RangeError(`not a whole number of pence: ${String(pence)}`);
  const size = Math.abs(value);
  const whole = Math.floor(size / 100).toLocaleString("en-GB");
  const rest = size % 100;
  return `${value < 0 ? "−" : ""}£${whole}${rest === 0 ? "" : `.${String(rest).padStart(2, "0")}`}`;
}

/** As in a statement's column: always two decimals. */
export function poundsAndPence(pence: number | bigint): string {
  const words = pounds(pence);
  return words.includes(".") ? words : `${words}.00`;
}

/** As it stands in a box that somebody fills in: "180", "16.50". */
export const poundsBox = (pence: number): string =>
  pence % 100 === 0 ? String(pence / 100) : (pence / 100).toFixed(2);

/**
 * Reads "180", "£180", "1,234.05" or "16.5" as pence. Null for anything else: negatives, more than two decimals,
 * exponents, digits that are not 0 to 9, or more than £10,000,000.
 */
export function parsePounds(words: string): number | null {
  const match = /^£?\s*([0-9]{1,3}(?:,[0-9]{3})+|[0-9]{1,8})(?:\.([0-9]{1,2}))?$/.exec(words.trim());
  if (!match) return null;
  const pence = Number((match[1] ?? "").replaceAll(",", "")) * 100 + Number((match[2] ?? "0").padEnd(2, "0"));
  return pence <= 1_000_000_000 ? pence : null;
}

/** A share of pence by part over whole, rounded half up to the penny, never above the pence. */
export function proportion(pence: number, part: number, whole: number): number {
  if (whole <= 0 || part <= 0) return 0;
  return Math.min(pence, Math.floor((pence * part * 2 + whole) / (whole * 2)));
}
