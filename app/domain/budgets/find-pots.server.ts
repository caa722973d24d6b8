import { findPotMoney, type PotMoney } from "#app/domain/ledger/find-pot-money.server.ts";
import { db, type Tx } from "#app/db.server.ts";
import type { BudgetStatus, FundingRoute, PotKind, Tier } from "#app/generated/prisma/enums.ts";
import { now } from "#app/lib/clock.ts";
import { dayOf, type Day } from "#app/lib/dates.ts";

export type PersonPot = PotMoney & {
  potId: string;
  budgetId: string;
  areaId: string;
  kind: PotKind;
  /** Which reserve, or which one thing; empty for the others. */
  name: string;
  fundingRoute: FundingRoute;
  budgetManagerId: string | null;
  /** "test" or "live". */
  mode: string;
  authorisedTier: Tier | null;
  availableAccountId: bigint;
  heldAccountId: bigint;
  periodFrom: Day;
  periodTo: Day;
  budgetStatus: BudgetStatus;
  weeklyPence: number;
  /** Its period holds today and it is not closed. */
  current: boolean;
};

const NEWEST_FIRST = [
  { budget: { periodFrom: "desc" } },
  { budget: { createdAt: "desc" } },
  { kind: "asc" },
] as const;

/** Every pot of a person, of this year's budget and of earlier and later ones, newest budget first. */
export async function findPots(personId: string, tx: Tx = db().prisma): Promise<PersonPot[]> {
  const today = dayOf(now());
  const pots = await tx.pot.findMany({
    where: { personId },
    include: { budget: true },
    orderBy: [...NEWEST_FIRST],
  });
  const money = await findPotMoney(tx, pots);
  return pots.flatMap((pot, i) => {
    const figures = money[i];
    if (!figures) return [];
    const { budget } = pot;
    return {
      potId: pot.id,
      budgetId: pot.budgetId,
      areaId: pot.areaId,
      kind: pot.kind,
      name: pot.name,
      fundingRoute: pot.fundingRoute,
      budgetManagerId: pot.budgetManagerId,
      mode: pot.mode,
      authorisedTier: pot.authorisedTier,
      availableAccountId: pot.availableAccountId,
      heldAccountId: pot.heldAccountId,
      periodFrom: budget.periodFrom,
      periodTo: budget.periodTo,
      budgetStatus: budget.status,
      weeklyPence: budget.weeklyPence,
      current: budget.status !== "closed" && budget.periodFrom <= today && budget.periodTo >= today,
      ...figures,
    };
  });
}
