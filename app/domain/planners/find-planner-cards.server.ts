import { labelOf } from "#app/domain/assistants/vocabulary.ts";
import { findTiers } from "#app/domain/budgets/find-tiers.server.ts";
import { distanceWords } from "#app/domain/places/grid-rules.ts";
import type { PlannerFilters } from "#app/domain/planners/filter-rules.ts";
import { matchWords, meetingWords, startWords } from "#app/domain/planners/match-words.ts";
import { EXPERTISE, LIVED_TERMS } from "#app/domain/planners/vocabulary.ts";
import { db } from "#app/db.server.ts";
import type { Tier } from "#app/generated/prisma/enums.ts";
import type { Day } from "#app/lib/dates.ts";
import { initials, publicName } from "#app/lib/words.ts";

/** What a result card shows: nothing in it is private, and distance is words only. */
export type PlannerCard = {
  slug: string;
  name: string;
  initials: string;
  headline: string;
  agency: { slug: string; name: string } | null;
  lived: string[];
  livedWords: string;
  expertise: string[];
  meeting: string;
  tiers: { tier: Tier; hours: number; feePence: number }[];
  open: boolean;
  start: string;
  reason: string;
};
/** The columns that anybody may see; never the postcode or the point. */
export const PUBLIC_COLUMNS = {
  id: true,
  slug: true,
  areaId: true,
  firstName: true,
  lastName: true,
  headline: true,
  livedExperience: true,
  livedExperienceWords: true,
  livedExperienceConsentAt: true,
  expertise: true,
  meetingWays: true,
  tiersOffered: true,
  takingNewPeople: true,
  startsFrom: true,
  agency: { select: { slug: true, name: true } },
} as const;

/** The tiers of several areas, each asked for once. */
async function tiersByArea(areaIds: string[]) {
  const ids = [...new Set(areaIds)];
  return new Map(await Promise.all(ids.map(async (id) => [id, await findTiers(id)] as const)));
}

export async function findPlannerCards(
  found: readonly { id: string; away: number | null }[],
  filters: PlannerFilters,
  today: Day,
  /** Results are published ones; the caller of a single profile has already looked whose it is. */
  which: { status?: "published" } = { status: "published" },
): Promise<PlannerCard[]> {
  const planners = await db().prisma.planner.findMany({
    where: { id: { in: found.map(({ id }) => id) }, ...which },
    select: PUBLIC_COLUMNS,
  });
  const tiers = await tiersByArea(planners.map(({ areaId }) => areaId));
  return found.flatMap(({ id, away }) => {
    const planner = planners.find((row) => row.id === id);
    if (!planner) return [];
    const consented = planner.livedExperienceConsentAt !== null;
    const lived = consented ? LIVED_TERMS.filter((term) => planner.livedExperience.includes(term.lived)) : [];
    const distance = away === null ? null : distanceWords(away);
    return {
      slug: planner.slug,
      name: publicName(planner.firstName, planner.lastName),
      initials: initials(planner.firstName, planner.lastName),
      headline: planner.headline,
      agency: planner.agency,
      lived: lived.map((term) => term.label),
      livedWords: lived.length > 0 ? planner.livedExperienceWords : "",
      expertise: planner.expertise.map((value) => labelOf(EXPERTISE, value)),
      meeting: meetingWords(planner.meetingWays),
      tiers: (tiers.get(planner.areaId) ?? [])
        .filter(({ tier }) => planner.tiersOffered.includes(tier))
        .map(({ tier, hours, feePence }) => ({ tier, hours, feePence })),
      open: planner.takingNewPeople,
      start: startWords(planner, today),
      reason: matchWords(filters, {
        expertise: planner.expertise,
        lived: lived.map((term) => term.value),
        distance,
      }),
    };
  });
}
