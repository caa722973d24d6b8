import { careCostWords } from "#app/domain/budgets/care-cost-rules.ts";
import type { TierRow } from "#app/domain/budgets/find-tiers.server.ts";
import { splitFee } from "#app/domain/engagements/fee-rules.ts";
import { priceTier, type Purse } from "#app/domain/engagements/price-tier-rules.ts";
import {
  suggestTier,
  TIER_FOR,
  TIER_NAMES,
  type TierAnswers,
} from "#app/domain/engagements/tier-suggestion-rules.ts";
import type { Tier } from "#app/generated/prisma/enums.ts";
import { pounds } from "#app/lib/money.ts";

type Input = {
  tiers: readonly TierRow[];
  purse: Purse;
  answers: TierAnswers;
  offered: readonly Tier[];
  plannerName: string;
};

/** Each tier as it can be chosen now: what it costs, what is paid for the person, and why not where it cannot. */
export function tierCards({ tiers, purse, answers, offered, plannerName }: Input) {
  const suggestion = suggestTier(answers);
  const pot = purse === "card" ? null : purse;
  const fees = Object.fromEntries(tiers.map((one) => [one.tier, one.feePence])) as Record<Tier, number>;
  return tiers.map((row) => {
    const priced = priceTier(tiers, purse, answers, row.tier);
    const short: Partial<Record<string, string>> = {
      "no-pot": "You have no planning money yet.",
      "tier-not-authorised": "Needs your council's yes first. Phone us and we will ask with you.",
      "budget-too-low": `More than the ${pounds(pot?.availablePence ?? 0)} that is left.`,
    };
    return {
      tier: row.tier,
      name: TIER_NAMES[row.tier],
      feePence: row.feePence,
      hours: row.hours,
      words: TIER_FOR[row.tier],
      suggested: row.tier === suggestion.tier,
      costsCare: pot?.within
        ? careCostWords(splitFee(row.tier, fees, suggestion.forCommunication).fromPot, pot.weeklyPence)
        : null,
      paidForYouPence: splitFee(row.tier, fees, suggestion.forCommunication).adjustment,
      unavailable: !offered.includes(row.tier)
        ? `${plannerName} does not offer this.`
        : priced.ok
          ? null
          : (short[priced.refusal.code] ?? priced.refusal.words),
    };
  });
}
