import { findPots, type PersonPot } from "#app/domain/budgets/find-pots.server.ts";
import { db, type Tx } from "#app/db.server.ts";

export type PlanningPot = PersonPot;

/**
 * The support planning pot of a person's current budget: its period holds today's date in London and it is not closed; of
 * several the latest. Null where there is none.
 */
export async function findPlanningPot(personId: string, tx: Tx = db().prisma): Promise<PlanningPot | null> {
  const pots = await findPots(personId, tx);
  return pots.find((pot) => pot.current && pot.kind === "support_planning") ?? null;
}
