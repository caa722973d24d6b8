import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { filterChips, filtersQuery, readFilters } from "#app/domain/planners/filter-rules.ts";
import { matchWords, startWords } from "#app/domain/planners/match-words.ts";
import { searchTagsOf } from "#app/domain/planners/search-tags.ts";
import { parseDay } from "#app/lib/dates.ts";
import { readPage } from "#app/lib/query.ts";

const read = (words: string) => readFilters(new URLSearchParams(words));

describe("the query string of /planners", () => {
  test("says every filter", () => {
    expect(
      read(
        "expertise=mental-health&expertise=autism&lived-experience=yes&employment=independent&language=polish&meeting=home&meeting=video&postcode=so17&within=5&tier=medium&available=now&sort=soonest",
      ),
    ).toEqual({
      expertise: ["mental-health", "autism"],
      lived: "yes",
      employment: "independent",
      language: "polish",
      meeting: ["home", "video"],
      postcode: "so17",
      within: 5,
      tier: "medium",
      available: true,
      sort: "soonest",
    });
  });
  test("what is not known is passed over", () => {
    expect(
      read("expertise=juggling&lived-experience=maybe&employment[]=x&tier=colossal&within=5&sort=worst"),
    ).toEqual(read(""));
  });
  test("survives anything, and its own link says the same again", () => {
    const names = fc.constantFrom(
      "expertise",
      "lived-experience",
      "language",
      "meeting",
      "postcode",
      "within",
      "tier",
      "sort",
    );
    const values = fc.oneof(
      fc.string({ maxLength: 5000 }),
      fc.constantFrom("autism", "yes", "home", "so17 1bj", "5", "low", "distance"),
    );
    fc.assert(
      fc.property(fc.array(fc.tuple(names, values), { maxLength: 12 }), (pairs) => {
        const filters = readFilters(new URLSearchParams(pairs));
        expect(readFilters(filtersQuery(filters))).toEqual(filters);
        expect(filters.postcode.length).toBeLessThanOrEqual(10);
      }),
    );
  });
  test("chips say each filter in words", () => {
    const chips = filterChips(
      read("expertise=autism&lived-experience=yes&meeting=home&postcode=so17&within=1&available=now"),
    );
    expect(chips.map(({ label }) => label)).toEqual([
      "Autism",
      "Has lived experience",
      "Meets at home",
      "Near SO17",
      "Within 1 mile",
      "Taking new people now",
    ]);
  });
  test.each([
    ["2", 2],
    ["0", 1],
    ["-1", 1],
    ["NaN", 1],
    ["1e9", 1],
    ["99999", 20],
    [null, 1],
  ])("page %s is page %i", (words, page) => {
    expect(readPage(words, 20)).toBe(page);
  });
});

describe("the reason of a match", () => {
  const match = (query: string, planner: Partial<Parameters<typeof matchWords>[1]>) =>
    matchWords(read(query), { expertise: [], lived: [], distance: null, ...planner });
  test.each([
    ["expertise=autism", ["autism"], "Knows autism, which you asked for."],
    [
      "expertise=mental-health&expertise=autism",
      ["autism", "mental-health"],
      "Knows mental health and autism, both things you asked for.",
    ],
    [
      "expertise=mental-health&expertise=autism",
      ["autism"],
      "Knows autism, 1 of the 2 things you asked for.",
    ],
    [
      "expertise=mental-health&expertise=autism&expertise=dementia",
      ["autism", "mental-health", "dementia"],
      "Knows mental health, autism and dementia, all 3 things you asked for.",
    ],
    ["", ["autism"], ""],
  ])("%s with %j: %s", (query, expertise, words) => {
    expect(match(query, { expertise })).toBe(words);
  });
  test("says lived experience only where it was asked for", () => {
    expect(match("lived-experience=yes", { lived: ["direct-payment"] })).toBe("Uses a direct payment.");
    expect(match("", { lived: ["direct-payment"] })).toBe("");
  });
  test("all together", () => {
    expect(
      match("expertise=autism&lived-experience=yes&language=bsl&meeting=home&postcode=SO17", {
        expertise: ["autism"],
        lived: ["family-carer"],
        distance: "Under a mile away",
      }),
    ).toBe(
      "Knows autism, which you asked for. Cares for family. Uses British Sign Language. Can meet at home. Under a mile away.",
    );
  });
});

test.each([
  [true, null, "Can start now"],
  [true, "2026-11-22", "Can start now"],
  [true, "2026-11-28", "Can start this week"],
  [true, "2026-11-29", "Can start from Sunday 29 November 2026"],
  [false, null, "Not taking new people now"],
])("taking new people %s from %s: %s", (takingNewPeople, from, words) => {
  const today = parseDay("2026-11-22") ?? new Date(NaN);
  expect(startWords({ takingNewPeople, startsFrom: from === null ? null : parseDay(from) }, today)).toBe(
    words,
  );
});

test("lived experience without consent is not found by, and counts as none stated", () => {
  const planner = {
    expertise: ["autism"],
    languages: ["english"],
    meetingWays: ["home"],
    tiersOffered: ["low"] as const,
    livedExperience: ["direct_payment_user"] as const,
    livedExperienceConsentAt: null,
    agencyId: null,
    takingNewPeople: false,
  };
  expect(searchTagsOf(planner)).toContain("lived:none");
  expect(searchTagsOf(planner)).not.toContain("lived:direct-payment");
  expect(searchTagsOf({ ...planner, livedExperienceConsentAt: new Date() })).toEqual(
    expect.arrayContaining(["lived:direct-payment", "lived:yes"]),
  );
});
