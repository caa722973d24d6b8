import { pounds } from "#app/lib/money.ts";

/** A band of weekly cost in pence, both ends within it; no end means "and over". */
export type Band = { weeklyFromPence: number; weeklyToPence: number | null };

const withinBand = (pence: number, band: Band): boolean =>
  pence >= band.weeklyFromPence && (band.weeklyToPence === null || pence <= band.weeklyToPence);

export const sameBand = (a: Band, b: Band): boolean =>
  a.weeklyFromPence === b.weeklyFromPence && a.weeklyToPence === b.weeklyToPence;

export const overlap = (a: Band, b: Band): boolean =>
  a.weeklyFromPence <= (b.weeklyToPence ?? Infinity) && b.weeklyFromPence <= (a.weeklyToPence ?? Infinity);

/** One band lies wholly inside another. */
export const inside = (inner: Band, outer: Band): boolean =>
  inner.weeklyFromPence >= outer.weeklyFromPence &&
  (outer.weeklyToPence === null ||
    (inner.weeklyToPence !== null && inner.weeklyToPence <= outer.weeklyToPence));

/** "£100 to £199.99", "£1,000 and over", "under £100" */
export function bandWords(band: Band): string {
  const { weeklyFromPence: from, weeklyToPence: to } = band;
  if (to === null) return `${pounds(from)} and over`;
  return from === 0 ? `under ${pounds(to + 1)}` : `${pounds(from)} to ${pounds(to)}`;
}

/** Whether a weekly amount lies outside the band that was published for the person. */
export const outsideBand = (
  person: { weeklyFromPence: number | null; weeklyToPence: number | null },
  pence: number,
): boolean =>
  person.weeklyFromPence !== null &&
  !withinBand(pence, { weeklyFromPence: person.weeklyFromPence, weeklyToPence: person.weeklyToPence });
