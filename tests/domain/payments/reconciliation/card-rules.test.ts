import { expect, test } from "vitest";
import {
  compareCards,
  type CardEntry,
  type ProviderMovement,
} from "#app/domain/payments/reconciliation/card-rules.ts";

const NOW = new Date("2026-11-24T03:00:00Z");
const hoursAgo = (hours: number) => new Date(NOW.getTime() - hours * 3_600_000);
const JUDGED = { from: hoursAgo(100), before: hoursAgo(1) };
const ours = (outsideId: string, pence: number, more: Partial<CardEntry> = {}): CardEntry => ({
  outsideId,
  pence,
  costPence: 0,
  at: hoursAgo(5),
  areaId: "area",
  personId: null,
  objectType: "card_payment",
  objectId: `row-${outsideId}`,
  ...more,
});
const theirs = (
  sourceId: string | null,
  amountPence: number,
  more: Partial<ProviderMovement> = {},
): ProviderMovement => ({
  id: `txn_${sourceId ?? "none"}_${amountPence}`,
  sourceId,
  type: "charge",
  amountPence,
  feePence: 0,
  createdAt: hoursAgo(5),
  ...more,
});
const kinds = (entries: CardEntry[], movements: ProviderMovement[]) =>
  compareCards(entries, movements, JUDGED).map(
    (one) => `${one.kind} ${one.about} ${one.oursPence} ${one.theirsPence}`,
  );

test("all that agrees is no difference: payments with their cost, refunds, transfers, reversals, a dispute that was won", () => {
  expect(
    kinds(
      [
        ours("ch_1", 18_000, { costPence: 290 }),
        ours("re_1", -5_000),
        ours("tr_1", -13_000),
        ours("trr_1", 13_000),
        ours("dp_1", 0, { costPence: null }),
        ours("dp_1", 0, { costPence: 2_000 }),
      ],
      [
        theirs("ch_1", 18_000, { feePence: 290 }),
        theirs("re_1", -5_000, { type: "refund" }),
        theirs("tr_1", -13_000, { type: "transfer" }),
        theirs("trr_1", 13_000, { type: "transfer_refund" }),
        theirs("dp_1", -18_000, { type: "adjustment", feePence: 2_000 }),
        theirs("dp_1", 18_000, { type: "adjustment" }),
        theirs("po_1", -99, { type: "payout" }),
        theirs(null, -20, { type: "stripe_fee" }),
      ],
    ),
  ).toEqual([]);
});
test("each kind of difference is named with both amounts", () => {
  expect(kinds([ours("ch_1", 18_000)], [])).toEqual(["card-not-at-provider ch_1 18000 null"]);
  expect(kinds([], [theirs("re_9", -500)])).toEqual(["card-not-in-record re_9 null -500"]);
  expect(kinds([ours("ch_1", 18_000)], [theirs("ch_1", 17_000)])).toEqual([
    "card-amount-differs ch_1 18000 17000",
  ]);
  expect(
    kinds([ours("ch_1", 18_000, { costPence: null })], [theirs("ch_1", 18_000, { feePence: 290 })]),
  ).toEqual(["card-cost-differs ch_1 null 290"]);
  expect(kinds([ours("dp_1", -18_000)], [theirs("dp_1", -18_000), theirs("dp_1", 18_000)])).toEqual([
    "card-amount-differs dp_1 -18000 0",
  ]);
});
test("what is on its way to the other side is no difference yet", () => {
  const young = { at: hoursAgo(0.5) };
  expect(kinds([ours("ch_1", 18_000, young)], [])).toEqual([]);
  expect(kinds([], [theirs("ch_1", 18_000, { createdAt: hoursAgo(0.5) })])).toEqual([]);
  expect(
    kinds([ours("dp_1", -100)], [theirs("dp_1", -100), theirs("dp_1", 100, { createdAt: hoursAgo(0.5) })]),
  ).toEqual([]);
  // and what is older than what was fetched of the other side
  expect(kinds([ours("ch_1", 18_000, { at: hoursAgo(101) })], [])).toEqual([]);
  expect(kinds([], [theirs("ch_1", 18_000, { createdAt: hoursAgo(101) })])).toEqual([]);
});
