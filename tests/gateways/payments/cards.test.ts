// The gateway as the domain sees it: Stripe's own library, talking to the sandbox over HTTP.
import { randomUUID } from "node:crypto";
import { describe, expect, test } from "vitest";
import { db } from "#app/db.server.ts";
import { cardGateway } from "#app/gateways/payments/cards.server.ts";
import type { BalanceMovement, WebhookHint } from "#app/gateways/payments/card-gateway.ts";
import { press } from "#app/gateways/payments/sandbox/pay-page.server.ts";
import { closeDispute, dispute, failRefund } from "#app/gateways/payments/sandbox/control.server.ts";
import { settleDueNow } from "#app/gateways/payments/sandbox/due.server.ts";
import { now, setNow } from "#app/lib/clock.ts";
import { checkoutInput, inAnHour, makePaid, makeRecipient } from "#tests/factories/card-payment.ts";
import { useCardSandbox } from "#tests/support/card-sandbox.ts";

useCardSandbox();
const cards = () => cardGateway();
const later = (hours: number) => {
  setNow(new Date(now().getTime() + hours * 3_600_000));
};
const gather = async <T>(all: AsyncIterable<T>): Promise<T[]> => {
  const found: T[] = [];
  for await (const one of all) found.push(one);
  return found;
};
const typesOf = (events: WebhookHint[]) => events.map(({ type }) => type).reverse();

describe("a checkout", () => {
  test("is open, for one payment in pounds, on a page of this site, and no email address is kept", async () => {
    const input = checkoutInput({ email: "asha@person.test" });
    const made = await cards().createCheckout(input);
    expect(made).toMatchObject({
      url: `/sandbox/pay/${made.id}`,
      status: "open",
      paymentStatus: "unpaid",
      paymentIntentId: null,
      amountPence: 18_000,
      currency: "gbp",
      clientReference: input.cardPaymentId,
      idempotencyKey: input.idempotencyKey,
      mode: "test",
    });
    expect(await cards().findCheckout(made.id)).toEqual(made);
    const kept = JSON.stringify(
      await db().prisma.sandboxCardObject.findMany({ select: { body: true, hidden: true } }),
    );
    expect(kept).not.toContain("person.test");
  });
  test("made twice with one key is one checkout, found by what it was for", async () => {
    const input = checkoutInput();
    const first = await cards().createCheckout(input);
    expect(await cards().createCheckout(input)).toEqual(first);
    const window = { from: new Date(now().getTime() - 60_000), before: inAnHour() };
    expect(await cards().findCheckoutsOf(input.cardPaymentId, window)).toEqual([first]);
    expect(await cards().findCheckoutsOf(randomUUID(), window)).toEqual([]);
  });
  test("paid by card is complete: the payment has its charge and Stripe's cost", async () => {
    const paid = await makePaid();
    expect(paid).toMatchObject({ status: "complete", paymentStatus: "paid", url: null });
    const payment = await cards().findPayment(paid.paymentIntentId);
    expect(payment).toMatchObject({
      status: "succeeded",
      amountPence: 18_000,
      receivedPence: 18_000,
      refundedPence: 0,
      disputed: false,
      feePence: 290, // 1.5% and 20p: the sandbox's own figure
      reference: paid.clientReference,
    });
    expect(await cards().findPaymentOfCharge(payment.chargeId ?? "")).toEqual(payment);
    expect(await cards().findCheckoutOfPayment(paid.paymentIntentId)).toEqual({ ...paid });
  });
  test("declined stays open, and can be paid after the bank has asked who it is", async () => {
    const { id } = await cards().createCheckout(checkoutInput());
    await press(id, "decline");
    const declined = await cards().findCheckout(id);
    expect(declined).toMatchObject({ status: "open", paymentStatus: "unpaid" });
    expect(await cards().findPayment(declined.paymentIntentId ?? "")).toMatchObject({
      status: "waiting",
      lastFailure: "card_declined",
      receivedPence: 0,
      feePence: null,
    });
    await press(id, "authenticate");
    expect(await press(id, "pay")).toBe(false);
    await press(id, "refuse");
    expect(await cards().findPayment(declined.paymentIntentId ?? "")).toMatchObject({
      lastFailure: "payment_intent_authentication_failure",
    });
    await press(id, "authenticate");
    await press(id, "approve");
    expect(await cards().findCheckout(id)).toMatchObject({ status: "complete", paymentStatus: "paid" });
    expect(await press(id, "pay")).toBe(false);
  });
  test("closed or run out is expired, cannot be paid, and cannot be closed again", async () => {
    const closed = await cards().createCheckout(checkoutInput());
    expect(await cards().expireCheckout(closed.id)).toMatchObject({ status: "expired", url: null });
    await expect(cards().expireCheckout(closed.id)).rejects.toThrow(/status of expired/);
    const { id } = await cards().createCheckout(checkoutInput());
    await press(id, "decline");
    later(1.1);
    expect(await press(id, "pay")).toBe(false);
    expect(await cards().findCheckout(id)).toMatchObject({ status: "expired", paymentStatus: "unpaid" });
    const { paymentIntentId } = await cards().findCheckout(id);
    expect(await cards().findPayment(paymentIntentId ?? "")).toMatchObject({ status: "cancelled" });
  });
  test.each([
    ["bank-pays", "paid", "succeeded", "checkout.session.async_payment_succeeded"],
    ["bank-fails", "unpaid", "waiting", "checkout.session.async_payment_failed"],
  ] as const)("ordered from a bank is complete and unpaid, then %s", async (which, becomes, status, news) => {
    const since = now();
    const { id } = await cards().createCheckout(checkoutInput());
    await press(id, which);
    const ordered = await cards().findCheckout(id);
    expect(ordered).toMatchObject({ status: "complete", paymentStatus: "unpaid" });
    const { paymentIntentId } = ordered;
    expect(await cards().findPayment(paymentIntentId ?? "")).toMatchObject({ status: "processing" });
    later(0.05);
    await settleDueNow();
    expect(await cards().findCheckout(id)).toMatchObject({ status: "complete", paymentStatus: becomes });
    expect(await cards().findPayment(paymentIntentId ?? "")).toMatchObject({ status });
    const told = (await gather(cards().listEvents(since))).filter(({ objectId }) => objectId === id);
    expect(typesOf(told)).toEqual(["checkout.session.completed", news]);
  });
});

