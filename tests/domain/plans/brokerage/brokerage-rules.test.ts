import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  afterAgreement,
  afterAsking,
  afterQuote,
  chaseDue,
  extraOf,
  mayMove,
  STAGES,
  type Stage,
} from "#app/domain/plans/brokerage/brokerage-rules.ts";
import {
  actionWith,
  costOfPrice,
  expired,
  misfit,
  priceOfAction,
  priceWords,
  stillAt,
  yearOfPrice,
  type Per,
  type Price,
} from "#app/domain/plans/brokerage/quote-rules.ts";
import { tieOf, tieWords } from "#app/domain/plans/brokerage/tie-rules.ts";
import { planSums, securedSums } from "#app/domain/plans/plan-sums-rules.ts";
import { anAction, aQuote } from "#tests/factories/plan.ts";

const day = (iso: string) => new Date(`${iso}T00:00:00Z`);

// From each stage (row) to: idea, asked, quoted, secured, started, fell through
test.each([
  ["idea", "no", "yes", "yes", "yes", "no", "yes"],
  ["asked", "yes", "no", "yes", "yes", "no", "yes"],
  ["quoted", "yes", "no", "no", "yes", "no", "yes"],
  ["secured", "no", "no", "no", "yes", "yes", "yes"],
  ["started", "no", "no", "no", "yes", "no", "yes"],
  ["fell_through", "yes", "yes", "yes", "yes", "no", "no"],
] as const)("from %s", (from, ...may) => {
  expect((Object.keys(STAGES) as Stage[]).map((to) => (mayMove(from, to) ? "yes" : "no"))).toEqual(may);
});
test("asking and a price move on what is not found yet, and leave the rest", () => {
  const stages = Object.keys(STAGES) as Stage[];
  expect(stages.map(afterAsking)).toEqual(["asked", null, null, null, null, "asked"]);
  expect(stages.map(afterQuote)).toEqual(["quoted", "quoted", null, null, null, "quoted"]);
  for (const stage of stages)
    for (const to of [afterAsking(stage), afterQuote(stage)])
      expect(to === null || mayMove(stage, to)).toBe(true);
});
test("no answer is said on the day to ask again, and not before; an answer ends it", () => {
  const chaseOn = day("2026-11-27");
  expect(chaseDue({ chaseOn, answered: false }, day("2026-11-26"))).toBe(false);
  expect(chaseDue({ chaseOn, answered: false }, day("2026-11-27"))).toBe(true);
  expect(chaseDue({ chaseOn, answered: false }, day("2027-02-01"))).toBe(true);
  expect(chaseDue({ chaseOn, answered: true }, day("2027-02-01"))).toBe(false);
});

describe("after the plan was agreed", () => {
  const agreed = { year: 100_000, once: 5_000 };
  test.each([
    [{ year: 100_000, once: 5_000 }, 0, { ok: "within" }],
    [{ year: 90_000, once: 0 }, 0, { ok: "within" }],
    [{ year: 100_001, once: 5_000 }, 0, { ok: "changed-plan", pence: 1 }],
    [{ year: 100_001, once: 5_000 }, 1, { ok: "contingency", pence: 1 }],
    [{ year: 50_000, once: 5_001 }, 0, { ok: "changed-plan", pence: 1 }],
    [{ year: 100_010, once: 5_010 }, 19, { ok: "changed-plan", pence: 20 }],
    [{ year: 100_010, once: 5_010 }, 20, { ok: "contingency", pence: 20 }],
  ] as const)("%o with %i left", (wanted, left, verdict) => {
    expect(afterAgreement(agreed, wanted, left, false)).toEqual(verdict);
    expect(afterAgreement(agreed, wanted, left, true)).toEqual({ ok: "within" });
  });
  test("it never lets through more than was agreed and put by", () => {
    const sum = fc.record({ year: fc.nat(1_000_000), once: fc.nat(1_000_000) });
    fc.assert(
      fc.property(sum, sum, fc.nat(500_000), (one, other, left) => {
        const verdict = afterAgreement(one, other, left, false);
        if (verdict.ok !== "changed-plan") {
          expect(other.year + other.once).toBeLessThanOrEqual(one.year + one.once + left);
          expect(extraOf(one, other)).toBeLessThanOrEqual(left);
        }
      }),
    );
  });
});

