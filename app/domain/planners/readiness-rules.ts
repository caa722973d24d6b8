import type { Section } from "#app/domain/planners/profile-forms.ts";

type Filled = {
  headline: string;
  about: string;
  expertise: readonly string[];
  languages: readonly string[];
  meetingWays: readonly string[];
  postcode: string;
  easting: number | null;
  tiersOffered: readonly string[];
};
export type MissingPart = { section: Section; words: string };

/** What a profile still needs before it can be sent for approval. Lived experience is never required. */
export function missingParts(planner: Filled): MissingPart[] {
  const { expertise, languages, meetingWays } = planner;
  const parts: [boolean, Section, string][] = [
    [planner.headline === "" || planner.about === "", "about", "Say who you are and how you work"],
    [
      expertise.length === 0 || languages.length === 0 || meetingWays.length === 0,
      "knowledge",
      "Say what you know about, your languages and how you meet",
    ],
    [planner.postcode === "" || planner.easting === null, "place", "Say where you start out from"],
    [planner.tiersOffered.length === 0, "offer", "Say which tiers you offer"],
  ];
  return parts.filter(([missing]) => missing).map(([, section, words]) => ({ section, words }));
}
