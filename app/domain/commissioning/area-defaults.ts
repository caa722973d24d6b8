// Joint Task Force report on direct payments, Southampton, October 2019: tiers (section on SPB), Table 5 (council's own hours),
// and its mapping of weekly package cost to tier, which serves forecasts only.
const SOURCE = "Joint Task Force report on direct payments, October 2019";

export const DEFAULT_TIERS = [
  { tier: "low", hours: 5, feePence: 10_000, source: SOURCE },
  { tier: "medium", hours: 10, feePence: 18_000, source: SOURCE },
  { tier: "high", hours: 18, feePence: 32_000, source: SOURCE },
] as const;

export const DEFAULT_COUNCIL_COSTS = [
  { tier: "low", hours: 5, hourlyPence: 2_000, source: SOURCE },
  { tier: "medium", hours: 10, hourlyPence: 2_000, source: SOURCE },
  { tier: "high", hours: 18, hourlyPence: 2_000, source: SOURCE },
] as const;

/** Weekly package cost, pence, to the tier forecast for it. */
export const DEFAULT_TIER_FORECASTS = [
  { weeklyFromPence: 0, weeklyToPence: 19_999, tier: "low" },
  { weeklyFromPence: 20_000, weeklyToPence: 59_999, tier: "medium" },
  { weeklyFromPence: 60_000, weeklyToPence: null, tier: "high" },
] as const;
