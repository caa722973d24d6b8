import { beforeEach, describe, expect, test } from "vitest";
import { findAssistants, PAGE_SIZE } from "#app/domain/assistants/find-assistants.server.ts";
import { findWider } from "#app/domain/assistants/find-wider.server.ts";
import { readFilters } from "#app/domain/assistants/search-filters.ts";
import { METRES_A_MILE, snap, type GridPoint } from "#app/domain/places/grid-rules.ts";
import { db } from "#app/db.server.ts";
import { setNow } from "#app/lib/clock.ts";
import { parseDay } from "#app/lib/dates.ts";
import { hoursOfSlots } from "#app/lib/week.ts";
import { makeArea } from "#tests/factories/area.ts";
import { makeAssistant } from "#tests/factories/assistant.ts";

const HERE = { easting: 442_250, northing: 114_250 };
const milesEast = (miles: number): GridPoint =>
  snap({ ...HERE, easting: HERE.easting + miles * METRES_A_MILE });
const search = (query: string, place: GridPoint | null = null) =>
  findAssistants(readFilters(new URLSearchParams(query)).filters, place);
const found = async (query: string, place: GridPoint | null = null) =>
  (await search(query, place)).results.map(({ firstName }) => firstName).sort();

let areaId: string;
beforeEach(async () => {
  await db().prisma.assistant.deleteMany();
  areaId = (await makeArea()).id;
});

describe("each filter alone, and together", () => {
  beforeEach(async () => {
    await makeAssistant(areaId, { firstName: "Ada", skills: ["personal-care", "epilepsy"], gender: "woman" });
    await makeAssistant(areaId, {
      firstName: "Ben",
      skills: ["personal-care"],
      gender: "man",
      hourlyRatePence: 1300,
      employment: ["self_employed"],
      languages: ["english", "polish"],
      availableHours: hoursOfSlots(["sat-evening", "sun-night"]),
      livedExperience: ["family_carer"],
      livedExperienceConsentAt: new Date(),
      startsFrom: parseDay("2027-01-04"),
    });
    await makeAssistant(areaId, {
      firstName: "Cas",
      skills: ["cooking"],
      gender: "unstated",
      employment: ["employed", "self_employed"],
      livedExperience: ["family_carer"],
      hourlyRatePence: 1271,
      availableHours: [31],
    });
  });
  test.each([
    ["", ["Ada", "Ben", "Cas"]],
    ["skill=personal-care", ["Ada", "Ben"]],
    ["skill=personal-care&skill=epilepsy", ["Ada"]],
    // Ben’s Sunday night runs on into Monday, and is still Sunday’s
    ["day=mon", ["Ada"]],
    ["day=mon&day=tue", ["Ada"]],
    ["time=evening", ["Ben"]],
    ["day=sat&time=evening", ["Ben"]],
    ["day=mon&time=night", []],
    ["day=sun&time=night", ["Ben"]],
    ["day=tue&time=morning", ["Ada", "Cas"]],
    ["max-rate=16.49", ["Ben", "Cas"]],
    ["max-rate=16.50", ["Ada", "Ben", "Cas"]],
    ["max-rate=%C2%A313", ["Ben", "Cas"]],
    ["employment=employed", ["Ada", "Cas"]],
    ["employment=self-employed", ["Ben", "Cas"]],
    ["language=polish", ["Ben"]],
    // Cas has not consented to its being shown, so nobody finds them by it
    ["lived-experience=family-carer", ["Ben"]],
    ["gender=woman&gender-need=personal-care", ["Ada"]],
    // Without a need that makes it lawful, gender is not used
    ["gender=woman", ["Ada", "Ben", "Cas"]],
    [
      "skill=personal-care&day=sat&time=evening&max-rate=15&language=polish&employment=self-employed",
      ["Ben"],
    ],
    // What is not known is left out
    [
      "skill=juggling&day=someday&time=teatime&max-rate=lots&employment=x&gender=y&gender-need=z&language=klingon&lived-experience=q&sort=w&page=-3&within=abc",
      ["Ada", "Ben", "Cas"],
    ],
  ])("%s", async (query, names) => {
    expect(await found(query)).toEqual(names);
  });
  test("sorted by rate, and by who can start soonest", async () => {
    const names = async (query: string) => (await search(query)).results.map(({ firstName }) => firstName);
    expect(await names("sort=rate")).toEqual(["Cas", "Ben", "Ada"]);
    expect((await names("sort=soonest")).at(-1)).toBe("Ben");
  });
});

