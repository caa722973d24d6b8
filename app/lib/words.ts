/** "1 planner", "7 planners" */
export const count = (n: number, one: string, many = `${one}s`): string =>
  `${n.toLocaleString("en-GB")} ${n === 1 ? one : many}`;
/** "a, b and c" */
export const list = (items: readonly string[], last = "and"): string =>
  items.length < 2 ? (items[0] ?? "") : `${items.slice(0, -1).join(", ")} ${last} ${items.at(-1) ?? ""}`;
const letters = new Intl.Segmenter("en-GB", { granularity: "grapheme" });
/** The first letter as people count them, whichever script it is of. */
const firstLetter = (word: string): string => [...letters.segment(word.slice(0, 40))][0]?.segment ?? "";
/** "Rosa Martin" to "RM" */
export const initials = (first: string, last: string): string =>
  `${firstLetter(first)}${firstLetter(last)}`.toUpperCase();
/** How the public sees a planner or an assistant: "Rosa M." */
export const publicName = (first: string, last: string): string =>
  last === "" ? first : `${first} ${firstLetter(last).toUpperCase()}.`;
