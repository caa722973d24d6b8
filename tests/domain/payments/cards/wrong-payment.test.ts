// A payment that is not what was asked for: whoever settles it gives all of it back, as steps that are written down.
import { afterAll, afterEach, expect, test, vi } from "vitest";
import { answerAttention } from "#app/domain/payments/cards/answer-attention.server.ts";
import { findAttention, findAttentions } from "#app/domain/payments/cards/find-attention.server.ts";
import { sweepCards } from "#app/domain/payments/cards/sweep-cards.server.ts";
import { settleCardPayment } from "#app/domain/payments/cards/settle-card-payment.server.ts";
import { reconcile } from "#app/domain/payments/reconciliation/reconcile.server.ts";
import { verifyMoney } from "#app/domain/payments/verify-money.server.ts";
import { db } from "#app/db.server.ts";
import { cardGateway } from "#app/gateways/payments/cards.server.ts";
import { press } from "#app/gateways/payments/sandbox/pay-page.server.ts";
import { setNow } from "#app/lib/clock.ts";
import { areaAccessOf, makeAccount } from "#tests/factories/account.ts";
import { beginPaying, makeSelfFunder, newsComes, runCardJobs } from "#tests/factories/card-work.ts";
import { useCardSandbox } from "#tests/support/card-sandbox.ts";

useCardSandbox();
afterEach(() => {
  setNow(null);
  vi.restoreAllMocks();
});
afterAll(async () => {
  expect(await verifyMoney()).toMatchObject({ ok: true, mismatches: [], orphanHolds: [] });
});
const tx = () => db().prisma;

/** The provider took another amount than was asked for, by its own fault. */
async function paidWrong(pence: number) {
  const parties = await makeSelfFunder();
  const { session, cardPaymentId } = await beginPaying(parties);
  await tx()
    .$executeRaw`UPDATE sandbox_card_object SET body = body || ${JSON.stringify({ amount_total: pence, amount_subtotal: pence })}::jsonb WHERE id = ${session}`;
  await press(session, "pay");
  await newsComes();
  const manager = areaAccessOf(await makeAccount("core_manager", parties.area.id), parties.area);
  const [open] = (await findAttentions(manager)).open;
  if (!open) throw new Error("nothing needs attention");
  const intent = (await cardGateway().findCheckout(session)).paymentIntentId ?? "";
  return { parties, cardPaymentId, manager, open, intent };
}
const refund = { choice: "refund", reason: "" } as const;
const rows = (personId: string) =>
  tx().cardPayment.findMany({ where: { personId }, orderBy: { createdAt: "asc" }, include: { steps: true } });

test.each([17_999, 25_000])(
  "%i pence in place of £180: all of it goes back, once, and everything agrees",
  async (pence) => {
    const { parties, cardPaymentId, manager, open, intent } = await paidWrong(pence);
    const seen = await findAttention(manager, open.id);
    expect(seen?.words).toContain("another amount");
    expect(seen?.choices.map(({ value }) => value)).toEqual(["refund", "ask", "outside"]);
    const pressed = await Promise.all([1, 2, 3].map(() => answerAttention(manager, open.id, refund)));
    expect(pressed.filter(({ ok }) => ok)).toHaveLength(1);
    await runCardJobs();
    await newsComes();
    await sweepCards();
    await settleCardPayment(cardPaymentId);
    expect(await rows(parties.person.id)).toMatchObject([
      { status: "closed", transferId: null },
      {
        status: "paid",
        outcome: "returned",
        amountPence: pence,
        returnedPence: pence,
        paymentIntentId: intent,
        steps: [{ purpose: "refund", state: "done", pence }],
      },
    ]);
    expect(await cardGateway().findPayment(intent)).toMatchObject({ refundedPence: pence });
    expect(await tx().engagement.count({ where: { personId: parties.person.id } })).toBe(0);
    expect((await findAttentions(manager)).open).toEqual([]);
    expect(await tx().document.count({ where: { personId: parties.person.id, kind: "receipt" } })).toBe(2);
    setNow(new Date(Date.now() + 2 * 3_600_000));
    const differs = () =>
      tx().reconciliationDifference.count({
        where: { state: "open", scope: "cards", areaId: parties.area.id },
      });
    expect(await reconcile()).toMatchObject({ ok: true });
    expect(await differs()).toBe(0);
  },
);

test("not in pounds, or given back elsewhere already: refused in words, and it stays open", async () => {
  const { manager, open, parties } = await paidWrong(17_000);
  const real = cardGateway().findPayment.bind(cardGateway());
  for (const wrong of [
    { currency: "eur" },
    { refundedPence: 1 },
    { chargeId: null },
    { mode: "live" as const },
  ]) {
    vi.spyOn(cardGateway(), "findPayment").mockImplementation(async (id) => ({
      ...(await real(id)),
      ...wrong,
    }));
    expect(await answerAttention(manager, open.id, refund)).toMatchObject({
      refusal: { code: "cannot-here" },
    });
    vi.restoreAllMocks();
  }
  expect((await findAttentions(manager)).open).toHaveLength(1);
  expect(await rows(parties.person.id)).toHaveLength(1);
});

test("right after all: nothing is given back; somebody of another area is told nothing", async () => {
  const { manager, open, cardPaymentId } = await paidWrong(17_000);
  const elsewhere = await makeSelfFunder();
  const stranger = areaAccessOf(await makeAccount("core_manager", elsewhere.area.id), elsewhere.area);
  expect(await answerAttention(stranger, open.id, refund)).toMatchObject({ refusal: { code: "not-found" } });
  const [payment, checkout] = [
    cardGateway().findPayment.bind(cardGateway()),
    cardGateway().findCheckout.bind(cardGateway()),
  ];
  vi.spyOn(cardGateway(), "findPayment").mockImplementation(async (id) => ({
    ...(await payment(id)),
    receivedPence: 18_000,
  }));
  vi.spyOn(cardGateway(), "findCheckout").mockImplementation(async (id) => ({
    ...(await checkout(id)),
    amountPence: 18_000,
  }));
  expect(await answerAttention(manager, open.id, refund)).toMatchObject({ refusal: { code: "not-wrong" } });
  vi.restoreAllMocks();
  expect(await tx().cardPayment.findUniqueOrThrow({ where: { id: cardPaymentId } })).toMatchObject({
    status: "open",
  });
  expect(await answerAttention(manager, open.id, refund)).toMatchObject({ ok: true });
  await newsComes();
});
