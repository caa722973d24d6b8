import { randomUUID } from "node:crypto";
import { beforeAll, describe, expect, test } from "vitest";
import { findPlannerProfile } from "#app/domain/planners/find-planner-profile.server.ts";
import { readFilters } from "#app/domain/planners/filter-rules.ts";
import { searchPlanners } from "#app/domain/planners/search-planners.server.ts";
import { searchTagsOf } from "#app/domain/planners/search-tags.ts";
import { db } from "#app/db.server.ts";
import type { LivedExperience, ProfileStatus, Tier } from "#app/generated/prisma/enums.ts";
import { addDays, dayOf } from "#app/lib/dates.ts";
import { makeArea } from "#tests/factories/area.ts";
import { makePlanner } from "#tests/factories/planner.ts";

// One directory for the whole file: nobody else writes to its database
const MILE = 1609;
const HERE = { easting: 450_250, northing: 110_250 };
const DEFAULTS = {
  expertise: ["autism"],
  languages: ["english"],
  meetingWays: ["phone"],
  tiersOffered: ["low", "medium", "high"] as Tier[],
  livedExperience: [] as LivedExperience[],
  livedExperienceConsentAt: null as Date | null,
  livedExperienceWords: "",
  agencyId: null as string | null,
  takingNewPeople: true,
  startsFrom: null as Date | null,
  travelMiles: 10,
  status: "published" as ProfileStatus,
};
let areaId: string;

function listed(firstName: string, milesEast: number, more: Partial<typeof DEFAULTS> = {}) {
  const planner = { ...DEFAULTS, ...more };
  return makePlanner(areaId, {
    ...planner,
    firstName,
    lastName: "Quillfeather",
    postcode: "ZQ1 1ZZ",
    easting: HERE.easting + Math.round(milesEast * MILE),
    northing: HERE.northing,
    searchTags: searchTagsOf(planner),
  });
}
const search = (query: string, page: string | null = null, keepUnmet = false) =>
  searchPlanners(readFilters(new URLSearchParams(query)), page, { keepUnmet });
const names = async (query: string) => (await search(query)).cards.map((card) => card.name.split(" ")[0]);

beforeAll(async () => {
  areaId = (await makeArea()).id;
  await db().prisma.place.create({ data: { code: "ZQ1", ...HERE, source: "test" } });
  const agency = await db().prisma.agency.create({
    data: { areaId, slug: `agency-${randomUUID().slice(0, 8)}`, name: "Test Agency" },
  });
  await listed("Ann", 0.5, { expertise: ["autism", "mental-health"] });
  await listed("Ben", 2, { agencyId: agency.id, languages: ["english", "polish"] });
  await listed("Cat", 4, {
    livedExperience: ["direct_payment_user"],
    livedExperienceConsentAt: new Date(),
    livedExperienceWords: "I live it.",
    startsFrom: addDays(dayOf(new Date()), 30),
  });
  await listed("Dan", 8, {
    livedExperience: ["family_carer"],
    livedExperienceWords: "Not for show.",
    takingNewPeople: false,
  });
  await listed("Eve", 12, {
    meetingWays: ["home", "video"],
    tiersOffered: ["high"],
    travelMiles: 15,
    expertise: ["dementia"],
  });
  await listed("Fay", 3.5, { meetingWays: ["home"], travelMiles: 1, expertise: ["dementia"] });
  await listed("Paused", 1, { status: "paused" });
  await listed("Draft", 1, { status: "draft" });
  await listed("Sent", 1, { status: "submitted" });
});

const ALL = ["Ann", "Ben", "Cat", "Dan", "Eve", "Fay"];
const but = (...left: string[]) => ALL.filter((name) => !left.includes(name));
test.each([
  ["", ALL],
  ["expertise=mental-health", ["Ann"]],
  ["expertise=mental-health&expertise=dementia", ["Ann", "Eve", "Fay"]],
  ["lived-experience=direct-payment", ["Cat"]],
  ["lived-experience=yes", ["Cat"]],
  ["lived-experience=family-carer", []],
  ["lived-experience=none", but("Cat")],
  ["employment=agency", ["Ben"]],
  ["employment=independent", but("Ben")],
  ["language=polish", ["Ben"]],
  ["meeting=video", ["Eve"]],
  ["meeting=home&meeting=video", ["Eve"]],
  ["tier=low", but("Eve")],
  ["available=now", but("Cat", "Dan")],
  ["postcode=ZQ1&within=1", ["Ann"]],
  ["postcode=ZQ1&within=3", ["Ann", "Ben"]],
  ["postcode=ZQ1&within=5", ["Ann", "Ben", "Cat", "Fay"]],
  ["postcode=ZQ1&within=10", but("Eve")],
  ["postcode=ZQ1+9XX&within=20", ALL],
  ["meeting=home", ["Eve", "Fay"]],
  // Fay meets at home, but travels one mile
  ["postcode=ZQ1&meeting=home", ["Eve"]],
  // A place that is not known leaves distance out
  ["postcode=ZZ99&within=1", ALL],
  ["expertise=autism&employment=independent&postcode=ZQ1&within=5&available=now", ["Ann"]],
])("“%s” finds %j", async (query, found) => {
  expect((await names(query)).sort()).toEqual(found);
});

