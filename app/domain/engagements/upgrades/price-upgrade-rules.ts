import type { TierRow } from "#app/domain/budgets/find-tiers.server.ts";
import { splitFee } from "#app/domain/engagements/fee-rules.ts";
import type { Tier } from "#app/generated/prisma/enums.ts";

export type UpgradePrice = {
  row: TierRow;
  feePence: number;
  /** What the area's adjustments account pays of it, as a line of its own. */
  adjustmentPence: number;
  fromPotBefore: number;
  fromPotAfter: number;
  /** What the pot pays more than now; less than nothing where today's fee is lower than what was agreed. */
  extraPence: number;
  /** What the pot lacks for it, 0 where it has enough. */
  shortPence: number;
};
type Agreed = { feePence: number; adjustmentPence: number };

/** What a higher tier costs whom, at today's fees, against what was agreed. Null where the tier has no fee today. */
export function priceUpgrade(
  tiers: readonly TierRow[],
  agreed: Agreed,
  to: { tier: Tier; forCommunication: boolean },
  availablePence: number,
): UpgradePrice | null {
  const row = tiers.find((one) => one.tier === to.tier);
  if (!row) return null;
  const fees = Object.fromEntries(tiers.map((one) => [one.tier, one.feePence])) as Record<Tier, number>;
  const { fromPot, adjustment } = splitFee(to.tier, fees, to.forCommunication);
  const fromPotBefore = agreed.feePence - agreed.adjustmentPence;
  const extraPence = fromPot - fromPotBefore;
  return {
    row,
    feePence: row.feePence,
    adjustmentPence: adjustment,
    fromPotBefore,
    fromPotAfter: fromPot,
    extraPence,
    shortPence: Math.max(0, extraPence - availablePence),
  };
}
