import { openPot } from "#app/domain/budgets/open-pot.server.ts";
import type { Mode } from "#app/domain/ledger/ledger.server.ts";
import type { Tx } from "#app/db.server.ts";
import { now } from "#app/lib/clock.ts";
import { addDays, dayOf } from "#app/lib/dates.ts";

/**
 * The pot that a person's own card pays into, made if missing: a year's budget of their own, which the council neither gave
 * nor sees a penny of. It holds only what something open needs; the rest goes back to the card.
 */
export async function openOwnPot(tx: Tx, person: { id: string; areaId: string }, mode: Mode) {
  // Two payments at once make one pot
  await tx.$queryRaw`SELECT id FROM person WHERE id = ${person.id}::uuid FOR UPDATE`;
  const today = dayOf(now());
  const there = await tx.pot.findFirst({
    where: {
      personId: person.id,
      fundingRoute: "own_money",
      kind: "support_planning",
      mode,
      budget: { status: { not: "closed" }, periodFrom: { lte: today }, periodTo: { gte: today } },
    },
    orderBy: { createdAt: "desc" },
  });
  if (there) return there;
  const budget = await tx.budget.create({
    data: {
      personId: person.id,
      areaId: person.areaId,
      periodFrom: today,
      periodTo: addDays(today, 364),
      status: "approved",
      weeklyPence: 0,
    },
  });
  return openPot(tx, {
    budgetId: budget.id,
    personId: person.id,
    areaId: person.areaId,
    kind: "support_planning",
    fundingRoute: "own_money",
    mode,
  });
}
