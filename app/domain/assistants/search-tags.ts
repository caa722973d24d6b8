import type { EmploymentWay, Gender, LivedExperience } from "#app/generated/prisma/enums.ts";
import { slotsOf } from "#app/lib/week.ts";

type Searchable = {
  skills: readonly string[];
  languages: readonly string[];
  gender: Gender;
  employment: readonly EmploymentWay[];
  availableHours: readonly number[];
  livedExperience: readonly LivedExperience[];
  livedExperienceConsentAt: Date | null;
};
const dashed = (word: string) => word.replaceAll("_", "-");

/** What search finds a profile by, each filter one tag. Lived experience only by its own consent. */
export function searchTagsOf(profile: Searchable): string[] {
  const slots = slotsOf(profile.availableHours);
  const tags = [
    ...profile.skills.map((skill) => `skill:${skill}`),
    ...profile.languages.map((language) => `language:${language}`),
    ...profile.employment.map((way) => `employment:${dashed(way)}`),
    ...(profile.gender === "unstated" ? [] : [`gender:${dashed(profile.gender)}`]),
    ...(profile.livedExperienceConsentAt
      ? profile.livedExperience.map((lived) => `lived:${dashed(lived)}`)
      : []),
    ...slots.flatMap((slot) => [slot, ...slot.split("-")]).map((when) => `when:${when}`),
  ];
  return [...new Set(tags)].sort();
}
