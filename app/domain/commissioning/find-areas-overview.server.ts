import type { AccountAccess } from "#app/domain/access/access.ts";
import { findTiers } from "#app/domain/budgets/find-tiers.server.ts";
import { db } from "#app/db.server.ts";

/** Every area with its tiers as they stand today and how many people, accounts and profiles it has. For the administrator. */
export async function findAreasOverview(access: AccountAccess) {
  if (access.actor.role !== "admin") return [];
  const areas = await db().prisma.area.findMany({
    orderBy: { name: "asc" },
    include: { _count: { select: { people: true, planners: true, assistants: true } } },
  });
  const accounts = await db().prisma.accountRole.groupBy({
    by: ["areaId"],
    where: { endedAt: null },
    _count: { accountId: true },
  });
  return Promise.all(
    areas.map(async (area) => ({
      id: area.id,
      slug: area.slug,
      name: area.name,
      councilName: area.councilName,
      openForSignUp: area.openForSignUp,
      tiers: await findTiers(area.id),
      people: area._count.people,
      planners: area._count.planners,
      assistants: area._count.assistants,
      accounts: accounts.find((row) => row.areaId === area.id)?._count.accountId ?? 0,
    })),
  );
}
