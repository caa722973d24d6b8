import type { PlanPlanner } from "#app/domain/plans/brokerage/tie-rules.ts";
import { db, type Tx } from "#app/db.server.ts";

/** The planners of a plan: who is or was at work for the person, and who wrote in it. Their agency is as their profile has it. */
export async function findPlanPlanners(
  plan: { id: string; personId: string },
  tx: Tx = db().prisma,
): Promise<PlanPlanner[]> {
  const wrote = await tx.planChange.findMany({
    where: { planId: plan.id, byAccountId: { not: null }, grantId: null },
    distinct: ["byAccountId"],
    select: { byAccountId: true },
  });
  const planners = await tx.planner.findMany({
    where: {
      OR: [
        {
          engagements: {
            some: {
              personId: plan.personId,
              status: { in: ["requested", "accepted", "delivered", "agreed"] },
            },
          },
        },
        {
          accountId: { in: wrote.flatMap(({ byAccountId }) => (byAccountId === null ? [] : [byAccountId])) },
        },
      ],
    },
    orderBy: { createdAt: "asc" },
    select: { accountId: true, firstName: true, lastName: true, agency: { select: { name: true } } },
  });
  return planners.map(({ accountId, firstName, lastName, agency }) => ({
    accountId,
    name: `${firstName} ${lastName}`.trim(),
    agency: agency?.name ?? null,
  }));
}