describe("a refund", () => {
  test("gives back in parts, never above what was paid, and keeps Stripe's fee", async () => {
    const { paymentIntentId } = await makePaid();
    const refund = (key: string, amountPence: number) =>
      cards().refund({ idempotencyKey: key, paymentIntentId, amountPence, reference: "refund-1" });
    const key = randomUUID();
    const first = await refund(key, 7_000);
    expect(first).toMatchObject({
      status: "succeeded",
      amountPence: 7_000,
      reference: "refund-1",
      idempotencyKey: key,
    });
    expect(await refund(key, 7_000)).toEqual(first);
    await expect(refund(randomUUID(), 11_001)).rejects.toMatchObject({ name: "CardRefused" });
    const second = await refund(randomUUID(), 11_000);
    await expect(refund(randomUUID(), 1)).rejects.toMatchObject({ code: "charge_already_refunded" });
    expect(await cards().listRefunds(paymentIntentId)).toEqual([second, first]);
    expect(await cards().findRefund(first.id)).toEqual(first);
    expect(await cards().findPayment(paymentIntentId)).toMatchObject({
      refundedPence: 18_000,
      feePence: 290,
    });
  });
  test("that the bank sends back is failed, and the money is the payment's again", async () => {
    const { paymentIntentId } = await makePaid();
    const { id } = await cards().refund({
      idempotencyKey: randomUUID(),
      paymentIntentId,
      amountPence: 18_000,
      reference: "r",
    });
    await failRefund(id);
    expect(await cards().findRefund(id)).toMatchObject({ status: "failed", failure: "lost_or_stolen_card" });
    expect(await cards().findPayment(paymentIntentId)).toMatchObject({ refundedPence: 0 });
  });
});

