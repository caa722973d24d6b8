/** Parts of a tier's hours at which the planner is told, in hundredths. */
const MARKS = [100, 80] as const;
export type Mark = (typeof MARKS)[number];

/** The highest mark that the hours have reached; null below the lowest. */
export const nearlyUsed = (minutes: number, allowed: number): Mark | null =>
  MARKS.find((mark) => minutes * 100 >= allowed * mark) ?? null;

/** The mark that logging some more minutes has just reached; null where it was reached before. */
export function justReached(before: number, after: number, allowed: number): Mark | null {
  const mark = nearlyUsed(after, allowed);
  return mark !== null && mark !== nearlyUsed(before, allowed) ? mark : null;
}
