import fc from "fast-check";
import { expect, test } from "vitest";
import {
  differenceTenths,
  percentWords,
  spbCosts,
  type Count,
} from "#app/domain/commissioning/spb-report-rules.ts";

const TIERS = ["low", "medium", "high"] as const;
const scenario = fc
  .record({
    step: fc.integer({ min: 100, max: 50_000 }),
    cuts: fc.uniqueArray(fc.integer({ min: 1, max: 9 }), { minLength: 2, maxLength: 2 }),
    fees: fc.array(fc.integer({ min: 1, max: 100_000 }), { minLength: 3, maxLength: 3 }),
    hours: fc.array(fc.integer({ min: 1, max: 60 }), { minLength: 3, maxLength: 3 }),
    hourly: fc.array(fc.integer({ min: 1, max: 9_000 }), { minLength: 3, maxLength: 3 }),
    people: fc.array(
      fc.record({
        band: fc.integer({ min: 0, max: 9 }),
        age: fc.constantFrom("18-39", "65+"),
        group: fc.constantFrom("A", "B", "C"),
      }),
      { maxLength: 200 },
    ),
  })
  .map((all) => ({ ...all, cuts: [...all.cuts].sort((a, b) => a - b) }));

test("any caseload, any rates: the same as adding up person by person", () => {
  fc.assert(
    fc.property(scenario, ({ step, cuts: [first = 0, second = 0], fees, hours, hourly, people }) => {
      const tierOf = (band: number) => (band < first ? 0 : band < second ? 1 : 2);
      const rates = {
        tiers: TIERS.map((tier, i) => ({ tier, hours: hours[i] ?? 0, feePence: fees[i] ?? 0 })),
        councilCosts: TIERS.map((tier, i) => ({ tier, hours: hours[i] ?? 0, hourlyPence: hourly[i] ?? 0 })),
        forecasts: [
          { tier: "low" as const, weeklyFromPence: 0, weeklyToPence: first * step - 1 },
          { tier: "medium" as const, weeklyFromPence: first * step, weeklyToPence: second * step - 1 },
          { tier: "high" as const, weeklyFromPence: second * step, weeklyToPence: null },
        ],
      };
      const counts: Count[] = people.map(({ band, age, group }) => ({
        ageGroup: age,
        clientGroup: group,
        weeklyFromPence: band * step,
        weeklyToPence: band === 9 ? null : (band + 1) * step - 1,
        people: 1,
      }));
      const costs = spbCosts(counts, rates);
      if ("why" in costs) throw new Error(costs.why);
      // The independent model: one person after another
      let total = 0;
      let council = 0;
      for (const { band } of people) {
        total += fees[tierOf(band)] ?? NaN;
        council += (hours[tierOf(band)] ?? NaN) * (hourly[tierOf(band)] ?? NaN);
      }
      expect(costs.totals).toEqual({
        people: people.length,
        totalPence: total,
        councilTotalPence: council,
        differencePence: total - council,
      });
      for (const row of costs.bands) {
        const band = row.weeklyFromPence / step;
        expect(row.people).toBe(people.filter((person) => person.band === band).length);
        expect(row.tier).toBe(TIERS[tierOf(band)]);
        expect(row.weeklyToPence === null).toBe(band === 9);
      }
      const starts = costs.bands.map((row) => row.weeklyFromPence);
      expect(starts).toEqual([...starts].sort((a, b) => a - b));
    }),
    { numRuns: 300 },
  );
});

test("shares are rounded half up to a tenth of a percent", () => {
  const of = (differencePence: number, councilTotalPence: number) =>
    percentWords(differenceTenths({ people: 1, totalPence: 0, councilTotalPence, differencePence }));
  expect(of(-380_000, 5_148_000)).toBe("7.4%");
  expect(of(5, 10_000)).toBe("0.1%");
  expect(of(4, 10_000)).toBe("0.0%");
  expect(of(0, 0)).toBe("0.0%");
  expect(of(20_000, 10_000)).toBe("200.0%");
});
