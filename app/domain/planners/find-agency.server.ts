import type { Actor } from "#app/domain/access/access.ts";
import { findPlannerCards } from "#app/domain/planners/find-planner-cards.server.ts";
import { readFilters } from "#app/domain/planners/filter-rules.ts";
import { STATUS_WORDS } from "#app/domain/planners/vocabulary.ts";
import { db } from "#app/db.server.ts";
import { now } from "#app/lib/clock.ts";
import { dayOf } from "#app/lib/dates.ts";

const MOST = 100;

/** An agency's public page: its planners in the directory. Its own agency role also sees who is not in it, and why. */
export async function findAgency(slug: string, actor: Actor | null) {
  const agency = await db().prisma.agency.findUnique({
    where: { slug },
    select: { id: true, name: true, about: true, area: { select: { name: true } } },
  });
  if (!agency) return null;
  const published = await db().prisma.planner.findMany({
    where: { agencyId: agency.id, status: "published" },
    orderBy: [{ takingNewPeople: "desc" }, { firstName: "asc" }, { id: "asc" }],
    take: MOST,
    select: { id: true },
  });
  const cards = await findPlannerCards(
    published.map(({ id }) => ({ id, away: null })),
    readFilters(new URLSearchParams()),
    dayOf(now()),
  );
  const own = actor?.role === "agency" && actor.agencyId === agency.id;
  const staff = own
    ? await db().prisma.planner.findMany({
        where: { agencyId: agency.id, status: { not: "published" } },
        orderBy: { firstName: "asc" },
        select: { slug: true, firstName: true, lastName: true, status: true },
      })
    : [];
  return {
    name: agency.name,
    about: agency.about,
    areaName: agency.area.name,
    cards,
    unpublished: staff.map((planner) => ({
      slug: planner.slug,
      name: `${planner.firstName} ${planner.lastName}`,
      status: STATUS_WORDS[planner.status],
    })),
  };
}
