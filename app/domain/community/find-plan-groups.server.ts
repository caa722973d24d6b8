import type { FoundPlan } from "#app/domain/plans/find-plan.server.ts";
import { findPlace } from "#app/domain/places/find-place.server.ts";
import { snap, type GridPoint } from "#app/domain/places/grid-rules.ts";
import { db } from "#app/db.server.ts";

/** The group that each action of a plan came from, with its page where it is still shown. */
export async function findPlanGroups(
  plan: Pick<FoundPlan, "id">,
): Promise<Record<string, { name: string; href: string; groupId: string }>> {
  const rows = await db().prisma.planActionGroup.findMany({
    where: { planId: plan.id, action: { removedAt: null } },
    include: { group: { select: { id: true, name: true, slug: true } } },
    take: 500,
  });
  return Object.fromEntries(
    rows.map(({ actionId, group }) => [
      actionId,
      { name: group.name, href: `/community/${group.slug}`, groupId: group.id },
    ]),
  );
}

/**
 * Roughly where the person of a plan lives, to look near them: the middle of a 500 m square. It leaves the server only as an
 * order and as words like “1 to 3 miles away”. Null where no place is known.
 */
export async function findPlanPlace(plan: Pick<FoundPlan, "personId">): Promise<GridPoint | null> {
  const person = await db().prisma.person.findUnique({
    where: { id: plan.personId },
    select: { postcode: true },
  });
  const place = person?.postcode ? await findPlace(person.postcode) : null;
  return place && snap(place);
}
