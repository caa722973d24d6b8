import { findAreaSettings } from "#app/domain/budgets/find-area-settings.server.ts";
import { findPots, type PersonPot } from "#app/domain/budgets/find-pots.server.ts";
import { db, type Tx } from "#app/db.server.ts";
import type { Day } from "#app/lib/dates.ts";

export type PlanningPot = PersonPot & {
  /** Set where the area charges planning within the package: by what right, and since when. */
  within: { legalBasis: string; since: Day | null } | null;
};

/**
 * The pot that pays a person's planning today: the support planning pot of their current budget (its period holds today's
 * date in London and it is not closed; of several the latest), or its care pot where the area charges planning within the
 * package. Somebody's own money, and a budget without a care pot, are never within: what a card paid in is for what it was paid
 * for, and no such pot.
 * Null where there is none.
 */
export async function findPlanningPot(personId: string, tx: Tx = db().prisma): Promise<PlanningPot | null> {
  const pots = (await findPots(personId, tx)).filter((pot) => pot.current);
  const planning = pots.filter((pot) => pot.kind === "support_planning");
  const given = planning.find((pot) => pot.fundingRoute !== "own_money");
  const care = pots.find((pot) => pot.kind === "care");
  const alongside = given ? { ...given, within: null } : null;
  if (!care || (!given && planning.length > 0)) return alongside;
  const settings = await findAreaSettings(care.areaId, undefined, tx);
  if (settings.feeSource === "alongside") return alongside;
  return {
    ...care,
    // What the practitioner authorised stands on the planning pot, whichever pays
    authorisedTier: given?.authorisedTier ?? care.authorisedTier,
    within: { legalBasis: settings.legalBasis, since: settings.withinSince },
  };
}
