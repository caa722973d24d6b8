import { existsSync, readFileSync } from "node:fs";
import { randomUUID } from "node:crypto";
import { beforeAll, describe, expect, test } from "vitest";
import { systemAccess } from "#app/domain/access/access.ts";
import { findPlace } from "#app/domain/places/find-place.server.ts";
import { metresBetween, snap } from "#app/domain/places/grid-rules.ts";
import { importPlaces } from "#app/domain/places/import-places.server.ts";
import { privatePoint } from "#app/domain/places/private-point.server.ts";
import { readPlaces } from "#app/domain/places/read-places.ts";
import { db } from "#app/db.server.ts";

const file = (text: string) => readPlaces(Buffer.from(text));
const SMALL = [
  "town,Longitude,Postcode,latitude",
  "Invented,-1.40,ZZ1,50.93",
  '"In, vented",-1.41,ZZ1 2,50.94',
  "Invented,-1.4123,ZZ1 2AB,50.9412",
].join("\n");

beforeAll(async () => {
  const read = file(SMALL);
  if (!read.ok) throw new Error(read.problem.reason);
  await importPlaces(systemAccess("test"), read.rows, "test");
});

describe("a file of places", () => {
  test.each([
    ["postcode,latitude\nSO14,50.9", 1, /no column called longitude/],
    ["postcode,latitude,longitude", 2, /no rows/],
    ["postcode,latitude,longitude\nSO14,50.9,-1.4\nnowhere,50.9,-1.4", 3, /not a postcode/],
    ["postcode,latitude,longitude\nSO14,50.9x,-1.4", 2, /latitude/],
    ["postcode,latitude,longitude\nSO14,50.9,14", 2, /longitude/],
    ["postcode,latitude,longitude\nSO14,50.9,-1.4\nSO14,50.9,-1.4", 3, /twice/],
    ["postcode,latitude,longitude\nSO14,50.9,-1.4,7", 2, /./],
    ['postcode,latitude,longitude\nSO14,"50.9,-1.4', 2, /./],
  ])("%j is refused at line %i", (text, line, reason) => {
    const read = file(text);
    expect(read).toMatchObject({ ok: false, problem: { line } });
    expect(read.ok ? "" : read.problem.reason).toMatch(reason);
  });
  test("bytes that are not UTF-8 are refused", () => {
    expect(readPlaces(Uint8Array.of(0x50, 0xff, 0xfe))).toMatchObject({ ok: false });
  });
  test("importing again moves what is known and adds nothing", async () => {
    const before = await db().prisma.place.count();
    const result = await importPlaces(
      systemAccess("test"),
      [{ code: "ZZ1", easting: 1, northing: 2 }],
      "again",
    );
    expect(result).toEqual({ ok: true, value: 1 });
    expect(await db().prisma.place.count()).toBe(before);
    expect(await db().prisma.place.findUnique({ where: { code: "ZZ1" } })).toMatchObject({ easting: 1 });
    const read = file(SMALL);
    if (read.ok) await importPlaces(systemAccess("test"), read.rows, "test");
  });
  const real = "/work/shared/data/outcodes.csv";
  test.runIf(existsSync(real))("the 2,856 outward postcodes of Britain in seconds", async () => {
    const started = performance.now();
    const read = readPlaces(readFileSync(real));
    if (!read.ok) throw new Error(read.problem.reason);
    await db().prisma.place.deleteMany({ where: { code: { in: read.rows.map((row) => row.code) } } });
    const result = await importPlaces(systemAccess("test"), read.rows, "outcodes.csv");
    expect(result).toEqual({ ok: true, value: 2856 });
    expect(performance.now() - started).toBeLessThan(5000);
    const published = readFileSync(real, "utf8").split("\n");
    const [, easting, northing] = published.find((row) => row.startsWith("SO17,"))?.split(",") ?? [];
    const place = await findPlace("SO17 1BJ");
    expect(
      metresBetween(place ?? { easting: 0, northing: 0 }, {
        easting: Number(easting),
        northing: Number(northing),
      }),
    ).toBeLessThan(1000);
  });
});

describe("finding a place", () => {
  test.each([
    ["zz1 2ab", "ZZ1 2AB"],
    ["ZZ1 2XY", "ZZ1 2"],
    ["ZZ1 9XY", "ZZ1"],
    ["ZZ1", "ZZ1"],
  ])("%s by its longest known part, %s", async (words, code) => {
    expect((await findPlace(words))?.code).toBe(code);
  });
  test("what is not known is null", async () => {
    expect(await findPlace("ZY9 9ZZ")).toBeNull();
    expect(await findPlace("x".repeat(5000))).toBeNull();
  });
});

describe("a profile's private point", () => {
  test("is the cell of its postcode where that is known, for everybody", async () => {
    const place = await findPlace("ZZ1 2AB");
    expect(place).not.toBeNull();
    expect(await privatePoint("ZZ1 2AB", randomUUID())).toEqual(place && snap(place));
  });
  test("is steady and of its own within the outward postcode", async () => {
    const [one, other] = [randomUUID(), randomUUID()];
    const place = await findPlace("ZZ1");
    const point = await privatePoint("ZZ1 9XY", one);
    expect(await privatePoint("ZZ1", one)).toEqual(point);
    expect(snap(point ?? { easting: 0, northing: 0 })).toEqual(point);
    expect(
      metresBetween(point ?? { easting: 0, northing: 0 }, place ?? { easting: 0, northing: 0 }),
    ).toBeLessThan(1000 + Math.hypot(250, 250) + 1);
    const spread = new Set<string>();
    for (const id of [one, other, ...Array.from({ length: 10 }, () => randomUUID())])
      spread.add(JSON.stringify(await privatePoint("ZZ1", id)));
    expect(spread.size).toBeGreaterThan(1);
  });
  test("is null where nothing is known", async () => {
    expect(await privatePoint("", randomUUID())).toBeNull();
    expect(await privatePoint("ZY9", randomUUID())).toBeNull();
  });
});
