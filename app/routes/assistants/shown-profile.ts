import type { PublicProfile } from "#app/domain/assistants/find-profile.server.ts";
import { checkWords, shortName, startWords } from "#app/domain/assistants/profile-words.ts";
import {
  employmentWords,
  labelOf,
  LANGUAGE_TERMS,
  livedWords,
  SKILLS,
} from "#app/domain/assistants/vocabulary.ts";
import { now } from "#app/lib/clock.ts";
import { dayOf } from "#app/lib/dates.ts";
import { pounds } from "#app/lib/money.ts";
import { initials } from "#app/lib/words.ts";
import { hoursOfSlots, slotsOf, weekWords, type Slot } from "#app/lib/week.ts";

/** A profile in words, for its page and its owner's preview. Without `hours`, only parts of the day leave the server. */
export function shownProfile(profile: PublicProfile, { hours, needed }: { hours: boolean; needed: Slot[] }) {
  const slots = slotsOf(profile.availableHours);
  return {
    slug: profile.slug,
    firstName: profile.firstName,
    name: shortName(profile),
    initials: initials(profile.firstName, profile.initial),
    headline: profile.headline,
    about: profile.about,
    howIWork: profile.howIWork,
    skills: profile.skills.map((skill) => labelOf(SKILLS, skill)),
    languages: profile.languages.map((language) => labelOf(LANGUAGE_TERMS, language)),
    lived: livedWords(profile.livedExperience),
    livedWords: profile.livedExperienceWords,
    rate: profile.hourlyRatePence > 0 ? `${pounds(profile.hourlyRatePence)} an hour` : "",
    employment: employmentWords(profile.employment),
    starts: profile.takingNewWork
      ? startWords(profile.startsFrom, dayOf(now()))
      : "Not taking new work at the moment",
    travel: `Up to ${profile.travelMiles === 1 ? "1 mile" : `${profile.travelMiles} miles`}${profile.drives ? ", by their own car" : ""}`,
    areaName: profile.areaName,
    week: weekWords(slots),
    weekHours: hours ? profile.availableHours : hoursOfSlots(slots),
    hours: hours ? profile.availableHours : null,
    needed,
    checks: profile.checks.map((check) => ({ what: check.what, words: checkWords(check) })),
  };
}
export type ShownProfile = ReturnType<typeof shownProfile>;
