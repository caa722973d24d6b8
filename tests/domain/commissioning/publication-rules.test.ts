import { readFileSync } from "node:fs";
import fc from "fast-check";
import { expect, test } from "vitest";
import {
  DEFAULT_COUNCIL_COSTS,
  DEFAULT_TIER_FORECASTS,
  DEFAULT_TIERS,
} from "#app/domain/commissioning/area-defaults.ts";
import { readCaseload } from "#app/domain/commissioning/caseload-rules.ts";
import {
  costsForPublication,
  crossTables,
  forPublication,
  SMALLEST_SHOWN,
  type CrossTables,
  type Shown,
} from "#app/domain/commissioning/publication-rules.ts";
import { spbCosts, type Count } from "#app/domain/commissioning/spb-report-rules.ts";

/** The numbers of the tables in one row, and every sum that an attacker knows to hold among them. */
function attackersView(tables: CrossTables<Shown>) {
  const numbers: Shown[] = [];
  const put = (value: Shown | undefined) => numbers.push(value ?? null) - 1;
  const sums: { whole: number; parts: number[] }[] = [];
  const total = put(tables.total);
  const bands = tables.bandTotals.map(put);
  const ages = tables.ageTotals.map(put);
  const clients = tables.clientTotals.map(put);
  const byBand = tables.byBand.map((row) => row.map(put));
  const byAge = tables.byAge.map((row) => row.map(put));
  sums.push({ whole: total, parts: bands }, { whole: total, parts: ages }, { whole: total, parts: clients });
  clients.forEach((whole, i) => {
    sums.push({ whole, parts: byBand[i] ?? [] }, { whole, parts: byAge[i] ?? [] });
  });
  bands.forEach((whole, j) => sums.push({ whole, parts: byBand.map((row) => row[j] ?? 0) }));
  ages.forEach((whole, j) => sums.push({ whole, parts: byAge.map((row) => row[j] ?? 0) }));
  return { numbers, sums };
}

/** Attack 1: by differences of every kind. Which hidden numbers follow from the published ones by linear algebra? */
function workedOutByDifferences(tables: CrossTables<Shown>): number[] {
  const { numbers, sums } = attackersView(tables);
  const hidden = numbers.flatMap((value, i) => (value === null ? [i] : []));
  const rows = sums.map(({ whole, parts }) =>
    hidden.map((i) => (parts.includes(i) ? 1 : 0) - (whole === i ? 1 : 0)),
  );
  // To reduced echelon form; all entries stay small for such sums
  const pivots: number[] = [];
  let rank = 0;
  for (let column = 0; column < hidden.length; column++) {
    const at = rows.findIndex((row, i) => i >= rank && Math.abs(row[column] ?? 0) > 1e-9);
    if (at === -1) continue;
    const pivot = rows[at] ?? [];
    [rows[rank], rows[at]] = [pivot, rows[rank] ?? []];
    const by = pivot[column] ?? 1;
    for (let i = 0; i < pivot.length; i++) pivot[i] = (pivot[i] ?? 0) / by;
    rows.forEach((row, r) => {
      const times = row[column] ?? 0;
      if (r !== rank && Math.abs(times) > 1e-9)
        for (let i = 0; i < row.length; i++) row[i] = (row[i] ?? 0) - times * (pivot[i] ?? 0);
    });
    pivots.push(column);
    rank++;
  }
  return pivots
    .filter((_, r) => (rows[r] ?? []).filter((entry) => Math.abs(entry) > 1e-9).length === 1)
    .map((column) => hidden[column] ?? -1);
}

/** Attack 2: by trying every table that fits. The values that each hidden number can have, up to a limit of work. */
function everyFit(tables: CrossTables<Shown>, most: number): Map<number, Set<number>> {
  const { numbers, sums } = attackersView(tables);
  const hidden = numbers.flatMap((value, i) => (value === null ? [i] : []));
  const found = new Map(hidden.map((i) => [i, new Set<number>()]));
  const values = [...numbers];
  const fits = () =>
    sums.every(({ whole, parts }) => {
      const known = parts.reduce((sum, i) => sum + (values[i] ?? 0), 0);
      const open = parts.some((i) => values[i] === null);
      const target = values[whole];
      if (target === null || target === undefined) return true;
      return open ? known <= target : known === target;
    });
  const go = (n: number) => {
    const i = hidden[n];
    if (i === undefined) {
      for (const at of hidden) found.get(at)?.add(values[at] ?? -1);
      return;
    }
    for (let value = 0; value <= most; value++) {
      values[i] = value;
      if (fits()) go(n + 1);
    }
    values[i] = null;
  };
  go(0);
  return found;
}

const caseload = (clients: number, bands: number, ages: number, most: number, largest: number) =>
  fc
    .array(
      fc.record({
        client: fc.integer({ min: 0, max: clients - 1 }),
        band: fc.integer({ min: 0, max: bands - 1 }),
        age: fc.integer({ min: 0, max: ages - 1 }),
        people: fc.integer({ min: 1, max: largest }),
      }),
      { minLength: 1, maxLength: most },
    )
    .map((rows): Count[] =>
      rows.map(({ client, band, age, people }) => ({
        clientGroup: `C${String(client)}`,
        ageGroup: `A${String(age)}`,
        weeklyFromPence: band * 100,
        weeklyToPence: band * 100 + 99,
        people,
      })),
    );
