const AMOUNT =
  /^(?<open>\()?(?<before>[+\-−])?\s*£?\s*(?<sign>[+\-−])?(?<whole>[0-9]{1,3}(?:,[0-9]{3})+|[0-9]{1,8})?(?:\.(?<part>[0-9]{1,2}))?\s*(?<close>\))?(?<after>-)?\s*(?<word>CR|DR)?$/i;
const MOST_PENCE = 1_000_000_000;

/**
 * An amount as banks write it: "-1,234.50", "£18", "(12.00)", "12.00 DR", "12.00-". Pence, negative with a minus, brackets,
 * or DR. Null for anything else: more than two decimals, exponents, digits that are not 0 to 9, more than £10,000,000.
 */
export function readAmount(words: string): number | null {
  const found = AMOUNT.exec(words.trim())?.groups;
  if (!found) return null;
  const { open, close, before, sign, after, whole, part, word } = found;
  if (whole === undefined && part === undefined) return null;
  if ((open === undefined) !== (close === undefined)) return null;
  const marks = [before, sign, after, open].filter((mark) => mark !== undefined);
  if (marks.length > 1) return null;
  const pence = Number((whole ?? "0").replaceAll(",", "")) * 100 + Number((part ?? "").padEnd(2, "0"));
  if (pence > MOST_PENCE) return null;
  const minus = marks.some((mark) => mark !== "+");
  if (minus && word?.toUpperCase() === "CR") return null;
  return minus || word?.toUpperCase() === "DR" ? -pence || 0 : pence;
}
/** With pence, a pound sign or a sign in front: a bare number could be a reference. */
export const looksLikeAmount = (words: string): boolean =>
  /[.£+\-−(]/.test(words) && readAmount(words) !== null;
