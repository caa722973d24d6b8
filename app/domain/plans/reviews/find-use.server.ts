import { db, type Tx } from "#app/db.server.ts";

/** The actions of a person's plan in force that a payment may be for. */
export const findUseChoices = (personId: string, tx: Tx = db().prisma) =>
  tx.planAction.findMany({
    where: { plan: { personId, status: { in: ["in_force", "reviewed"] } }, removedAt: null },
    orderBy: { number: "asc" },
    select: { id: true, what: true, who: true, carerName: true },
  });

/** What a payment is for, as it was said last; null where nobody said and no name fits. */
export const findUse = (spendingId: string, tx: Tx = db().prisma) =>
  tx.spendingUse.findFirst({
    where: { spendingId },
    orderBy: { number: "desc" },
    include: { action: { select: { id: true, what: true } } },
  });
