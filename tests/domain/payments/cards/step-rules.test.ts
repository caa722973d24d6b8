import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { AttentionForm, choicesFor } from "#app/domain/payments/cards/attention-rules.ts";
import { paidProblems, standOf } from "#app/domain/payments/cards/paid-rules.ts";
import {
  afterTrouble,
  leftOf,
  MOST_TRIES,
  onItsWayBack,
  shareOut,
  STEP_PURPOSES,
  stepKey,
  waitAfter,
} from "#app/domain/payments/cards/step-rules.ts";
import type { CardPaymentFact, Checkout } from "#app/gateways/payments/card-gateway.ts";

describe("the steps", () => {
  test("the key says what, of what, which attempt", () => {
    expect(stepKey("refund", "abc", 2)).toBe("refund:abc:2");
    expect(new Set(STEP_PURPOSES.map((purpose) => stepKey(purpose, "x", 1))).size).toBe(STEP_PURPOSES.length);
  });
  test("waits grow from 5 seconds to an hour and never beyond", () => {
    expect([0, 1, 2, 3, 4].map(waitAfter)).toEqual([5_000, 5_000, 10_000, 20_000, 40_000]);
    expect(waitAfter(11)).toBe(3_600_000);
    expect(waitAfter(1_000_000)).toBe(3_600_000);
    const all = Array.from({ length: MOST_TRIES }, (_, i) => waitAfter(i));
    expect(all.reduce((sum, wait) => sum + wait, 0)).toBeGreaterThan(12 * 3_600_000);
  });
  test("no answer waits; a refusal, or no answer for very long, is for a person", () => {
    for (let tries = 0; tries < MOST_TRIES; tries++) {
      expect(afterTrouble({ kind: "unreachable" }, tries)).toEqual({
        state: "waiting",
        waitMs: waitAfter(tries),
      });
      expect(afterTrouble({ kind: "refused", code: "x" }, tries)).toEqual({ state: "needs_attention" });
    }
    expect(afterTrouble({ kind: "unreachable" }, MOST_TRIES)).toEqual({ state: "needs_attention" });
  });
});

describe("sharing out", () => {
  test("oldest first, never more than each has, all of it or nothing", () => {
    expect(
      shareOut(100, [
        { id: "a", leftPence: 60 },
        { id: "b", leftPence: 60 },
      ]),
    ).toEqual([
      { id: "a", pence: 60 },
      { id: "b", pence: 40 },
    ]);
    expect(shareOut(0, [])).toEqual([]);
    expect(shareOut(1, [])).toBeNull();
    expect(
      shareOut(121, [
        { id: "a", leftPence: 60 },
        { id: "b", leftPence: 60 },
      ]),
    ).toBeNull();
    expect(
      shareOut(5, [
        { id: "a", leftPence: -3 },
        { id: "b", leftPence: 5 },
      ]),
    ).toEqual([{ id: "b", pence: 5 }]);
  });
  test("for any payments: the parts come to the sum and fit", () => {
    fc.assert(
      fc.property(
        fc.nat(50_000),
        fc.array(fc.integer({ min: -100, max: 20_000 }), { maxLength: 6 }),
        (pence, lefts) => {
          const payments = lefts.map((leftPence, i) => ({ id: String(i), leftPence }));
          const there = lefts.reduce((sum, left) => sum + Math.max(0, left), 0);
          const parts = shareOut(pence, payments);
          if (there < pence) return parts === null;
          if (!parts) return false;
          return (
            parts.reduce((sum, part) => sum + part.pence, 0) === pence &&
            parts.every((part) => part.pence > 0 && part.pence <= (payments[Number(part.id)]?.leftPence ?? 0))
          );
        },
      ),
      { numRuns: 1_000 },
    );
  });
  test("what is left of a payment: less what went back, is going back, was or will be passed on; with what was taken back", () => {
    const step = (purpose: string, state: string, pence: number) => ({ purpose, state, pence });
    const steps = [
      step("refund", "done", 1_000), // counted by returnedPence
      step("refund", "waiting", 200),
      step("refund", "needs_attention", 30),
      step("refund", "closed", 4),
      step("transfer", "done", 5_000),
      step("transfer", "waiting", 600),
      step("transfer", "closed", 70),
      step("reversal", "done", 800),
      step("reversal", "waiting", 9),
      step("checkout", "done", 99),
    ];
    expect(onItsWayBack(steps)).toBe(230);
    expect(leftOf({ amountPence: 18_000, returnedPence: 1_000, steps })).toBe(
      18_000 - 1_000 - 230 - 5_600 + 800,
    );
  });
});

