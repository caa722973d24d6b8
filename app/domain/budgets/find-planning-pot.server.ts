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
 * package. Somebody's own money, and a budget without a care pot, are never within. Null where there is none.
 */
export async function findPlanningPot(personId: string, tx: Tx = db().prisma): Promise<PlanningPot | null> {
  const pots = (await findPots(personId, tx)).filter((pot) => pot.current);
  const planning = pots.find((pot) => pot.kind === "support_planning");
  const care = pots.find((pot) => pot.kind === "care");
  const alongside = planning ? { ...planning, within: null } : null;
  if (!care || planning?.fundingRoute === "own_money") return alongside;
  const settings = await findAreaSettings(care.areaId, undefined, tx);
  if (settings.feeSource === "alongside") return alongside;
  return {
    ...care,
    // What the practitioner authorised stands on the planning pot, whichever pays
    authorisedTier: planning?.authorisedTier ?? care.authorisedTier,
    within: { legalBasis: settings.legalBasis, since: settings.withinSince },
  };
}
