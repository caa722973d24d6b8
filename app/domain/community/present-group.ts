import type { FoundGroup } from "#app/domain/community/find-groups.server.ts";
import {
  accessInSentence,
  groupCost,
  needAreaWords,
  whereWords,
  WAYS,
} from "#app/domain/community/group-content.ts";
import { METRES_A_MILE } from "#app/domain/places/grid-rules.ts";
import { shortDay } from "#app/lib/dates.ts";

/** "1.2 miles away". A group's place is public and the searcher typed their own: a figure tells nobody anything new. */
export function milesWords(metres: number, rough: boolean): string {
  const miles = metres / METRES_A_MILE;
  if (rough && miles < 1) return "about a mile away or less";
  const figure = miles < 10 ? (Math.round(miles * 10) / 10).toString() : Math.round(miles).toString();
  const words =
    figure === "0"
      ? "less than a tenth of a mile away"
      : `${figure} ${figure === "1" ? "mile" : "miles"} away`;
  return rough ? `about ${words}` : words;
}
const cap = (words: string) => words.charAt(0).toUpperCase() + words.slice(1);
/** Only the first half of a postcode is known: its middle stands for the place. */
export const isRough = (code: string | null): boolean => code !== null && !/\d[A-Z]{2}$/.test(code);

/** A group in a list: everything that decides whether to go, in one line. `distance`: in words, where there is one. */
export function presentGroup(group: FoundGroup, distance: string | null) {
  const access = accessInSentence(group.access);
  const parts = [
    distance ?? (group.way === "place" ? "" : WAYS[group.way]),
    groupCost(group),
    access,
    group.confirmedOn ? `confirmed on ${shortDay(group.confirmedOn)}` : "",
  ].filter(Boolean);
  return {
    id: group.id,
    href: `/community/${group.slug}`,
    name: group.name,
    what: group.what,
    whoFor: group.whoFor,
    helps: needAreaWords(group.needAreas),
    where: whereWords(group),
    when: group.whenWords,
    cost: groupCost(group),
    line: `${cap(parts.map((part, i) => (i === 0 ? part : /^(Free|Ask|Online|By)/.test(part) ? part.charAt(0).toLowerCase() + part.slice(1) : part)).join("; "))}.`,
    invented: group.invented,
  };
}
export type ShownGroup = ReturnType<typeof presentGroup>;
