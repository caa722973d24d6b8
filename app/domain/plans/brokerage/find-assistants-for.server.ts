import { findAssistants } from "#app/domain/assistants/find-assistants.server.ts";
import { hrefOf, queryOf, readFilters } from "#app/domain/assistants/search-filters.ts";
import { findPlace } from "#app/domain/places/find-place.server.ts";
import type { ActionFields } from "#app/domain/plans/plan-content.ts";
import { minutesAWeek } from "#app/domain/plans/plan-sums-rules.ts";
import { hoursWords } from "#app/domain/plans/value-words.ts";
import { duration } from "#app/lib/dates.ts";
import { pounds } from "#app/lib/money.ts";
import { DAY_NAMES, DAYS, slotsOf, weekWords } from "#app/lib/week.ts";
import { list, publicName } from "#app/lib/words.ts";

type Hours = Pick<ActionFields, "minutesByDay">;
const daysOf = ({ minutesByDay }: Hours) => DAYS.filter((_, i) => (minutesByDay[i] ?? 0) > 0);

/** Personal assistants of the directory with time on the days of an action: the first page of a search that leads on. */
export async function findAssistantsFor(action: Hours, postcode: string) {
  const days = daysOf(action);
  const query = new URLSearchParams(days.map((day) => ["day", day]));
  if (postcode !== "") query.set("postcode", postcode);
  const { filters } = readFilters(query);
  const place = postcode === "" ? null : await findPlace(postcode);
  const found = await findAssistants(filters, place);
  return {
    postcode,
    unknown: postcode !== "" && !place,
    words:
      days.length === 0
        ? "Say in the plan on which days, and only those with time then are shown."
        : `These have time on ${list(days.map((day) => DAY_NAMES[day]))}.`,
    search: hrefOf(queryOf(filters)),
    people: found.results.map((one) => ({
      slug: one.slug,
      name: publicName(one.firstName, one.initial),
      headline: one.headline,
      rate: pounds(one.hourlyRatePence),
      week: weekWords(slotsOf(one.availableHours)),
      distance: one.distance ?? "",
    })),
  };
}

/** The first words of a message: the hours, and nothing of anybody's health. The writer changes them as they like. */
export function firstWords(action: Hours): string {
  const minutes = minutesAWeek(action);
  const when = minutes === 0 ? "" : ` for ${duration(minutes)} a week: ${hoursWords(action.minutesByDay)}`;
  return `Hello. I am looking for a personal assistant${when}. Would you have time, and what would you charge for an hour?`;
}
