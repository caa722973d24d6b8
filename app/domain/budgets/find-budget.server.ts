import type { PersonAccess } from "#app/domain/access/access.ts";
import { recordView } from "#app/domain/audit/act.server.ts";
import { BUDGET_STATUS_WORDS, POT_FOR, POT_NAMES, ROUTE_WORDS } from "#app/domain/budgets/budget-words.ts";
import { findAreaSettings } from "#app/domain/budgets/find-area-settings.server.ts";
import { findPots, type PersonPot } from "#app/domain/budgets/find-pots.server.ts";
import { maySee, seesWholeBudget } from "#app/domain/budgets/may-see.ts";
import { plannerName } from "#app/domain/budgets/planner-name.ts";
import { TIER_NAMES } from "#app/domain/engagements/tier-suggestion-rules.ts";
import { db } from "#app/db.server.ts";
import { now } from "#app/lib/clock.ts";
import { dayOf, shortDay } from "#app/lib/dates.ts";

/** What is set aside in a person's pots: for which open engagement, how much. */
async function findAside(personId: string) {
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

const describe = (pot: PersonPot, aside: Awaited<ReturnType<typeof findAside>>) => ({
  id: pot.potId,
  name: POT_NAMES[pot.kind],
  purpose: POT_FOR[pot.kind],
  planning: pot.kind === "support_planning",
  whose: ROUTE_WORDS[pot.fundingRoute].whose,
  pays: pot.kind === "support_planning" ? ROUTE_WORDS[pot.fundingRoute].pays : "",
  period: `${shortDay(pot.periodFrom)} to ${shortDay(pot.periodTo)}`,
  allocatedPence: pot.allocatedPence,
  spentPence: pot.spentPence,
  heldPence: pot.heldPence,
  availablePence: pot.availablePence,
  aside: aside.filter((one) => one.potId === pot.potId),
});

/** A person's budget as their page shows it: what is current first, other years below. Somebody looked: that is recorded. */
export async function findBudget(access: PersonAccess) {
  const { personId } = access.subject;
  const today = dayOf(now());
  const whole = seesWholeBudget(access);
  const [pots, aside, settings, budget] = await Promise.all([
    findPots(personId),
    findAside(personId),
    findAreaSettings(access.subject.areaId),
    whole
      ? db().prisma.budget.findFirst({
          where: {
            personId,
            status: { not: "closed" },
            periodFrom: { lte: today },
            periodTo: { gte: today },
          },
          orderBy: [{ periodFrom: "desc" }, { createdAt: "desc" }],
        })
      : null,
  ]);
  await recordView(access, { action: "budget.viewed", objectType: "person", objectId: personId });
  const seen = pots.filter(maySee(access));
  const care = seen.find((pot) => pot.current && pot.kind === "care");
  // Money for care is known by the week; its pot shows once something has been put in
  const shows = (pot: PersonPot) => pot.kind === "support_planning" || pot.allocatedPence > 0;
  return {
    weekly:
      budget && budget.weeklyPence > 0
        ? {
            pence: budget.weeklyPence,
            words: BUDGET_STATUS_WORDS[budget.status],
            whose: care ? ROUTE_WORDS[care.fundingRoute].whose : null,
            planningIsApart: settings.feeSource === "alongside",
            period: `${shortDay(budget.periodFrom)} to ${shortDay(budget.periodTo)}`,
          }
        : null,
    pots: seen.filter((pot) => pot.current && shows(pot)).map((pot) => describe(pot, aside)),
    others: seen.filter((pot) => !pot.current && shows(pot)).map((pot) => describe(pot, aside)),
    whole,
  };
}
