import { randomUUID } from "node:crypto";
import { allocateToPot, openPot } from "#app/domain/budgets/open-pot.server.ts";
import type { Mode } from "#app/domain/ledger/ledger.server.ts";
import { db } from "#app/db.server.ts";
import type { FundingRoute } from "#app/generated/prisma/enums.ts";
import { makeAccount } from "#tests/factories/account.ts";

/** A live person with an account of their own. */
export async function makePerson(areaId: string, name = "Asha") {
  const account = await makeAccount("person", areaId, `${name} Test`);
  const person = await db().prisma.person.create({
    data: {
      areaId,
      accountId: account.id,
      reference: `T-${randomUUID().slice(0, 8)}`,
      firstName: name,
      lastName: "Test",
      email: account.email,
      contactBy: "email",
      liveAt: new Date(),
    },
  });
  return { account, person };
}

/** A third party that holds budgets in an area. */
export const makeManager = (areaId: string, name = "Harbour Test") =>
  db().prisma.budgetManager.create({
    data: { areaId, name, slug: `manager-${randomUUID().slice(0, 8)}`, addressLines: ["1 Quay Road"] },
  });

/** A support planning pot with money in it, council-held unless said otherwise. */
export async function makePlanningPot(
  person: { id: string; areaId: string },
  pence: number,
  route: { fundingRoute: FundingRoute; budgetManagerId?: string; mode?: Mode } = {
    fundingRoute: "council_held",
  },
) {
  return db().prisma.$transaction(async (tx) => {
    const budget = await tx.budget.create({
      data: {
        personId: person.id,
        areaId: person.areaId,
        periodFrom: new Date("2026-04-01"),
        periodTo: new Date("2027-03-31"),
        weeklyPence: 25_000,
      },
    });
    const pot = await openPot(tx, {
      budgetId: budget.id,
      personId: person.id,
      areaId: person.areaId,
      kind: "support_planning",
      ...route,
      authorisedTier: "medium",
    });
    if (pence > 0) await allocateToPot(tx, pot, pence, randomUUID(), null);
    return pot;
  });
}