const checkout = (more: Partial<Checkout> = {}): Checkout => ({
  id: "cs_1",
  url: null,
  status: "complete",
  paymentStatus: "paid",
  paymentIntentId: "pi_1",
  amountPence: 18_000,
  currency: "gbp",
  clientReference: "mine",
  idempotencyKey: "checkout:mine:1",
  mode: "test",
  createdAt: new Date(),
  expiresAt: new Date(),
  ...more,
});
const payment = (more: Partial<CardPaymentFact> = {}): CardPaymentFact => ({
  id: "pi_1",
  status: "succeeded",
  amountPence: 18_000,
  receivedPence: 18_000,
  currency: "gbp",
  chargeId: "ch_1",
  refundedPence: 0,
  disputed: false,
  dispute: null,
  feePence: 290,
  balanceTransactionId: "txn_1",
  lastFailure: null,
  reference: "mine",
  mode: "test",
  ...more,
});

describe("what is believed", () => {
  test("only a finished page with a payment that succeeded is paid", () => {
    expect(standOf(checkout(), payment())).toBe("paid");
    expect(standOf(checkout({ status: "open", paymentStatus: "unpaid" }), null)).toBe("open");
    expect(standOf(checkout({ status: "expired", paymentStatus: "unpaid" }), null)).toBe("expired");
    expect(standOf(checkout({ paymentStatus: "unpaid" }), payment({ status: "processing" }))).toBe(
      "processing",
    );
    expect(
      standOf(checkout({ paymentStatus: "unpaid" }), payment({ status: "waiting", lastFailure: "x" })),
    ).toBe("failed");
    expect(standOf(checkout({ paymentStatus: "unpaid" }), payment({ status: "cancelled" }))).toBe("failed");
    expect(standOf(checkout(), payment({ status: "processing" }))).toBe("processing");
    expect(standOf(checkout(), null)).toBe("processing");
  });
  const meant = { id: "mine", amountPence: 18_000, mode: "test" };
  test("the right one has no problem; each thing that differs is named", () => {
    expect(paidProblems(meant, checkout(), payment())).toEqual([]);
    expect(paidProblems(meant, checkout({ clientReference: "other" }), payment())).toHaveLength(1);
    expect(paidProblems(meant, checkout(), payment({ reference: null }))).toHaveLength(1);
    expect(paidProblems(meant, checkout({ mode: "live" }), payment())).toHaveLength(1);
    expect(paidProblems(meant, checkout(), payment({ mode: "live" }))).toHaveLength(1);
    expect(paidProblems(meant, checkout({ currency: "eur" }), payment())).toHaveLength(1);
    expect(paidProblems(meant, checkout(), payment({ currency: "usd" }))).toHaveLength(1);
    expect(paidProblems(meant, checkout({ amountPence: 17_999 }), payment())).toHaveLength(1);
    expect(paidProblems(meant, checkout(), payment({ receivedPence: 18_001 }))).toHaveLength(1);
    expect(paidProblems(meant, checkout(), payment({ chargeId: null }))).toHaveLength(1);
  });
});

describe("what a person may choose", () => {
  const step = (purpose: string, state = "needs_attention") => ({ purpose, state });
  test("money passed on is never said to be so by hand; everything has a way out", () => {
    expect(choicesFor({ kind: "step", step: step("transfer") })).toEqual(["again", "ask"]);
    expect(choicesFor({ kind: "step", step: step("reversal") })).toEqual(["again", "ask"]);
    for (const purpose of ["refund", "expire", "recipient"])
      expect(choicesFor({ kind: "step", step: step(purpose) })).toEqual(["again", "ask", "outside"]);
    expect(choicesFor({ kind: "step", step: step("refund", "done") })).toEqual(["outside"]);
    expect(choicesFor({ kind: "mismatch", step: null })).toEqual(["refund", "ask", "outside"]);
    for (const kind of ["dispute", "outside-change"])
      expect(choicesFor({ kind, step: null })).toEqual(["outside"]);
  });
  test("dealt with outside needs words", () => {
    expect(AttentionForm.safeParse({ choice: "outside", reason: "" }).success).toBe(false);
    expect(AttentionForm.safeParse({ choice: "outside", reason: "By bank transfer on Monday" }).success).toBe(
      true,
    );
    expect(AttentionForm.safeParse({ choice: "again" }).success).toBe(true);
    expect(AttentionForm.safeParse({ choice: "constructor", reason: "xxx" }).success).toBe(false);
  });
});
