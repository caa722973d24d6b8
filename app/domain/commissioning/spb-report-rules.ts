import { inside, type Band } from "#app/domain/people/band-rules.ts";
import type { Tier } from "#app/generated/prisma/enums.ts";

/** How many people share an age group, a client group and a published band. */
export type Count = Band & { ageGroup: string; clientGroup: string; people: number };
export type Rates = {
  tiers: readonly { tier: Tier; hours: number; feePence: number }[];
  councilCosts: readonly { tier: Tier; hours: number; hourlyPence: number }[];
  forecasts: readonly (Band & { tier: Tier })[];
};
export type BandCost = {
  weeklyFromPence: number;
  weeklyToPence: number | null;
  tier: Tier;
  people: number;
  feePence: number;
  totalPence: number;
  councilHours: number;
  councilCostPence: number;
  councilTotalPence: number;
  differencePence: number;
};
export type Totals = {
  people: number;
  totalPence: number;
  councilTotalPence: number;
  differencePence: number;
};
export type SpbCosts = { bands: BandCost[]; totals: Totals };
export type CannotCost = { band: Band; why: "no-forecast" | "no-fee" | "no-council-cost" };

const byStart = (a: Band, b: Band) => a.weeklyFromPence - b.weeklyFromPence;
const sum = <T>(rows: readonly T[], of: (row: T) => number): number =>
  rows.reduce((total, row) => total + of(row), 0);
export const bandKey = (band: Band): string =>
  `${String(band.weeklyFromPence)}-${String(band.weeklyToPence ?? "")}`;

/** The bands that people are in, from the lowest up. */
export function bandsOf(counts: readonly Count[]): Band[] {
  const found = new Map(counts.map((row) => [bandKey(row), row]));
  return [...found.values()]
    .map(({ weeklyFromPence, weeklyToPence }) => ({ weeklyFromPence, weeklyToPence }))
    .sort(byStart);
}

/**
 * What support planning would cost for a caseload, beside the council's own hours: the Joint Task Force report's Table 5.
 * A band's tier is the forecast's. @returns the first band that cannot be costed, and why, when the area's rates leave a gap.
 */
export function spbCosts(counts: readonly Count[], rates: Rates): SpbCosts | CannotCost {
  const bands: BandCost[] = [];
  for (const band of bandsOf(counts)) {
    const tier = rates.forecasts.find((forecast) => inside(band, forecast))?.tier;
    if (!tier) return { band, why: "no-forecast" };
    const fee = rates.tiers.find((row) => row.tier === tier);
    if (!fee) return { band, why: "no-fee" };
    const council = rates.councilCosts.find((row) => row.tier === tier);
    if (!council) return { band, why: "no-council-cost" };
    const people = sum(
      counts.filter((row) => bandKey(row) === bandKey(band)),
      (row) => row.people,
    );
    const totalPence = people * fee.feePence;
    const councilCostPence = council.hours * council.hourlyPence;
    const councilTotalPence = people * councilCostPence;
    bands.push({
      ...band,
      tier,
      people,
      feePence: fee.feePence,
      totalPence,
      councilHours: council.hours,
      councilCostPence,
      councilTotalPence,
      differencePence: totalPence - councilTotalPence,
    });
  }
  const totalPence = sum(bands, (row) => row.totalPence);
  const councilTotalPence = sum(bands, (row) => row.councilTotalPence);
  return {
    bands,
    totals: {
      people: sum(bands, (row) => row.people),
      totalPence,
      councilTotalPence,
      differencePence: totalPence - councilTotalPence,
    },
  };
}

/** The difference as a share of the council's own cost, in tenths of a percent, rounded half up: 74 is 7.4%. */
export function differenceTenths(totals: Totals): number {
  if (totals.councilTotalPence === 0) return 0;
  return Math.floor(
    (Math.abs(totals.differencePence) * 2000 + totals.councilTotalPence) / (totals.councilTotalPence * 2),
  );
}
export const percentWords = (tenths: number): string =>
  `${String(Math.floor(tenths / 10))}.${String(tenths % 10)}%`;

/** Said wherever the difference is shown: the task force's own warning about its figures. */
export const spbCaveat =
  "These figures are a guide. The cost is additional to existing costs, with no cut in staff.";
