import type { PlanningPot } from "#app/domain/budgets/find-planning-pot.server.ts";
import { POT_PHRASES } from "#app/domain/budgets/budget-words.ts";
import type { TierRow } from "#app/domain/budgets/find-tiers.server.ts";
import { isAbove, splitFee } from "#app/domain/engagements/fee-rules.ts";
import { suggestTier, TIER_NAMES, type TierAnswers } from "#app/domain/engagements/tier-suggestion-rules.ts";
import type { Tier } from "#app/generated/prisma/enums.ts";
import { pounds } from "#app/lib/money.ts";
import { done, refused, type Result } from "#app/lib/result.ts";

/** What pays the person's part: a pot of their budget, their own card, or nothing that is there yet. */
export type Purse = PlanningPot | "card" | null;
export type Priced = { row: TierRow; fromPotPence: number; adjustmentPence: number };
type Code = "no-tier" | "no-pot" | "tier-not-authorised" | "budget-too-low";

/** What a tier would cost whom, out of this purse and for these answers; or why it cannot be had now. */
export function priceTier(
  tiers: readonly TierRow[],
  purse: Purse,
  answers: TierAnswers,
  tier: Tier,
): Result<Priced, { code: Code; words: string }> {
  const row = tiers.find((one) => one.tier === tier);
  if (!row)
    return refused("no-tier", "This tier is not offered here now. Nothing was set aside. Choose another.");
  if (!purse)
    return refused(
      "no-pot",
      "There is no support planning money in your budget yet. Nothing was set aside. Ask your council for a planning pot, or phone us and we will ask with you.",
    );
  const fees = Object.fromEntries(tiers.map((one) => [one.tier, one.feePence])) as Record<Tier, number>;
  const { forCommunication } = suggestTier(answers);
  const { fromPot, adjustment } = splitFee(tier, fees, forCommunication);
  // Whoever pays themselves chooses for themselves
  if (purse === "card") return done({ row, fromPotPence: fromPot, adjustmentPence: adjustment });
  // High for communication needs is never a matter of permission: nobody pays more, or waits, because of how they communicate
  const byAdjustment = tier === "high" && forCommunication;
  if (isAbove(tier, purse.authorisedTier ?? "medium") && !byAdjustment) {
    return refused(
      "tier-not-authorised",
      `${TIER_NAMES[tier]} needs your council's yes first. Nothing was set aside. Ask your council, or phone us and we will ask with you.`,
    );
  }
  if (purse.availablePence < fromPot) {
    return refused(
      "budget-too-low",
      `This needs ${pounds(fromPot)} and ${pounds(purse.availablePence)} is left in your ${POT_PHRASES[purse.kind]}. Nothing was set aside. You can choose a smaller tier, or ask the council for more.`,
    );
  }
  return done({ row, fromPotPence: fromPot, adjustmentPence: adjustment });
}