describe("prices", () => {
  const price = (pence: number, per: Per, minutes = 0): Price => ({ pence, per, minutes });
  test.each([
    [
      price(1_650, "hour", 450),
      { year: 52 * 12_375, once: 0 },
      "£16.50 an hour, 7 and a half hours a week: £123.75 a week",
    ],
    [
      price(1_333, "hour", 225),
      { year: 52 * 4_999, once: 0 },
      "£13.33 an hour, 3 hours 45 minutes a week: £49.99 a week",
    ],
    [price(1_000, "week"), { year: 52_000, once: 0 }, "£10 a week"],
    [price(1_000, "two_weeks"), { year: 26_000, once: 0 }, "£10 every 2 weeks"],
    [price(1_000, "four_weeks"), { year: 13_000, once: 0 }, "£10 every 4 weeks"],
    [price(1_000, "month"), { year: 12_000, once: 0 }, "£10 a month"],
    [price(1_000, "year"), { year: 1_000, once: 0 }, "£10 a year"],
    [price(1_000, "once"), { year: 0, once: 1_000 }, "£10 once"],
    [price(0, "free"), { year: 0, once: 0 }, "It costs nothing"],
  ])("%o", (one, year, words) => {
    expect(yearOfPrice(one)).toEqual(year);
    expect(priceWords(one)).toBe(words);
  });
  test("the last day counts, and no day is no end", () => {
    expect(expired("2026-11-24", day("2026-11-24"))).toBe(false);
    expect(expired("2026-11-24", day("2026-11-25"))).toBe(true);
    expect(expired(null, day("2036-11-25"))).toBe(false);
  });
  test("a chosen price makes the action cost exactly that", () => {
    const agency = actionWith(aQuote({ pence: 2_450, minutes: 450 }), anAction({ what: "Mornings" }));
    expect(agency).toMatchObject({ kind: "agency", who: "Morning Care", costPence: 18_375, every: "week" });
    const hours = anAction({ kind: "agency", minutesByDay: [90, 90, 90, 90, 90, 0, 0] });
    const pa = aQuote({ kind: "assistant", fromName: "Lena", pence: 1_700, minutes: 450 });
    expect(actionWith(pa, hours)).toMatchObject({ kind: "assistant", who: "Lena", hourlyPence: 1_700 });
    expect(misfit(pa, hours)).toBeNull();
    expect(misfit({ ...pa, minutes: 451 }, hours)).toBe("hours");
    expect(misfit(aQuote({ minutes: 999 }), hours)).toBeNull();
    const free = actionWith(aQuote({ pence: 0, per: "free", minutes: 0, kind: "community" }), anAction());
    expect(free).toMatchObject({ costPence: null, every: "free" });
    fc.assert(
      fc.property(
        fc.nat(5_000_000),
        fc.constantFrom<Per>("hour", "week", "two_weeks", "four_weeks", "month", "year", "once"),
        fc.integer({ min: 1, max: 10_080 }),
        (pence, per, minutes) => {
          const quote = aQuote({ pence, per, minutes: per === "hour" ? minutes : 0 });
          const action = actionWith(quote, anAction());
          expect(stillAt(quote, action)).toBe(true);
          const own = priceOfAction(action);
          expect(own && costOfPrice(own)).toEqual(costOfPrice(quote));
          // What is planned and what is secured are the same penny
          const planned = planSums([action], null, 0, false).planned;
          expect(securedSums([yearOfPrice(quote)], 0)).toEqual(planned);
        },
      ),
    );
  });
  test("what nobody has priced has no price, and a helper costs nothing", () => {
    expect(priceOfAction(anAction({ costPence: null, every: null }))).toBeNull();
    expect(priceOfAction(anAction({ kind: "assistant", hourlyPence: null }))).toBeNull();
    expect(priceOfAction(anAction({ kind: "helper", costPence: null, every: null }))).toEqual(
      price(0, "free"),
    );
  });
});
test("secured sums are exact by the year, and a week is the year rounded once", () => {
  const many = fc.array(fc.record({ year: fc.nat(9_000_000), once: fc.nat(900_000) }), { maxLength: 20 });
  fc.assert(
    fc.property(many, fc.nat(500_000), (rows, reserves) => {
      const sums = securedSums(rows, reserves);
      expect(sums.year).toBe(rows.reduce((all, one) => all + one.year, reserves));
      expect(sums.once).toBe(rows.reduce((all, one) => all + one.once, 0));
      expect(Math.abs(sums.week * 52 - sums.year)).toBeLessThanOrEqual(26);
    }),
  );
});

describe("a planner's ties", () => {
  const rosa = { accountId: "a1", name: "Rosa Martin", agency: "Solent Planning CIC" };
  const alone = { accountId: "a2", name: "Tom Ek", agency: null };
  test.each([
    ["Solent Planning", "Solent Planning CIC"],
    ["SOLENT PLANNING C.I.C. (Care)", null],
    ["the Solent  Planning Ltd", "Solent Planning CIC"],
    ["Solent Planning, home care", "Solent Planning CIC"],
    ["Solent", null],
    ["Planning Solent", null],
    ["", null],
    ["Rosa Martin", null],
    ["Ms Rosa Martín", null],
  ])("%s", (name, agency) => {
    const tie = tieOf([rosa, alone], { names: [name] });
    if (name === "SOLENT PLANNING C.I.C. (Care)") expect(tie?.agency).toBe("Solent Planning CIC");
    else if (name.includes("Rosa"))
      expect(tie).toEqual({ planner: "Rosa Martin", agency: null, byName: true });
    else expect(tie?.agency ?? null).toBe(agency);
  });
  test("a record comes before a name, and a name of one word must be all of it", () => {
    expect(tieOf([rosa], { names: ["L. K."], accountId: "a1" })).toMatchObject({
      byName: false,
      agency: null,
    });
    expect(tieOf([{ ...rosa, accountId: null }], { names: [], accountId: null })).toBeNull();
    const harbour = { ...alone, agency: "Harbour Ltd" };
    expect(tieOf([harbour], { names: ["Harbour Taxis"] })).toBeNull();
    expect(tieOf([harbour], { names: ["The Harbour"] })).not.toBeNull();
    expect(tieWords(null)).toBe("");
    expect(tieWords(tieOf([harbour], { names: ["The Harbour"] }))).toContain("works for Harbour Ltd");
  });
});
