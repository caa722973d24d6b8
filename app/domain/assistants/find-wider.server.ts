import { countAssistants } from "#app/domain/assistants/find-assistants.server.ts";
import { askedFor, readFilters, type AssistantFilters } from "#app/domain/assistants/search-filters.ts";
import { WITHIN_MILES, type GridPoint } from "#app/domain/places/grid-rules.ts";

export type Wider = { words: string; query: URLSearchParams; count: number };
const MOST_TRIED = 10;

/** What would find somebody where a search found nobody: a step further away, or one thing less. Most found first. */
export async function findWider(filters: AssistantFilters, place: GridPoint | null): Promise<Wider[]> {
  const asked = askedFor(filters, place !== null);
  const tries: { words: string; query: URLSearchParams }[] = [];
  const step =
    filters.within === null ? undefined : WITHIN_MILES.find((miles) => miles > (filters.within ?? 0));
  for (const one of asked) {
    const isDistance = place !== null && filters.within !== null && !one.rest.has("within");
    if (!isDistance) tries.push({ words: `Leave out “${one.label}”`, query: one.rest });
    else if (step) {
      const query = new URLSearchParams(one.rest);
      query.set("within", String(step));
      tries.push({ words: `Look within ${step} miles`, query });
    }
  }
  // At the last, only the most needful: what they can do, and who comes here at all
  const skills = new URLSearchParams(filters.skills.map((skill) => ["skill", skill]));
  if (skills.size > 0 && asked.length > skills.size + 1)
    tries.push({ words: "Ask only for the skills", query: skills });
  const here = new URLSearchParams(place ? { postcode: filters.postcode } : {});
  if (place && asked.length > 2)
    tries.push({ words: `See everybody who travels to ${filters.postcode.toUpperCase()}`, query: here });
  const counted = await Promise.all(
    tries.slice(-MOST_TRIED).map(async (one) => ({
      ...one,
      count: await countAssistants(readFilters(one.query).filters, one.query.has("postcode") ? place : null),
    })),
  );
  return counted
    .filter(({ count }) => count > 0)
    .sort((a, b) => b.count - a.count)
    .slice(0, 4);
}
