import fc from "fast-check";
import { expect, test } from "vitest";
import { potFigures, sumFigures } from "#app/domain/budgets/budget-figures-rules.ts";
import { amountWords, contributionWords } from "#app/domain/budgets/amount-words.ts";

const pence = fc.integer({ min: 0, max: 5_000_000 });
const pot = fc
  .record({
    kind: fc.constantFrom("support_planning", "care", "reserve", "one_off"),
    planned: pence,
    put: pence,
    extra: pence,
    spentShare: fc.integer({ min: 0, max: 100 }),
    heldShare: fc.integer({ min: 0, max: 100 }),
    closed: fc.boolean(),
  })
  .map(({ spentShare, heldShare, ...rest }) => {
    const put = Math.min(rest.put, rest.planned);
    const inside = put + rest.extra;
    const spentPence = Math.floor((inside * spentShare) / 100);
    const heldPence = Math.floor(((inside - spentPence) * heldShare) / 100);
    return {
      ...rest,
      put,
      money: { spentPence, heldPence, availablePence: inside - spentPence - heldPence },
    };
  });

test("whatever happened to whatever pots, the five parts add up to the total, of each and of all", () => {
  fc.assert(
    fc.property(fc.array(pot, { maxLength: 8 }), (pots) => {
      const all = pots.map((one) => potFigures(one.kind, one.money, one));
      for (const [i, figures] of all.entries()) {
        const one = pots[i];
        if (!one) throw new Error("no pot");
        const { spent, aside, available, reserved, toCome, total } = figures;
        expect(spent + aside + available + reserved + toCome).toBe(total);
        // Put in, and what the schedule still gives, counted apart from the parts
        expect(total).toBe(one.put + one.extra + (one.closed ? 0 : one.planned - one.put));
        expect(one.kind === "reserve" ? available : reserved).toBe(0);
      }
      const { spent, aside, available, reserved, toCome, total } = sumFigures(all);
      expect(spent + aside + available + reserved + toCome).toBe(total);
      expect(total).toBe(all.reduce((sum, figures) => sum + figures.total, 0));
    }),
    { numRuns: 1000 },
  );
});
test("a reserve is never counted as money to use, and a closed budget has nothing to come", () => {
  const money = { availablePence: 500, heldPence: 0, spentPence: 100 };
  expect(potFigures("reserve", money, { planned: 900, put: 600, closed: false })).toEqual({
    spent: 100,
    aside: 0,
    available: 0,
    reserved: 500,
    toCome: 300,
    total: 900,
  });
  expect(potFigures("care", money, { planned: 900, put: 600, closed: true })).toMatchObject({
    available: 500,
    toCome: 0,
    total: 600,
  });
  expect(sumFigures([])).toMatchObject({ total: 0 });
});
test("words for how much, how often, and who pays the person's own part", () => {
  expect(amountWords({ pence: 31_000, every: "four_weeks" })).toBe("£310 a week, put in every 4 weeks");
  expect(amountWords({ pence: 45_050, every: "once" })).toBe("£450.50, put in once");
  const said = (contribution: "gross" | "net", contributionPence: number) =>
    contributionWords({ contribution, contributionPence });
  expect(said("gross", 0)).toBe("This is gross, the whole amount.");
  expect(said("gross", 4_000)).toMatch(/gross.*council asks for your own part of £40 a week/);
  expect(said("net", 4_000)).toMatch(/net: your own part of £40 a week.*you pay it in/);
  expect(contributionWords({ contribution: "net", contributionPence: 0 }, "their")).toMatch(/their own part/);
});
