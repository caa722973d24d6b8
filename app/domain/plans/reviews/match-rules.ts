/** The words of a name, without what only writing adds. */
const wordsOf = (name: string): string[] =>
  name
    .normalize("NFKD")
    .toLowerCase()
    .replace(/\p{M}/gu, "")
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== "" && !EMPTY.has(word));
const EMPTY = new Set(["the", "ltd", "limited", "cic", "plc", "mr", "mrs", "ms", "miss"]);

/**
 * The one action that a payment to somebody was for, by who does it: the same words in any order, or all words of one name within
 * the other where there are two or more. Null where none or several fit: nothing is guessed.
 */
export function matchAction<A extends { who: string; carerName: string }>(
  payee: string,
  actions: readonly A[],
): A | null {
  const paid = wordsOf(payee);
  const within = (few: readonly string[], many: readonly string[]) =>
    few.length > 0 && few.every((word) => many.includes(word));
  const fits = (name: string): boolean => {
    const who = wordsOf(name);
    const same = within(paid, who) && within(who, paid);
    return same || (who.length > 1 && within(who, paid)) || (paid.length > 1 && within(paid, who));
  };
  const found = actions.filter(({ who, carerName }) => fits(who) || fits(carerName));
  return found.length === 1 ? (found[0] ?? null) : null;
}
