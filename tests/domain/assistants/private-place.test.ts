import fc from "fast-check";
import { beforeEach, expect, test } from "vitest";
import { findAssistants } from "#app/domain/assistants/find-assistants.server.ts";
import { readFilters } from "#app/domain/assistants/search-filters.ts";
import { distanceWords, metresBetween, snap, type GridPoint } from "#app/domain/places/grid-rules.ts";
import { db } from "#app/db.server.ts";
import { makeArea } from "#tests/factories/area.ts";
import { makeAssistant } from "#tests/factories/assistant.ts";

const MIDDLE = { easting: 442_250, northing: 114_250 };
const search = (query: string, place: GridPoint | null) =>
  findAssistants(readFilters(new URLSearchParams(query)).filters, place);
let areaId: string;
beforeEach(async () => {
  await db().prisma.assistant.deleteMany();
  areaId = (await makeArea()).id;
});

test("nothing private leaves the search", async () => {
  await makeAssistant(areaId, {
    lastName: "Zebrowska",
    livedExperience: ["family_carer"],
    livedExperienceWords: "secret words",
    postcode: "SO17 1BJ",
  });
  const said = JSON.stringify(await search("", MIDDLE));
  expect(said).toContain("Lena");
  for (const secret of [
    "Zebrowska",
    "secret words",
    "SO17",
    "442250",
    "114250",
    "family_carer",
    "metres",
    "easting",
  ])
    expect(said).not.toContain(secret);
});

test("a home cannot be told from another in its 500 m cell, by whatever search from wherever", async () => {
  const { assistant } = await makeAssistant(areaId, { travelMiles: 3 });
  const inCell = fc.record({ e: fc.integer({ min: 0, max: 499 }), n: fc.integer({ min: 0, max: 499 }) });
  const near = fc.integer({ min: -12_000, max: 12_000 });
  const live = async ({ e, n }: { e: number; n: number }) => {
    const point = snap({ easting: 442_000 + e, northing: 114_000 + n });
    await db().prisma.assistant.update({ where: { id: assistant.id }, data: point });
  };
  await fc.assert(
    fc.asyncProperty(
      inCell,
      inCell,
      near,
      near,
      fc.constantFrom(1, 3, 5, 10, 20),
      async (one, other, e, n, within) => {
        const from = { easting: MIDDLE.easting + e, northing: MIDDLE.northing + n };
        await live(one);
        const first = await search(`within=${within}`, from);
        await live(other);
        expect(await search(`within=${within}`, from)).toEqual(first);
      },
    ),
    { numRuns: 50 },
  );
});

test("asking from many places closes in on the cell's middle, never on the home", async () => {
  const home = { easting: 442_013, northing: 114_488 };
  await makeAssistant(areaId, { ...snap(home), travelMiles: 50 });
  // Every point of a fine net that agrees with all answers so far
  let fits: GridPoint[] = Array.from({ length: 61 * 61 }, (_, i) => ({
    easting: 441_500 + (i % 61) * 25,
    northing: 113_500 + Math.floor(i / 61) * 25,
  }));
  for (let i = 0; i < 120; i++) {
    const away = 1000 + i * 90;
    const from = {
      easting: Math.round(MIDDLE.easting + Math.cos(i) * away),
      northing: Math.round(MIDDLE.northing + Math.sin(i) * away),
    };
    const answer = (await search("within=20", from)).results[0]?.distance;
    fits = fits.filter((point) => distanceWords(metresBetween(from, point)) === answer);
  }
  // What is left holds the middle and not the home
  expect(fits.some((point) => metresBetween(point, MIDDLE) === 0)).toBe(true);
  expect(fits.some((point) => metresBetween(point, home) < 100)).toBe(false);
});
