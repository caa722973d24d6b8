import type { AreaAccess } from "#app/domain/access/access.ts";
import { findPotMoney } from "#app/domain/ledger/find-pot-money.server.ts";
import { db } from "#app/db.server.ts";

const sum = <T>(rows: readonly T[], of: (row: T) => number) =>
  rows.reduce((total, row) => total + of(row), 0);

/** How far an area has come, in figures without names: people, who is live, how they take their money, planning money. */
export async function findTakeUp(access: AreaAccess) {
  const areaId = access.area.id;
  const { prisma } = db();
  const [people, live, employers, routes, pots, tiers] = await Promise.all([
    prisma.person.count({ where: { areaId } }),
    prisma.person.count({ where: { areaId, liveAt: { not: null } } }),
    prisma.person.count({ where: { areaId, employsAssistants: true } }),
    prisma.pot.groupBy({ by: ["fundingRoute"], where: { areaId, kind: "care" }, _count: true }),
    prisma.pot.findMany({
      where: { areaId, kind: "support_planning" },
      select: { availableAccountId: true, heldAccountId: true },
    }),
    prisma.engagement.groupBy({
      by: ["tier"],
      where: { areaId, status: { in: ["accepted", "delivered", "agreed"] } },
      _count: true,
    }),
  ]);
  const money = await findPotMoney(prisma, pots);
  return {
    people,
    live,
    employers,
    routes: routes.map((row) => ({ route: row.fundingRoute, people: row._count })),
    tiers: tiers.map((row) => ({ tier: row.tier, engagements: row._count })),
    planning: {
      spent: sum(money, (pot) => pot.spentPence),
      held: sum(money, (pot) => pot.heldPence),
      left: sum(money, (pot) => pot.availablePence),
    },
  };
}
export type TakeUp = Awaited<ReturnType<typeof findTakeUp>>;