describe("being paid", () => {
  test("somebody is ready only when their transfers are active", async () => {
    const id = await makeRecipient({ active: false });
    const before = await cards().findRecipient(id);
    expect(before.transfersActive).toBe(false);
    expect(before.requirementsDue).not.toEqual([]);
    const { paymentIntentId } = await makePaid();
    const { chargeId } = await cards().findPayment(paymentIntentId);
    const pass = (destination: string) =>
      cards().transfer({
        idempotencyKey: randomUUID(),
        amountPence: 100,
        destination,
        sourceChargeId: chargeId ?? "",
        transferGroup: "g",
        reference: "t",
      });
    await expect(pass(id)).rejects.toMatchObject({ code: "insufficient_capabilities_for_transfer" });
    const ready = await makeRecipient();
    expect(await cards().findRecipient(ready)).toMatchObject({ transfersActive: true, requirementsDue: [] });
    expect(await cards().findRecipientsOf((await cards().findRecipient(ready)).reference ?? "")).toEqual([
      await cards().findRecipient(ready),
    ]);
    await expect(pass(ready)).resolves.toMatchObject({ amountPence: 100, destination: ready });
  });
  test("what is passed on comes out of its own charge and can be taken back; a refund takes nothing back", async () => {
    const destination = await makeRecipient();
    const { paymentIntentId } = await makePaid();
    const { chargeId } = await cards().findPayment(paymentIntentId);
    const transferGroup = `engagement:${randomUUID()}`;
    const pass = (amountPence: number) =>
      cards().transfer({
        idempotencyKey: randomUUID(),
        amountPence,
        destination,
        sourceChargeId: chargeId ?? "",
        transferGroup,
        reference: "transfer-1",
      });
    const passed = await pass(10_000);
    await expect(pass(8_001)).rejects.toMatchObject({ name: "CardRefused" });
    await cards().refund({
      idempotencyKey: randomUUID(),
      paymentIntentId,
      amountPence: 8_000,
      reference: "r",
    });
    expect(await cards().findTransfer(passed.id)).toMatchObject({ reversedPence: 0 });
    await expect(pass(1)).rejects.toMatchObject({ name: "CardRefused" });
    const back = (key: string, amountPence: number) =>
      cards().reverseTransfer({
        idempotencyKey: key,
        transferId: passed.id,
        amountPence,
        reference: "back-1",
      });
    const key = randomUUID();
    const reversed = await back(key, 4_000);
    expect(await back(key, 4_000)).toEqual(reversed);
    await expect(back(randomUUID(), 6_001)).rejects.toMatchObject({ name: "CardRefused" });
    expect(await cards().listReversals(passed.id)).toEqual([reversed]);
    expect(await cards().listTransfers(transferGroup)).toEqual([{ ...passed, reversedPence: 4_000 }]);
  });
});

test("a dispute takes the money and a fee until it is decided", async () => {
  const { paymentIntentId } = await makePaid();
  const id = await dispute(paymentIntentId);
  expect(await cards().findPayment(paymentIntentId)).toMatchObject({
    disputed: true,
    dispute: { id, status: "open", amountPence: 18_000, paymentIntentId },
  });
  await expect(
    cards().refund({ idempotencyKey: randomUUID(), paymentIntentId, amountPence: 1, reference: "r" }),
  ).rejects.toMatchObject({ code: "charge_disputed" });
  await closeDispute(id, "won");
  const won = await cards().findDispute(id);
  expect(won).toMatchObject({ status: "won" });
  expect(won.movements.map(({ feePence }) => feePence).toSorted((a, b) => b - a)).toEqual([2_000, 0]);
});

test("the balance is the sum of its movements, and a charge's money becomes available after three days", async () => {
  const from = new Date(now().getTime() - 5_000);
  const before = await cards().balance();
  await makePaid();
  expect(await cards().balance()).toEqual({ ...before, pendingPence: before.pendingPence + 17_710 });
  later(73);
  const movements = await gather(cards().listBalanceTransactions({ from: new Date(0), before: inAnHour() }));
  const sum = (all: BalanceMovement[]) => all.reduce((pence, { netPence }) => pence + netPence, 0);
  expect(await cards().balance()).toEqual({ availablePence: sum(movements), pendingPence: 0 });
  expect(movements.every((one) => one.netPence === one.amountPence - one.feePence)).toBe(true);
  const [newest] = await gather(cards().listBalanceTransactions({ from, before: inAnHour() }));
  expect(newest).toMatchObject({ type: "charge", amountPence: 18_000, feePence: 290 });
});
