import { plannerName } from "#app/domain/budgets/planner-name.ts";
import { TIER_NAMES } from "#app/domain/engagements/tier-suggestion-rules.ts";
import { db } from "#app/db.server.ts";
import { dayOf, shortDay } from "#app/lib/dates.ts";

/** What is set aside in a person's pots: for which open engagement, how much. */
export async function findAside(personId: string) {
  const open = await db().prisma.engagement.findMany({
    where: { personId, status: { in: ["requested", "accepted", "delivered"] } },
    orderBy: { requestedAt: "desc" },
    select: {
      id: true,
      potId: true,
      tier: true,
      feePence: true,
      adjustmentPence: true,
      requestedAt: true,
      planner: { select: { firstName: true, lastName: true } },
    },
  });
  return open.map((one) => ({
    id: one.id,
    potId: one.potId,
    what: `Planning with ${plannerName(one.planner)}, ${TIER_NAMES[one.tier]}`,
    since: shortDay(dayOf(one.requestedAt)),
    pence: one.feePence - one.adjustmentPence,
  }));
}
