import { describe, expect, test } from "vitest";
import {
  dueAfter,
  isOpen,
  nextStates,
  overdueBy,
  PLACEMENT_STATES,
  type PlacementState,
} from "#app/domain/plans/ways/placement-rules.ts";
import { handedOver, waysFor } from "#app/domain/plans/ways/ways-rules.ts";

const facts = {
  assistants: [450, 120],
  paid: 2,
  reservesPence: 81_675,
  managers: ["Harbour"],
  phone: "01632 960 001",
};
const all = (cards: ReturnType<typeof waysFor>) => JSON.stringify(cards);
const day = (iso: string) => new Date(`${iso}T00:00:00Z`);

describe("the ways for this plan", () => {
  test("with assistants: who is the employer, of how many hours, what is kept for it, and who can help", () => {
    const [direct, third, council] = waysFor(facts);
    expect(direct?.asks.join(" ")).toContain("employer of 2 personal assistants, 9 and a half hours a week");
    expect(direct?.costs.join(" ")).toContain("£816.75 a year");
    expect(direct?.asks.join(" ")).toContain("You pay 2 other services or things");
    expect(direct?.helps.join(" ")).toContain("01632 960 001");
    expect(third?.is).toContain("Harbour");
    expect(third?.asks.join(" ")).toContain("You stay the employer");
    expect(council?.asks.join(" ")).toContain("not possible this way");
  });
  test("without: nothing is said of employers, payroll or managers that there are not", () => {
    const cards = waysFor({ assistants: [], paid: 0, reservesPence: 0, managers: [], phone: "1" });
    expect(all(cards)).not.toMatch(/employer|payroll|Payroll|Near you|other service/);
    expect(cards.map(({ way }) => way)).toEqual(["direct_payment", "third_party", "council_managed", "mix"]);
  });
  test("reserves that are not known are not guessed", () => {
    expect(all(waysFor({ ...facts, reservesPence: null }))).not.toContain("is kept in the plan");
  });
});
test("what is handed over", () => {
  expect(handedOver("direct_payment", ["a"])).toEqual([]);
  expect(handedOver("third_party", ["a"])).toEqual([]);
  expect(handedOver("council_managed", ["a"])).toEqual([null]);
  expect(handedOver("mix", ["a", "b"])).toEqual(["a", "b"]);
});
test.each([
  ["made", "received working placed came_back", "2026-11-26"],
  ["received", "working placed came_back", "2026-11-29"],
  ["working", "placed came_back", "2026-12-22"],
  ["placed", "", null],
  ["came_back", "", null],
] as const)("after %s", (state, next, due) => {
  expect(nextStates(state).join(" ")).toBe(next);
  expect(isOpen(state)).toBe(next !== "");
  expect(dueAfter(state, day("2026-11-24"))).toEqual(due === null ? null : day(due));
});
test("a hand-over ends: no state leads back to itself or before", () => {
  const states = Object.keys(PLACEMENT_STATES) as PlacementState[];
  for (const [i, state] of states.entries())
    for (const next of nextStates(state)) expect(states.indexOf(next)).toBeGreaterThan(i);
});
test("the day itself is not late", () => {
  expect(overdueBy(day("2026-11-24"), day("2026-11-24"))).toBe(0);
  expect(overdueBy(day("2026-11-24"), day("2026-11-25"))).toBe(1);
  expect(overdueBy(day("2026-11-24"), day("2026-11-01"))).toBe(0);
  expect(overdueBy(null, day("2026-11-25"))).toBe(0);
});
