/** "1 planner", "7 planners" */
export const count = (n: number, one: string, many = `${one}s`): string =>
  `${n.toLocaleString("en-GB")} ${n === 1 ? one : many}`;
/** "a, b and c" */
export const list = (items: readonly string[], last = "and"): string =>
  items.length < 2 ? (items[0] ?? "") : `${items.slice(0, -1).join(", ")} ${last} ${items.at(-1) ?? ""}`;
/** "Rosa Martin" to "RM" */
export const initials = (first: string, last: string): string =>
  `${first.charAt(0)}${last.charAt(0)}`.toUpperCase();
/** How the public sees a planner or an assistant: "Rosa M." */
export const publicName = (first: string, last: string): string =>
  last === "" ? first : `${first} ${last.charAt(0).toUpperCase()}.`;
