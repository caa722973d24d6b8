import { inSentence, knows, labelOf, LANGUAGE_TERMS, type Term } from "#app/domain/assistants/vocabulary.ts";
import { readWithin } from "#app/domain/places/grid-rules.ts";
import {
  EMPLOYMENT_FILTERS,
  EXPERTISE,
  LIVED_FILTERS,
  MEETING_WAYS,
  TIER_LABELS,
} from "#app/domain/planners/vocabulary.ts";
import { count } from "#app/lib/words.ts";

const SORTS = ["best", "distance", "soonest"] as const;
export type PlannerFilters = {
  /** Any of these will do; the more the better. */ expertise: string[];
  lived: string | null;
  employment: string | null;
  language: string | null;
  /** All of these. */ meeting: string[];
  postcode: string;
  within: number | null;
  tier: string | null;
  available: boolean;
  sort: (typeof SORTS)[number];
};

const TIERS = Object.entries(TIER_LABELS).map(([value, label]) => ({ value, label: `${label} tier` }));
const POSTCODE = 10;

/** Reads the query string of /planners. What is not known is passed over: a link from elsewhere never breaks. */
export function readFilters(query: URLSearchParams): PlannerFilters {
  const one = (name: string, terms: readonly Term[]) =>
    query.getAll(name).findLast((value) => knows(terms, value)) ?? null;
  const many = (name: string, terms: readonly Term[]) => [
    ...new Set(query.getAll(name).filter((value) => knows(terms, value))),
  ];
  const postcode = (query.get("postcode") ?? "")
    .slice(0, 200)
    .replace(/[^A-Za-z0-9 ]/g, "")
    .trim();
  return {
    expertise: many("expertise", EXPERTISE),
    lived: one("lived-experience", LIVED_FILTERS),
    employment: one("employment", EMPLOYMENT_FILTERS),
    language: one("language", LANGUAGE_TERMS),
    meeting: many("meeting", MEETING_WAYS),
    postcode: postcode.slice(0, POSTCODE),
    within: postcode === "" ? null : readWithin(query.get("within") ?? ""),
    tier: one("tier", TIERS),
    available: query.getAll("available").includes("now"),
    sort: SORTS.find((sort) => query.getAll("sort").includes(sort)) ?? "best",
  };
}

/** The filters as a query string again, without what was not understood and without the page. */
export function filtersQuery(filters: PlannerFilters): URLSearchParams {
  const query = new URLSearchParams();
  const add = (name: string, value: string | number | null) => {
    if (value !== null && value !== "") query.append(name, String(value));
  };
  for (const value of filters.expertise) add("expertise", value);
  add("lived-experience", filters.lived);
  add("employment", filters.employment);
  add("language", filters.language);
  for (const value of filters.meeting) add("meeting", value);
  add("postcode", filters.postcode);
  add("within", filters.within);
  add("tier", filters.tier);
  add("available", filters.available ? "now" : null);
  add("sort", filters.sort === "best" ? null : filters.sort);
  return query;
}

export type FilterChip = { name: string; value: string; label: string };
/** Each filter that is on, in words. */
export function filterChips(filters: PlannerFilters): FilterChip[] {
  const chip = (
    name: string,
    terms: readonly Term[],
    value: string | null,
    say = (label: string) => label,
  ) => (value === null ? [] : [{ name, value, label: say(labelOf(terms, value)) }]);
  const livedWords = { yes: "Has lived experience", none: "No lived experience stated" }[filters.lived ?? ""];
  return [
    ...filters.expertise.flatMap((value) => chip("expertise", EXPERTISE, value)),
    ...chip("lived-experience", LIVED_FILTERS, filters.lived, (label) => livedWords ?? label),
    ...chip("employment", EMPLOYMENT_FILTERS, filters.employment),
    ...chip("language", LANGUAGE_TERMS, filters.language),
    ...filters.meeting.flatMap((value) =>
      chip("meeting", MEETING_WAYS, value, (label) => `Meets ${inSentence(label)}`),
    ),
    ...(filters.postcode
      ? chip("postcode", [], filters.postcode, (code) => `Near ${code.toUpperCase()}`)
      : []),
    ...(filters.within
      ? chip("within", [], String(filters.within), (miles) => `Within ${count(Number(miles), "mile")}`)
      : []),
    ...chip("tier", TIERS, filters.tier),
    ...(filters.available ? [{ name: "available", value: "now", label: "Taking new people now" }] : []),
  ];
}

/** The tags that a profile must have, all of them, to pass the filters. */
export function tagsAsked(filters: PlannerFilters): string[] {
  return [
    ...(filters.lived ? [`lived:${filters.lived}`] : []),
    ...(filters.employment ? [`works:${filters.employment}`] : []),
    ...(filters.language ? [`speaks:${filters.language}`] : []),
    ...filters.meeting.map((value) => `meets:${value}`),
    ...(filters.tier ? [`tier:${filters.tier}`] : []),
    ...(filters.available ? ["open"] : []),
  ];
}
