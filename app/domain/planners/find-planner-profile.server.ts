import { labelOf, LANGUAGE_TERMS } from "#app/domain/assistants/vocabulary.ts";
import {
  findPlannerCards,
  PUBLIC_COLUMNS,
  type PlannerCard,
} from "#app/domain/planners/find-planner-cards.server.ts";
import { readFilters } from "#app/domain/planners/filter-rules.ts";
import { db } from "#app/db.server.ts";
import type { CheckWord, ProfileStatus } from "#app/generated/prisma/enums.ts";
import { now } from "#app/lib/clock.ts";
import { dayOf, longDay, shortDay } from "#app/lib/dates.ts";

type ProfileCheckLine = {
  id: string;
  what: string;
  word: CheckWord;
  byWhom: string;
  on: string;
  until: string | null;
  ended: boolean;
};
export type PlannerProfile = PlannerCard & {
  status: ProfileStatus;
  about: string[];
  languages: string[];
  travelMiles: number;
  areaName: string;
  checks: ProfileCheckLine[];
  startsFrom: string | null;
};

/** Whose profile is asked for: anybody's that is published, or one's own in whatever state. */
type Which = { slug: string; accountId: string | null } | { plannerId: string; areaId: string };

/** A planner's public page. Null when there is none that this viewer may know of. */
export async function findPlannerProfile(which: Which): Promise<PlannerProfile | null> {
  const today = dayOf(now());
  const planner = await db().prisma.planner.findFirst({
    where:
      "slug" in which
        ? {
            slug: which.slug,
            OR: [{ status: "published" }, ...(which.accountId ? [{ accountId: which.accountId }] : [])],
          }
        : { id: which.plannerId, areaId: which.areaId },
    select: {
      ...PUBLIC_COLUMNS,
      about: true,
      languages: true,
      travelMiles: true,
      status: true,
      area: { select: { name: true } },
      checks: { orderBy: { onDate: "desc" } },
    },
  });
  if (!planner) return null;
  const [card] = await findPlannerCards(
    [{ id: planner.id, away: null }],
    readFilters(new URLSearchParams()),
    today,
    {},
  );
  if (!card) return null;
  return {
    ...card,
    status: planner.status,
    about: planner.about.split(/\n\s*\n/).filter((paragraph) => paragraph.trim() !== ""),
    languages: planner.languages.map((value) => labelOf(LANGUAGE_TERMS, value)),
    travelMiles: planner.travelMiles,
    areaName: planner.area.name,
    startsFrom: planner.startsFrom ? longDay(planner.startsFrom) : null,
    checks: planner.checks.map((check) => ({
      id: check.id,
      what: check.what,
      word: check.word,
      byWhom: check.byWhom,
      on: shortDay(check.onDate),
      until: check.untilDate ? shortDay(check.untilDate) : null,
      ended: check.untilDate !== null && check.untilDate < today,
    })),
  };
}
