import { inSentence, labelOf, LANGUAGE_TERMS } from "#app/domain/assistants/vocabulary.ts";
import { EXPERTISE, LIVED_TERMS, MEETING_WAYS } from "#app/domain/planners/vocabulary.ts";
import type { PlannerFilters } from "#app/domain/planners/filter-rules.ts";
import { addDays, longDay, type Day } from "#app/lib/dates.ts";
import { list } from "#app/lib/words.ts";

type Matched = {
  expertise: readonly string[];
  /** Values of LIVED_TERMS that may be shown. */ lived: readonly string[];
  distance: string | null;
};

function knowing(asked: readonly string[], known: readonly string[]): string {
  const matched = asked.filter((value) => known.includes(value));
  if (matched.length === 0) return "";
  const words = `Knows ${list(matched.map((value) => inSentence(labelOf(EXPERTISE, value))))}`;
  if (matched.length < asked.length)
    return `${words}, ${matched.length} of the ${asked.length} things you asked for.`;
  const all = ["", ", which you asked for", ", both things you asked for"][asked.length];
  return `${words}${all ?? `, all ${asked.length} things you asked for`}.`;
}

/** Why somebody is in the results, in words. */
export function matchWords(filters: PlannerFilters, planner: Matched): string {
  const { lived, language, meeting } = filters;
  const livedAsked = LIVED_TERMS.filter(
    (term) => planner.lived.includes(term.value) && (lived === "yes" || lived === term.value),
  );
  return [
    knowing(filters.expertise, planner.expertise),
    ...livedAsked.map((term) => `${term.label}.`),
    language === null
      ? ""
      : `${language === "bsl" ? "Uses" : "Speaks"} ${labelOf(LANGUAGE_TERMS, language)}.`,
    meeting.length === 0
      ? ""
      : `Can meet ${list(meeting.map((value) => inSentence(labelOf(MEETING_WAYS, value))))}.`,
    planner.distance === null ? "" : `${planner.distance}.`,
  ]
    .filter(Boolean)
    .join(" ");
}

/** When somebody could start. */
export function startWords(
  planner: { takingNewPeople: boolean; startsFrom: Date | null },
  today: Day,
): string {
  if (!planner.takingNewPeople) return "Not taking new people now";
  if (planner.startsFrom === null || planner.startsFrom <= today) return "Can start now";
  if (planner.startsFrom < addDays(today, 7)) return "Can start this week";
  return `Can start from ${longDay(planner.startsFrom)}`;
}

/** "Home, phone or video" */
export function meetingWords(ways: readonly string[]): string {
  const known = MEETING_WAYS.filter((way) => ways.includes(way.value)).map((way) => way.value);
  const words = list(known, "or");
  return words.charAt(0).toUpperCase() + words.slice(1);
}

/** "Mental health, autism and being an employer" */
export const listWords = (labels: readonly string[]): string =>
  list(labels.map((label, i) => (i === 0 ? label : inSentence(label))));