describe("order", () => {
  test("nearest first", async () => {
    expect(await names("postcode=ZQ1&sort=distance")).toEqual(["Ann", "Ben", "Fay", "Cat", "Dan", "Eve"]);
  });
  test("soonest start first, those not taking people last", async () => {
    const order = await names("postcode=ZQ1&sort=soonest");
    expect([order[0], ...order.slice(-2)]).toEqual(["Ann", "Cat", "Dan"]);
  });
  test("best match: most of what was asked for, then taking people, then near", async () => {
    expect(await names("postcode=ZQ1&expertise=autism&expertise=mental-health")).toEqual([
      "Ann",
      "Ben",
      "Cat",
      "Dan",
    ]);
  });
});

describe("a card", () => {
  test("says why, how far in words, and what it costs by the area's tiers", async () => {
    const { cards } = await search("postcode=ZQ1&within=1&expertise=autism&expertise=mental-health");
    expect(cards[0]).toMatchObject({
      name: "Ann Q.",
      reason: "Knows autism and mental health, both things you asked for. Under a mile away.",
      tiers: [
        { tier: "low", hours: 5, feePence: 10_000 },
        { tier: "medium", hours: 10, feePence: 18_000 },
        { tier: "high", hours: 18, feePence: 32_000 },
      ],
    });
  });
  test("shows lived experience only by its consent", async () => {
    const { cards } = await search("");
    const of = (name: string) => cards.find((card) => card.name.startsWith(name));
    expect(of("Cat")).toMatchObject({ lived: ["Uses a direct payment"], livedWords: "I live it." });
    expect(of("Dan")).toMatchObject({ lived: [], livedWords: "" });
  });
  test("holds nothing private", async () => {
    const said = JSON.stringify(await search("postcode=ZQ1"));
    for (const secret of [
      "ZQ1 1ZZ",
      "Quillfeather",
      "easting",
      'away":',
      String(HERE.northing),
      "Not for show",
    ])
      expect(said).not.toContain(secret);
  });
});

describe("when nobody is found", () => {
  test("it says what to let go of, and how many there are then", async () => {
    const { total, widenings } = await search("postcode=ZQ1&within=1&language=polish");
    expect(total).toBe(0);
    expect(widenings.map(({ words }) => words)).toEqual([
      "Within 3 miles there is 1",
      "Without “Polish” there is 1",
    ]);
  });
  test("the search is kept by area, without who; not for robots, later pages or where somebody was found", async () => {
    await search("postcode=ZQ1+1AB&within=1&language=polish", null, true);
    await search("postcode=ZQ1&within=1&language=polish", null, false);
    await search("postcode=ZQ1&within=1&language=polish", "2", true);
    await search("expertise=autism", null, true);
    const kept = await db().prisma.unmetSearch.findMany();
    expect(kept).toHaveLength(1);
    expect(kept[0]).toMatchObject({
      directory: "planners",
      areaId,
      outcode: "ZQ1",
      filters: { language: ["polish"], within: ["1"] },
    });
  });
});

test("20 to a page, the last where more were asked for, and no count over the bound", async () => {
  const there = await makeArea();
  await db().prisma.$executeRaw`
    INSERT INTO planner (id, slug, area_id, first_name, last_name, status, search_tags, expertise, languages, meeting_ways, tiers_offered, lived_experience, easting, northing)
    SELECT gen_random_uuid(), 'many-' || n, ${there.id}::uuid, 'Many', 'Xu', 'published', '{lived:none}', '{}', '{}', '{}', '{}', '{}', 100250, 100250
    FROM generate_series(1, 405) AS n`;
  await db().prisma.place.create({
    data: { code: "ZX9", easting: 100_000, northing: 100_000, source: "test" },
  });
  const first = await search("postcode=ZX9&within=1");
  expect(first).toMatchObject({ total: 400, more: true, page: 1, pages: 20 });
  expect(first.cards).toHaveLength(20);
  const second = await search("postcode=ZX9&within=1", "2");
  expect(second.cards.filter((card) => first.cards.some(({ slug }) => slug === card.slug))).toEqual([]);
  expect(await search("postcode=ZX9&within=1", "9999")).toMatchObject({ page: 20 });
  await db().prisma.planner.deleteMany({ where: { areaId: there.id } });
});

test("a profile that is not published is seen by its owner only", async () => {
  const { planner, account } = await listed("Hidden", 1, { status: "paused" });
  const seen = (accountId: string | null) => findPlannerProfile({ slug: planner.slug, accountId });
  expect(await seen(null)).toBeNull();
  expect(await seen(randomUUID())).toBeNull();
  expect(await seen(account.id)).toMatchObject({ status: "paused" });
});
