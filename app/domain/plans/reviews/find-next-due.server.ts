import { reviewBy } from "#app/domain/plans/review-rules.ts";
import type { Tx } from "#app/db.server.ts";
import type { Day } from "#app/lib/dates.ts";

/** When the next review is due: by the rule. A self-funder reviews when they like. */
export async function findNextDue(
  tx: Tx,
  plan: { id: string; selfFunder: boolean; inForceFrom: Day | null },
  lastReview: Day,
): Promise<Day | null> {
  if (plan.selfFunder || !plan.inForceFrom) return null;
  const direct = await tx.planAction.count({
    where: { planId: plan.id, route: "direct_payment", removedAt: null },
  });
  const { inForceFrom } = plan;
  return reviewBy({ inForceFrom, directPaymentFrom: direct > 0 ? inForceFrom : null, lastReview });
}
