import {
  EMPLOYMENTS,
  GENDERS,
  inSentence,
  knows,
  labelOf,
  LANGUAGE_TERMS,
  LIVED,
  SKILLS,
  type Term,
} from "#app/domain/assistants/vocabulary.ts";
import { readWithin } from "#app/domain/places/grid-rules.ts";
import { parsePounds, pounds } from "#app/lib/money.ts";
import { link, readPage, without } from "#app/lib/query.ts";
import { DAY_NAMES, isDay, isPart, slotOf, whenWords, type DayPart, type WeekDay } from "#app/lib/week.ts";
import { list } from "#app/lib/words.ts";

export const SORTS = [
  { value: "best", label: "Best match" },
  { value: "distance", label: "Nearest" },
  { value: "rate", label: "Lowest hourly rate" },
  { value: "soonest", label: "Can start soonest" },
] as const satisfies readonly Term[];
type Sort = (typeof SORTS)[number]["value"];
/** A search shows so many pages at most: whoever wants to see more asks for less. */
export const MOST_PAGES = 10;

export type AssistantFilters = {
  skills: string[];
  languages: string[];
  lived: string[];
  employment: string | null;
  gender: string | null;
  /** The person's need makes it lawful to choose by gender. */
  genderNeed: boolean;
  days: WeekDay[];
  time: DayPart | null;
  maxRatePence: number | null;
  postcode: string;
  within: number | null;
  sort: Sort;
  page: number;
};
/** What was asked for and could not be used, said kindly beside the results. */
export type Unread = { name: string; words: string };

/** Reads a search from a link. What is unknown is left out, never an error; nothing is kept that it does not know. */
export function readFilters(query: URLSearchParams): { filters: AssistantFilters; unread: Unread[] } {
  const unread: Unread[] = [];
  const one = (name: string) => query.get(name)?.trim() ?? "";
  const many = (name: string, known: readonly Term[]) => [
    ...new Set(query.getAll(name).filter((value) => knows(known, value))),
  ];
  const choice = (name: string, known: readonly Term[]) => (knows(known, one(name)) ? one(name) : null);

  const rate = one("max-rate");
  const maxRatePence = rate === "" ? null : parsePounds(rate);
  if (rate !== "" && maxRatePence === null)
    unread.push({
      name: "max-rate",
      words: "We could not read the hourly rate, so we left it out. Write it like this: 16.50",
    });
  const within = one("within") === "" ? null : readWithin(one("within"));
  const gender = choice("gender", GENDERS);
  const genderNeed = one("gender-need") === "personal-care";
  if (gender && !genderNeed)
    unread.push({
      name: "gender",
      words:
        "We did not use the choice of a woman or a man. The law lets you choose only where the help needs it: tick that it is for personal or intimate care.",
    });
  const sort = SORTS.find((term) => term.value === one("sort"))?.value ?? "best";
  const time = one("time");
  return {
    unread,
    filters: {
      skills: many("skill", SKILLS),
      languages: many("language", LANGUAGE_TERMS),
      lived: many("lived-experience", LIVED),
      employment: choice("employment", EMPLOYMENTS),
      gender,
      genderNeed,
      days: [...new Set(query.getAll("day").filter(isDay))],
      time: isPart(time) ? time : null,
      maxRatePence,
      postcode: one("postcode").slice(0, 12),
      within,
      sort,
      page: readPage(query.get("page"), MOST_PAGES),
    },
  };
}

/** The filters as a query string again: what a link of this search holds, without its page. */
export function queryOf(filters: AssistantFilters): URLSearchParams {
  const query = new URLSearchParams();
  const all = (name: string, values: readonly string[]) => {
    for (const value of values) query.append(name, value);
  };
  const one = (name: string, value: string | null) => {
    if (value) query.set(name, value);
  };
  all("skill", filters.skills);
  one("postcode", filters.postcode);
  one("within", filters.within === null ? null : String(filters.within));
  all("day", filters.days);
  one("time", filters.time);
  one("max-rate", filters.maxRatePence === null ? null : pounds(filters.maxRatePence).replace(/[£,]/g, ""));
  one("employment", filters.employment);
  one("gender", filters.gender);
  if (filters.genderNeed) query.set("gender-need", "personal-care");
  all("language", filters.languages);
  all("lived-experience", filters.lived);
  one("sort", filters.sort === "best" ? null : filters.sort);
  return query;
}

