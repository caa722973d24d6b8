import { findSearchArea } from "#app/domain/commissioning/find-search-area.server.ts";
import { recordUnmetSearch } from "#app/domain/commissioning/record-unmet-search.server.ts";
import { findPlace } from "#app/domain/places/find-place.server.ts";
import { filterChips, type PlannerFilters } from "#app/domain/planners/filter-rules.ts";
import { findPlanners, type Found } from "#app/domain/planners/find-planners.server.ts";
import { findWidenings, type Widening } from "#app/domain/planners/find-widenings.server.ts";
import { readPage } from "#app/lib/query.ts";

export type Search = Found & {
  /** The part of the postcode that is known; null for none. */ place: string | null;
  widenings: Widening[];
};

/** One search of the directory, with what helps when it finds nobody. */
export async function searchPlanners(
  filters: PlannerFilters,
  pageWords: string | null,
  { keepUnmet }: { keepUnmet: boolean },
): Promise<Search> {
  const place = filters.postcode === "" ? null : await findPlace(filters.postcode);
  const page = readPage(pageWords, 1000);
  const found = await findPlanners(filters, place, page);
  const asked = filterChips(filters).filter((chip) => chip.name !== "postcode");
  if (found.total > 0) return { ...found, place: place?.code ?? null, widenings: [] };
  if (keepUnmet && page === 1 && asked.length > 0) {
    const names = new Set(asked.map((chip) => chip.name));
    await recordUnmetSearch({
      directory: "planners",
      areaId: await findSearchArea(place),
      filters: Object.fromEntries(
        [...names].map((name) => [
          name,
          asked
            .filter((chip) => chip.name === name)
            .map((chip) => chip.value)
            .sort(),
        ]),
      ),
      outcode: place?.outcode ?? null,
    });
  }
  return { ...found, place: place?.code ?? null, widenings: await findWidenings(filters, place) };
}
