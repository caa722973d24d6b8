import { filterChips, type PlannerFilters } from "#app/domain/planners/filter-rules.ts";
import { countPlanners } from "#app/domain/planners/find-planners.server.ts";
import type { Place } from "#app/domain/places/find-place.server.ts";
import { WITHIN_MILES } from "#app/domain/places/grid-rules.ts";
import { count } from "#app/lib/words.ts";

/** A way to find somebody after all: "Within 5 miles there are 7". */
export type Widening = { words: string; filters: PlannerFilters; total: number };

/** The same search with one filter let go. */
const LET_GO: Record<string, Partial<PlannerFilters>> = {
  expertise: { expertise: [] },
  "lived-experience": { lived: null },
  employment: { employment: null },
  language: { language: null },
  meeting: { meeting: [] },
  tier: { tier: null },
  available: { available: false },
};
const there = (total: number) => `there ${total === 1 ? "is" : "are"} ${total}`;

/** When a search finds nobody: the next distances and the filters that alone stand in the way, each with its number. */
export async function findWidenings(filters: PlannerFilters, place: Place | null): Promise<Widening[]> {
  const ways: { words: (total: number) => string; filters: PlannerFilters }[] = [];
  if (place && filters.within) {
    for (const miles of WITHIN_MILES.filter((step) => step > (filters.within ?? 0)))
      ways.push({
        words: (total) => `Within ${count(miles, "mile")} ${there(total)}`,
        filters: { ...filters, within: miles },
      });
    ways.push({
      words: (total) => `At any distance ${there(total)}`,
      filters: { ...filters, within: null },
    });
  }
  const chips = filterChips(filters);
  for (const [name, change] of Object.entries(LET_GO)) {
    const labels = chips.filter((chip) => chip.name === name).map((chip) => `“${chip.label}”`);
    if (labels.length > 0)
      ways.push({
        words: (total) => `Without ${labels.join(" and ")} ${there(total)}`,
        filters: { ...filters, ...change },
      });
  }
  // One after another: a dozen at once would take every connection of the pool
  const counted: Widening[] = [];
  for (const found of ways) {
    const total = await countPlanners(found.filters, place);
    counted.push({ words: found.words(total), filters: found.filters, total });
  }
  const open = counted.filter(({ total }) => total > 0);
  // Of the distances, the first that finds anybody is enough
  const nearest = open.find((way) => way.filters.within !== filters.within);
  return open.filter((way) => way.filters.within === filters.within || way === nearest);
}
