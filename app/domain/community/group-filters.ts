import { ACCESS, type Access } from "#app/domain/community/group-content.ts";
import type { Cluster } from "#app/domain/community/find-clusters.server.ts";
import { readWithin } from "#app/domain/places/grid-rules.ts";
import { NEED_AREAS, type NeedArea } from "#app/domain/plans/plan-content.ts";
import { known, readPage, without } from "#app/lib/query.ts";

export const MOST_PAGES = 10;
export type GroupFilters = {
  words: string;
  need: NeedArea | null;
  postcode: string;
  within: number | null;
  cluster: string;
  free: boolean;
  access: Access[];
  page: number;
};
const keyOf = <K extends string>(words: Record<K, string>, value: string): K | null =>
  known(words, value) === null ? null : (value as K);

/** Reads a search from a link. What is unknown is left out, never an error. */
export function readGroupFilters(query: URLSearchParams): GroupFilters {
  const one = (name: string) => (query.get(name) ?? "").replaceAll("\0", "").trim();
  return {
    words: one("q").slice(0, 200),
    need: keyOf<NeedArea>(NEED_AREAS, one("need")),
    postcode: one("postcode").slice(0, 12),
    within: one("within") === "" ? null : readWithin(one("within")),
    cluster: one("cluster").slice(0, 100),
    free: one("cost") === "free",
    access: [...new Set(query.getAll("access").flatMap((value) => keyOf<Access>(ACCESS, value) ?? []))],
    page: readPage(query.get("page"), MOST_PAGES),
  };
}

/** The same as a query again, without its page. */
export function groupQuery(filters: GroupFilters): URLSearchParams {
  const query = new URLSearchParams();
  const add = (name: string, value: string | null) => {
    if (value) query.append(name, value);
  };
  add("q", filters.words);
  add("need", filters.need);
  add("postcode", filters.postcode);
  add("within", filters.within === null ? null : String(filters.within));
  add("cluster", filters.cluster);
  add("cost", filters.free ? "free" : null);
  for (const access of filters.access) add("access", access);
  return query;
}

/** Each thing asked for, with the search without it. */
export function groupsAskedFor(filters: GroupFilters, cluster: Cluster | null, placeKnown: boolean) {
  const query = groupQuery(filters);
  const asked: { label: string; rest: URLSearchParams }[] = [];
  const add = (label: string, name: string, value?: string) =>
    asked.push({ label, rest: without(query, name, value) });
  if (filters.words) add(`“${filters.words}”`, "q");
  if (filters.need) add(NEED_AREAS[filters.need], "need");
  if (placeKnown && filters.within)
    add(`Within ${filters.within} ${filters.within === 1 ? "mile" : "miles"}`, "within");
  if (placeKnown) add(`Near ${filters.postcode.toUpperCase()}`, "postcode");
  if (cluster) add(cluster.label, "cluster");
  if (filters.free) add("Free", "cost");
  for (const access of filters.access) add(ACCESS[access], "access", access);
  return asked;
}
/** What the commissioner's radar may keep: what was chosen, nothing that was typed. */
export const unmetGroupSearch = (filters: GroupFilters, cluster: Cluster | null, placeKnown: boolean) => ({
  ...(filters.need ? { need: NEED_AREAS[filters.need] } : {}),
  ...(placeKnown && filters.within ? { within: filters.within } : {}),
  ...(cluster ? { cluster: cluster.label } : {}),
  ...(filters.free ? { cost: "free" } : {}),
  ...(filters.access.length > 0 ? { access: filters.access.map((one) => ACCESS[one].toLowerCase()) } : {}),
});
