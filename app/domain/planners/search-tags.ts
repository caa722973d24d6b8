import { LIVED_TERMS } from "#app/domain/planners/vocabulary.ts";
import type { LivedExperience, Tier } from "#app/generated/prisma/enums.ts";

export type Findable = {
  expertise: readonly string[];
  languages: readonly string[];
  meetingWays: readonly string[];
  tiersOffered: readonly Tier[];
  livedExperience: readonly LivedExperience[];
  livedExperienceConsentAt: Date | null;
  agencyId: string | null;
  takingNewPeople: boolean;
};

/**
 * The words that a profile is found by, in one indexed column. Lived experience without its own consent counts as none
 * stated: a filter must not tell what the profile does not.
 */
export function searchTagsOf(planner: Findable): string[] {
  const lived = planner.livedExperienceConsentAt
    ? LIVED_TERMS.filter((term) => planner.livedExperience.includes(term.lived)).map((term) => term.value)
    : [];
  return [
    ...planner.expertise.map((value) => `knows:${value}`),
    ...planner.languages.map((value) => `speaks:${value}`),
    ...planner.meetingWays.map((value) => `meets:${value}`),
    ...planner.tiersOffered.map((tier) => `tier:${tier}`),
    ...lived.map((value) => `lived:${value}`),
    lived.length > 0 ? "lived:yes" : "lived:none",
    planner.agencyId ? "works:agency" : "works:independent",
    ...(planner.takingNewPeople ? ["open"] : []),
  ];
}
