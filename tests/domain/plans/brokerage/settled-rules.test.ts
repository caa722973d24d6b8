import { expect, test } from "vitest";
import { putByLeft, settle, type Secured } from "#app/domain/plans/brokerage/settled-rules.ts";
import type { ActionFields } from "#app/domain/plans/plan-content.ts";
import { aQuote, anAction } from "#tests/factories/plan.ts";

const [MORNING, NOON, NIGHT] = ["08:00", "12:00", "20:00"].map((at) => new Date(`2026-11-24T${at}:00Z`)) as [
  Date,
  Date,
  Date,
];
const week = (pence: number) => ({ pence, per: "week" as const, minutes: 0 });
const secured = (more: Partial<Secured> = {}): Secured => ({
  price: week(1_500),
  quote: aQuote({ ...week(1_500), fromName: "Morning Care" }),
  at: NOON,
  contingencyPence: 0,
  ...more,
});
const planned = anAction({ costPence: 2_000 });
const cost = ({ kind, who, costPence, every }: ActionFields) => ({ kind, who, costPence, every });

test("nothing secured: as planned", () => {
  expect(settle(planned, MORNING, null)).toEqual({ how: "planned", action: planned, secured: null });
});
test("secured after the plan's own words: its price holds, whether it is less or more, and with whom", () => {
  for (const pence of [1_500, 2_500]) {
    const { how, action } = settle(planned, MORNING, secured({ price: week(pence) }));
    expect(how).toBe("secured");
    expect(cost(action)).toEqual({
      kind: "agency",
      who: "Morning Care",
      costPence: pence,
      every: "week",
    });
  }
});
test("what was secured stands as it was, whatever the offer says since", () => {
  const quote = aQuote({ ...week(9_900) });
  expect(settle(planned, MORNING, secured({ quote })).action.costPence).toBe(1_500);
});
test("an agency in place of a personal assistant has no hours that an employer pays", () => {
  const assistant = anAction({ kind: "assistant", costPence: null, every: null, hourlyPence: 1_650 });
  expect(settle(assistant, MORNING, secured()).action.kind).toBe("agency");
});
test("changed since: at the same price it is still secured, at another the plan counts", () => {
  const same = anAction({ costPence: 1_500, what: "Help, and a cup of tea" });
  expect(settle(same, NIGHT, secured())).toMatchObject({ how: "secured", action: same });
  expect(settle(planned, NIGHT, secured())).toMatchObject({ how: "changed", action: planned });
});
test("the plan's own price, without anybody's offer: secured until the plan has another", () => {
  const own = secured({ quote: null, price: week(2_000) });
  expect(settle(planned, MORNING, own)).toMatchObject({ how: "secured", action: planned });
  expect(settle(anAction({ costPence: 2_100 }), NIGHT, own).how).toBe("changed");
});
test("what is left of the money put by: what stands has used it, never below nothing", () => {
  const used = (contingencyPence: number, changedAt = MORNING) =>
    settle(planned, changedAt, secured({ contingencyPence }));
  expect(putByLeft(10_000, [])).toBe(10_000);
  expect(putByLeft(10_000, [used(2_500), used(500), settle(planned, MORNING, null)])).toBe(7_000);
  expect(putByLeft(10_000, [used(2_500, NIGHT)]), "changed since, and not secured now").toBe(10_000);
  expect(putByLeft(1_000, [used(2_500)])).toBe(0);
});
