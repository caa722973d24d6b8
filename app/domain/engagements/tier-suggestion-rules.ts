import type { Tier } from "#app/generated/prisma/enums.ts";

/** Three plain questions; any may be left out. */
export const QUESTIONS = {
  knows: {
    legend: "Do you know what support you want?",
    answers: {
      exactly: "Yes, I know exactly what I want",
      "some-ideas": "I have some ideas",
      "not-yet": "Not yet",
    },
  },
  talks: {
    legend: "Does it take you longer to talk things through, because of how you communicate?",
    answers: { longer: "Yes, it takes longer", "no-longer": "No" },
  },
  things: {
    legend: "How much needs to be arranged?",
    answers: {
      "one-or-two": "One or two things",
      several: "Several things",
      many: "A lot, or it is complicated",
    },
  },
} as const;

export type TierAnswers = { knows: string; talks: string; things: string };
export type TierSuggestion = { tier: Tier; because: string; forCommunication: boolean };

/**
 * The tier follows need and complexity, never the cost of a package (DOMAIN: Tiers). Communication needs that take more
 * time suggest High; someone who knows exactly what they want, with little to arrange, Low; Medium otherwise.
 */
export function suggestTier(answers: TierAnswers): TierSuggestion {
  if (answers.talks === "longer") {
    return {
      tier: "high",
      because:
        "You said it takes you longer to talk things through. The extra is paid for you: nobody pays more because of how they communicate.",
      forCommunication: true,
    };
  }
  if (answers.knows === "exactly" && answers.things === "one-or-two") {
    return {
      tier: "low",
      because: "You know exactly what you want, and there are one or two things to arrange.",
      forCommunication: false,
    };
  }
  return {
    tier: "medium",
    because: "Most people choose this. There is time to think, compare and meet.",
    forCommunication: false,
  };
}

export const TIER_NAMES: Record<Tier, string> = { low: "Low", medium: "Medium", high: "High" };
export const TIER_FOR: Record<Tier, string> = {
  low: "You know what you want and need it written down and arranged.",
  medium: "Most people choose this. Time to think, compare and meet.",
  high: "Talking things through takes more time.",
};