/** The tags that a profile must have for these filters (search-tags.ts). */
export function tagsOf(filters: AssistantFilters): string[] {
  const { days, time } = filters;
  const when: string[] =
    days.length > 0 ? days.map((day) => (time ? slotOf(day, time) : day)) : time ? [time] : [];
  return [
    ...filters.skills.map((skill) => `skill:${skill}`),
    ...filters.languages.map((language) => `language:${language}`),
    ...filters.lived.map((lived) => `lived:${lived}`),
    ...(filters.employment ? [`employment:${filters.employment}`] : []),
    ...(filters.gender && filters.genderNeed ? [`gender:${filters.gender}`] : []),
    ...when.map((tag) => `when:${tag}`),
  ];
}

const TIMES = { morning: "Mornings", afternoon: "Afternoons", evening: "Evenings", night: "Nights" } as const;
/** One thing that was asked for: its words, and the search without it. */
export type Asked = { label: string; inWords: string; rest: URLSearchParams };
/** Each thing asked for that is in use, in the order of the form. */
export function askedFor(filters: AssistantFilters, placeKnown: boolean): Asked[] {
  const query = queryOf(filters);
  const asked: Asked[] = [];
  const add = (label: string, inWords: string, ...rest: [name: string, value?: string][]) =>
    asked.push({
      label,
      inWords,
      rest: rest.reduce((left, [name, value]) => without(left, name, value), query),
    });
  for (const skill of filters.skills) {
    const label = labelOf(SKILLS, skill);
    add(label, inSentence(label), ["skill", skill]);
  }
  if (placeKnown && filters.within)
    add(
      `Within ${filters.within === 1 ? "1 mile" : `${filters.within} miles`} of ${filters.postcode.toUpperCase()}`,
      "near you",
      ["within"],
    );
  else if (placeKnown) add(`Near ${filters.postcode.toUpperCase()}`, "near you", ["postcode"]);
  for (const day of filters.days) add(DAY_NAMES[day], whenWords(day, filters.time), ["day", day]);
  // With days, the time is already said of each of them
  if (filters.time) add(TIMES[filters.time], filters.days.length === 0 ? `${filters.time}s` : "", ["time"]);
  if (filters.maxRatePence !== null)
    add(`Up to ${pounds(filters.maxRatePence)} an hour`, `up to ${pounds(filters.maxRatePence)} an hour`, [
      "max-rate",
    ]);
  if (filters.employment) {
    const label = labelOf(EMPLOYMENTS, filters.employment);
    add(label, label.toLowerCase(), ["employment"]);
  }
  if (filters.gender && filters.genderNeed) {
    const label = labelOf(GENDERS, filters.gender);
    add(label, label.toLowerCase(), ["gender"], ["gender-need"]);
  }
  for (const language of filters.languages) {
    const label = labelOf(LANGUAGE_TERMS, language);
    add(`Speaks ${label}`, label, ["language", language]);
  }
  for (const lived of filters.lived) {
    const label = labelOf(LIVED, lived);
    add(label, inSentence(label), ["lived-experience", lived]);
  }
  return asked;
}
export const hrefOf = (query: URLSearchParams): string => link("/assistants", query);

/** Why somebody is in the results: "Matches all 3 things you asked for: …". */
export function matchWords(filters: AssistantFilters): string {
  const words = askedFor(filters, false).flatMap(({ inWords }) => (inWords === "" ? [] : [inWords]));
  if (words.length === 0) return "";
  const lead =
    words.length === 1
      ? "Matches"
      : words.length === 2
        ? "Matches both things you asked for:"
        : `Matches all ${words.length} things you asked for:`;
  return `${lead} ${list(words)}.`;
}
/** What is kept of a search that found nobody: no postcode, nothing typed freely. */
export function unmetOf(filters: AssistantFilters): Record<string, string | number | readonly string[]> {
  const query = queryOf(filters);
  query.delete("postcode");
  query.delete("sort");
  return Object.fromEntries(
    [...new Set(query.keys())].map((name) => {
      const values = query.getAll(name);
      return [name, values.length > 1 ? values : (values[0] ?? "")];
    }),
  );
}
