import fc from "fast-check";
import { expect, test } from "vitest";
import { packSums, plannedFor, type Used } from "#app/domain/plans/reviews/pack-rules.ts";
import { anAction } from "#tests/factories/plan.ts";

const sum = (used: Iterable<Used>) =>
  [...used].reduce((all, one) => ({ pence: all.pence + one.pence, minutes: all.minutes + one.minutes }), {
    pence: 0,
    minutes: 0,
  });

test("what was spent for an action is shared among its needs to the penny, and what was taken back too", () => {
  const actions = [
    { id: "a", needIds: ["x", "y", "z"] },
    { id: "b", needIds: [] },
  ];
  const spent = (actionId: string | null, pence: number, fee = false) => ({
    actionId,
    pence,
    minutes: 0,
    fee,
  });
  const sums = packSums(actions, [
    spent("a", 100),
    spent("b", 7),
    spent(null, 5),
    spent("of another plan", 3),
    spent(null, 11, true),
  ]);
  expect([...sums.byNeed].map(([need, { pence }]) => [need, pence])).toEqual([
    ["x", 34],
    ["y", 33],
    ["z", 33],
  ]);
  expect([sums.noNeed.pence, sums.notSaid.pence, sums.fees.pence, sums.total.pence]).toEqual([7, 8, 11, 126]);
  const back = packSums(actions, [spent("a", -100)]);
  expect([...back.byNeed.values()].map(({ pence }) => pence)).toEqual([-34, -33, -33]);
});

const needs = ["n1", "n2", "n3", "n4", "n5"];
const plan = fc.array(fc.record({ id: fc.uuid(), needIds: fc.subarray(needs) }), { maxLength: 8 });
test("whatever is spent on whatever plan: needs, no need, not said and fees make the whole", () => {
  fc.assert(
    fc.property(
      plan.chain((actions) =>
        fc.tuple(
          fc.constant(actions),
          fc.array(
            fc.record({
              actionId: fc.option(fc.constantFrom("elsewhere", ...actions.map(({ id }) => id))),
              pence: fc.integer({ min: -5_000_000, max: 5_000_000 }),
              minutes: fc.integer({ min: -60_000, max: 60_000 }),
              fee: fc.boolean(),
            }),
            { maxLength: 40 },
          ),
        ),
      ),
      ([actions, postings]) => {
        const sums = packSums(actions, postings);
        expect(sum([...sums.byNeed.values(), sums.noNeed, sums.notSaid, sums.fees])).toEqual(sum(postings));
        expect(sums.total).toEqual(sum(postings));
      },
    ),
  );
});

test("what the plan meant for so many days: weeks as the plan counts them, and single things once", () => {
  const weekly = anAction({ costPence: 2_000, every: "week" });
  expect(plannedFor(weekly, 7, true)).toEqual({ pence: 2_000, minutes: 0 });
  expect(plannedFor(weekly, 182, false).pence).toBe(52_000);
  expect(plannedFor(weekly, 0, false).pence).toBe(0);
  const chair = anAction({ costPence: 14_500, every: "once" });
  expect([plannedFor(chair, 30, true).pence, plannedFor(chair, 30, false).pence]).toEqual([14_500, 0]);
  const lena = anAction({ kind: "assistant", minutesByDay: [90, 90, 90, 90, 90, 0, 0], hourlyPence: 1_650 });
  expect(plannedFor(lena, 14, true)).toEqual({ pence: 24_750, minutes: 900 });
});
