import { expect, test } from "vitest";
import { disputeCosts } from "#app/domain/payments/cards/dispute-cost-rules.ts";

const at = (...fees: number[]) => fees.map((feePence, i) => ({ id: `txn_${i}`, feePence }));
const told = (...fees: number[]) =>
  disputeCosts(at(...fees)).map(({ id, pence, back }) => `${id} ${pence} ${back ?? "-"}`);

test("each fee is a cost of its own; a movement without one is none", () => {
  expect(told()).toEqual([]);
  expect(told(0, 0)).toEqual([]);
  expect(told(2_000, 0)).toEqual(["txn_0 2000 -"]);
  expect(told(2_000, 1_500)).toEqual(["txn_0 2000 -", "txn_1 1500 -"]);
});
test("a fee that came back undoes one of the same amount, each once", () => {
  expect(told(2_000, -2_000)).toEqual(["txn_0 2000 -", "txn_1 2000 txn_0"]);
  expect(told(2_000, 2_000, -2_000, -2_000)).toEqual([
    "txn_0 2000 -",
    "txn_1 2000 -",
    "txn_2 2000 txn_0",
    "txn_3 2000 txn_1",
  ]);
});
test("what fits none is left out, and named by the comparison with the provider's list", () => {
  expect(told(-2_000)).toEqual([]);
  expect(told(2_000, -1_500)).toEqual(["txn_0 2000 -"]);
  expect(told(2_000, -2_000, -2_000)).toEqual(["txn_0 2000 -", "txn_1 2000 txn_0"]);
});