const shownNumbers = (tables: CrossTables<Shown>) => attackersView(tables).numbers;

test("no number under five is shown, what is shown is true, and differences give nothing away", () => {
  fc.assert(
    fc.property(caseload(6, 8, 3, 60, 20), (counts) => {
      const exact = crossTables(counts);
      const published = forPublication(exact);
      const truth = shownNumbers(exact);
      shownNumbers(published).forEach((value, i) => {
        if (value !== null) {
          expect(value).toBe(truth[i]);
          expect(value).toBeGreaterThanOrEqual(SMALLEST_SHOWN);
        }
      });
      expect(workedOutByDifferences(published)).toEqual([]);
    }),
    { numRuns: 200 },
  );
});

test("trying every table that fits leaves each hidden number in doubt", () => {
  fc.assert(
    fc.property(caseload(2, 2, 2, 5, 9), (counts) => {
      const published = forPublication(crossTables(counts));
      const hidden = shownNumbers(published).filter((value) => value === null).length;
      fc.pre(hidden <= 8);
      // Up to 30: more than any number in these tables, so that nothing that fits is missed below it
      for (const values of everyFit(published, 30).values()) expect(values.size).toBeGreaterThanOrEqual(5);
    }),
    { numRuns: 60 },
  );
});

test("the attacks themselves work: hiding small numbers alone is seen through", () => {
  const exact = crossTables([
    { clientGroup: "C0", ageGroup: "A0", weeklyFromPence: 0, weeklyToPence: 99, people: 3 },
    { clientGroup: "C0", ageGroup: "A1", weeklyFromPence: 0, weeklyToPence: 99, people: 7 },
    { clientGroup: "C1", ageGroup: "A0", weeklyFromPence: 0, weeklyToPence: 99, people: 8 },
    { clientGroup: "C1", ageGroup: "A1", weeklyFromPence: 100, weeklyToPence: 199, people: 9 },
  ]);
  const naive: CrossTables<Shown> = {
    ...exact,
    byAge: exact.byAge.map((row) => row.map((n) => (n < 5 ? null : n))),
  };
  expect(workedOutByDifferences(naive)).toHaveLength(1);
  expect([...everyFit(naive, 30).values()].map((values) => values.size)).toEqual([1]);
});

test("the real caseload keeps its totals and its costs; its small groups are hidden", () => {
  const read = readCaseload(readFileSync("prisma/seed/caseload-2019-06.csv"), DEFAULT_TIER_FORECASTS);
  if (!read.ok) throw new Error(read.problem.reason);
  const exact = crossTables(read.rows);
  const published = forPublication(exact);
  expect(published.total).toBe(308);
  expect(published.bandTotals).toEqual([56, 90, 73, 39, 14, 8, 23, 5]);
  expect(published.clientTotals[exact.clientGroups.indexOf("Sensory support: dual")]).toBeNull();
  expect(shownNumbers(published).filter((value) => value !== null).length).toBeGreaterThan(25);
  expect(workedOutByDifferences(published)).toEqual([]);
  const costs = spbCosts(read.rows, {
    tiers: DEFAULT_TIERS,
    councilCosts: DEFAULT_COUNCIL_COSTS,
    forecasts: DEFAULT_TIER_FORECASTS,
  });
  if ("why" in costs) throw new Error(costs.why);
  expect(costsForPublication(costs, published)).toEqual(costs);
});

test("where a band's people are hidden so is its money, and the money of the whole", () => {
  const counts: Count[] = [
    { clientGroup: "C0", ageGroup: "A0", weeklyFromPence: 0, weeklyToPence: 19_999, people: 2 },
    { clientGroup: "C0", ageGroup: "A0", weeklyFromPence: 20_000, weeklyToPence: 59_999, people: 40 },
    { clientGroup: "C0", ageGroup: "A0", weeklyFromPence: 60_000, weeklyToPence: null, people: 60 },
  ];
  const costs = spbCosts(counts, {
    tiers: DEFAULT_TIERS,
    councilCosts: DEFAULT_COUNCIL_COSTS,
    forecasts: DEFAULT_TIER_FORECASTS,
  });
  if ("why" in costs) throw new Error(costs.why);
  const published = costsForPublication(costs, forPublication(crossTables(counts)));
  expect(published.bands.filter((row) => row.people === null).length).toBeGreaterThanOrEqual(2);
  for (const row of published.bands) if (row.people === null) expect(row.totalPence).toBeNull();
  expect(published.totals).toMatchObject({
    totalPence: null,
    councilTotalPence: null,
    differencePence: null,
  });
});

test("an area without a caseload has nothing to hide, and says so at once", () => {
  expect(forPublication(crossTables([]))).toMatchObject({ total: null, bandTotals: [], byBand: [] });
});