test("only who is published, takes new work and charges the lawful wage is found", async () => {
  await makeAssistant(areaId, { firstName: "Seen" });
  for (const status of ["draft", "submitted", "paused"] as const) await makeAssistant(areaId, { status });
  await makeAssistant(areaId, { takingNewWork: false });
  await makeAssistant(areaId, { hourlyRatePence: 1270 });
  expect(await found("")).toEqual(["Seen"]);
});
test("a new April's wage takes those below it out of search on its day", async () => {
  await makeAssistant(areaId, { firstName: "Lowest", hourlyRatePence: 1271 });
  await db().prisma.statutoryRate.create({
    data: {
      kind: "national_living_wage",
      pence: 1300,
      validFrom: new Date("2027-04-01"),
      source: "a test",
    },
  });
  setNow(new Date("2027-03-31T20:00:00Z"));
  expect(await found("")).toEqual(["Lowest"]);
  setNow(new Date("2027-04-01T08:00:00Z"));
  expect(await found("")).toEqual([]);
  await db().prisma.statutoryRate.deleteMany({ where: { source: "a test" } });
});

describe("distance", () => {
  test("both how far one looks and how far they travel count", async () => {
    await makeAssistant(areaId, { firstName: "Near", ...milesEast(2), travelMiles: 5 });
    await makeAssistant(areaId, { firstName: "Homely", ...milesEast(2), travelMiles: 1 });
    await makeAssistant(areaId, { firstName: "Roving", ...milesEast(8), travelMiles: 20 });
    await makeAssistant(areaId, { firstName: "Nowhere", easting: null, northing: null });
    expect(await found("within=3", HERE)).toEqual(["Near"]);
    expect(await found("within=10", HERE)).toEqual(["Near", "Roving"]);
    expect(await found("", HERE)).toEqual(["Near", "Roving"]);
    expect(await found("within=1", HERE)).toEqual([]);
    const nearest = (await search("sort=distance&within=20", HERE)).results;
    expect(nearest.map(({ firstName, distance }) => [firstName, distance])).toEqual([
      ["Near", "1 to 3 miles away"],
      ["Roving", "5 to 10 miles away"],
    ]);
  });
  test("best: nearest by steps, and within a step who can start first", async () => {
    await makeAssistant(areaId, {
      firstName: "Later",
      ...milesEast(1.5),
      startsFrom: parseDay("2027-02-01"),
    });
    await makeAssistant(areaId, { firstName: "Now", ...milesEast(2.5) });
    await makeAssistant(areaId, { firstName: "Far", ...milesEast(4) });
    const names = (await search("", HERE)).results.map(({ firstName }) => firstName);
    expect(names).toEqual(["Now", "Later", "Far"]);
  });
});

test("pages follow one another without loss or repeats", async () => {
  for (let i = 0; i < 2 * PAGE_SIZE + 3; i++) await makeAssistant(areaId, { firstName: `P${i}` });
  const pages = await Promise.all([1, 2, 3, 4].map((page) => search(`page=${page}`)));
  const names = pages.flatMap(({ results }) => results.map(({ firstName }) => firstName));
  expect(new Set(names).size).toBe(2 * PAGE_SIZE + 3);
  expect(names).toHaveLength(2 * PAGE_SIZE + 3);
  expect(pages.map(({ total }) => total)).toEqual([43, 43, 43, 43]);
});
test("an empty result says what would find somebody", async () => {
  await makeAssistant(areaId, { ...milesEast(4), skills: ["personal-care"] });
  const wider = async (query: string) => {
    const { filters } = readFilters(new URLSearchParams(query));
    expect(await findAssistants(filters, HERE)).toMatchObject({ total: 0 });
    return (await findWider(filters, HERE)).map(({ words, count }) => [words, count]);
  };
  // Neither alone is enough here: at the last, who comes here at all
  expect(await wider("skill=personal-care&skill=epilepsy&within=3&postcode=SO17")).toEqual([
    ["See everybody who travels to SO17", 1],
  ]);
  expect(await wider("skill=personal-care&within=3&postcode=SO17")).toEqual([["Look within 5 miles", 1]]);
  expect(await wider("skill=personal-care&skill=epilepsy&within=5&postcode=SO17")).toEqual([
    ["Leave out “Epilepsy”", 1],
    ["See everybody who travels to SO17", 1],
  ]);
});
