import type { PublicFacts } from "#app/domain/commissioning/find-public-facts.server.ts";
import type { Tier } from "#app/generated/prisma/enums.ts";
import { pounds } from "#app/lib/money.ts";
import type { PictureName } from "#app/lib/paper/pictures.tsx";

/** A piece of a guide: a paragraph, a list, steps in order, figures with their labels, links, or the tiers as they stand. */
export type Block =
  | string
  | { list: readonly string[] }
  | { steps: readonly string[] }
  | { figures: readonly (readonly [label: string, value: string])[] }
  | { links: readonly (readonly [href: string, words: string])[] }
  | { tiers: true };
export type Section = { heading: string; blocks: readonly Block[] };
/** One idea with its picture: each sentence has 15 words or fewer (a test counts them). */
export type EasyIdea = { picture: PictureName; words: string };
export type EasyPart = { heading: string; ideas: readonly EasyIdea[] };

export type GuideWords = { lead: string; sections: readonly Section[]; easy: readonly EasyPart[] };
export type Guide = {
  slug: string;
  title: string;
  /** One sentence for the list of guides. */
  about: string;
  picture: PictureName;
  /** The last day its yearly rates hold, "2027-04-05"; after it the page says that they are old. */
  ratesUntil?: string;
  write: (facts: PublicFacts) => GuideWords;
};

/** A tier's fee and hours today, as in "£180"; a guide never knows a figure of its own. */
export function tierWords(facts: PublicFacts, tier: Tier): { fee: string; hours: string } {
  const row = facts.tiers.find((one) => one.tier === tier);
  return row
    ? { fee: pounds(row.feePence), hours: `${row.hours}` }
    : { fee: "a fixed fee", hours: "a set number of" };
}
export const phoneWords = (facts: PublicFacts): string =>
  facts.phone ? `Phone ${facts.phone}, ${facts.phoneHours}.` : "Our phone number is being set up.";
export const easyPhone = (facts: PublicFacts): string =>
  facts.phone ? `Phone us on ${facts.phone}.` : "Our phone number will be here soon.";
