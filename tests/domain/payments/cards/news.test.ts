import { afterAll, afterEach, describe, expect, test, vi } from "vitest";
import { declineEngagement } from "#app/domain/engagements/answer-request.server.ts";
import { findAttentions } from "#app/domain/payments/cards/find-attention.server.ts";
import { takeCardNews } from "#app/domain/payments/cards/receive-card-event.server.ts";
import { settleDispute } from "#app/domain/payments/cards/settle-dispute.server.ts";
import { sweepCards } from "#app/domain/payments/cards/sweep-cards.server.ts";
import { workCardEvent } from "#app/domain/payments/cards/work-card-event.server.ts";
import { balance, openLedgerAccount, THE_PLATFORM } from "#app/domain/ledger/ledger.server.ts";
import { verifyMoney } from "#app/domain/payments/verify-money.server.ts";
import { db } from "#app/db.server.ts";
import { cardGateway } from "#app/gateways/payments/cards.server.ts";
import { closeDispute, dispute, failRefund } from "#app/gateways/payments/sandbox/control.server.ts";
import { takeNews, type SignedNews } from "#app/gateways/payments/sandbox/deliver-news.server.ts";
import { press } from "#app/gateways/payments/sandbox/pay-page.server.ts";
import { setNow } from "#app/lib/clock.ts";
import { areaAccessOf, makeAccount } from "#tests/factories/account.ts";
import {
  beginPaying,
  makeSelfFunder,
  newsComes,
  payByCard,
  runCardJobs,
} from "#tests/factories/card-work.ts";
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
const card = (id: string) => tx().cardPayment.findUniqueOrThrow({ where: { id } });
const post = async (news: readonly SignedNews[]) => {
  for (const { body, signature } of news) expect(await takeCardNews(body, signature)).toBe(true);
};
/** One life with everything that the provider tells of it, kept back. */
async function paidAndRefunded() {
  const parties = await makeSelfFunder();
  await takeNews();
  const { session, cardPaymentId } = await beginPaying(parties);
  await press(session, "pay");
  const news = await takeNews();
  return { parties, cardPaymentId, news };
}
async function settled(cardPaymentId: string) {
  const { status, outcome, returnedPence, engagementId } = await card(cardPaymentId);
  const count = (kind: string) =>
    tx().$queryRaw<
      { n: bigint }[]
    >`SELECT count(*) AS n FROM ledger.transfer WHERE kind::text = ${kind} AND subject_id IN (${cardPaymentId}, ${engagementId})`;
  const [paid] = await count("card_payment");
  const [held] = await count("hold");
  return { status, outcome, returnedPence, paid: Number(paid?.n), held: Number(held?.n) };
}
const ONCE = { status: "paid", outcome: "engaged", returnedPence: 0, paid: 1, held: 1 };

describe("one settled state, however the news comes", () => {
  test("each three times, and all at once", async () => {
    const { cardPaymentId, news } = await paidAndRefunded();
    const thrice = [...news, ...news, ...news];
    await Promise.all(thrice.map(({ body, signature }) => takeCardNews(body, signature)));
    const events = await tx().cardEvent.findMany({ where: { workedAt: null } });
    expect(events).toHaveLength(new Set(news.map(({ id }) => id)).size);
    await Promise.all([...events, ...events, ...events].map(({ id }) => workCardEvent(id)));
    expect(await settled(cardPaymentId)).toEqual(ONCE);
    expect(await tx().cardEvent.count({ where: { workedAt: null } })).toBe(0);
  });
  test("backwards", async () => {
    const { cardPaymentId, news } = await paidAndRefunded();
    await post([...news].reverse());
    const events = await tx().cardEvent.findMany({
      where: { workedAt: null },
      orderBy: { createdAt: "desc" },
    });
    for (const { id } of events) await workCardEvent(id);
    expect(await settled(cardPaymentId)).toEqual(ONCE);
  });
  test("an hour late, when the clock has seen to it already", async () => {
    const { cardPaymentId } = await paidAndRefunded();
    await sweepCards();
    expect(await settled(cardPaymentId)).toEqual(ONCE);
    setNow(new Date(Date.now() + 3_600_000));
    await newsComes();
    expect(await settled(cardPaymentId)).toEqual(ONCE);
  });
  test("never", async () => {
    const { cardPaymentId } = await paidAndRefunded();
    await sweepCards();
    await sweepCards();
    expect(await settled(cardPaymentId)).toEqual(ONCE);
  });
  test("of a refund before we have written down that we asked for it", async () => {
    const parties = await makeSelfFunder();
    const { cardPaymentId, engagementId } = await payByCard(parties);
    const { version } = await tx().engagement.findUniqueOrThrow({ where: { id: engagementId } });
    await declineEngagement(parties.asPlanner, { id: engagementId, version, reason: "No" });
    const step = await tx().cardStep.findFirstOrThrow({ where: { cardPaymentId, purpose: "refund" } });
    const { paymentIntentId } = await card(cardPaymentId);
    // As if killed right after the call
    await cardGateway().refund({
      idempotencyKey: step.idempotencyKey,
      paymentIntentId: paymentIntentId ?? "",
      amountPence: 18_000,
      reference: step.id,
    });
    await tx().cardStep.update({ where: { id: step.id }, data: { tries: 1 } });
    await post(await takeNews());
    const events = await tx().cardEvent.findMany({ where: { workedAt: null } });
    for (const { id } of events) await workCardEvent(id);
    expect(await card(cardPaymentId)).toMatchObject({ returnedPence: 18_000 });
    await runCardJobs();
    expect(await cardGateway().listRefunds(paymentIntentId ?? "")).toHaveLength(1);
    expect(await card(cardPaymentId)).toMatchObject({ returnedPence: 18_000 });
  });
});

describe("what is not news", () => {
  test("unsigned, signed for another body, too old, too long: nothing is kept", async () => {
    const { news } = await paidAndRefunded();
    const [one] = news;
    if (!one) throw new Error("no news");
    const before = await tx().cardEvent.count();
    expect(await takeCardNews(one.body, "")).toBe(false);
    expect(await takeCardNews(one.body, "t=1,v1=00")).toBe(false);
    expect(await takeCardNews(one.body.replace("evt_", "evt_x"), one.signature)).toBe(false);
    expect(await takeCardNews("x".repeat(600_000), one.signature)).toBe(false);
    setNow(new Date(Date.now() + 3_600_000));
    expect(await takeCardNews(one.body, one.signature)).toBe(false);
    setNow(null);
    expect(await tx().cardEvent.count()).toBe(before);
    await newsComes();
  });
  test("of something that nobody here knows: kept, and passed over", async () => {
    await tx().cardEvent.create({
      data: {
        id: "evt_unknown",
        type: "customer.created",
        objectId: "cus_1",
        objectType: "customer",
        mode: "test",
        createdAt: new Date(),
      },
    });
    await tx().cardEvent.create({
      data: {
        id: "evt_live",
        type: "refund.updated",
        objectId: "re_1",
        objectType: "refund",
        mode: "live",
        createdAt: new Date(),
      },
    });
    await workCardEvent("evt_unknown");
    await workCardEvent("evt_live");
    expect(
      await tx().cardEvent.findMany({ where: { id: { in: ["evt_unknown", "evt_live"] } } }),
    ).toMatchObject([{ outcome: "ignored" }, { outcome: "ignored" }]);
  });
  test("another amount than was asked for: put before a person, and nothing is believed", async () => {
    const parties = await makeSelfFunder();
    const { session, cardPaymentId } = await beginPaying(parties);
    await press(session, "pay");
    const real = cardGateway().findPayment.bind(cardGateway());
    vi.spyOn(cardGateway(), "findPayment").mockImplementation(async (id) => ({
      ...(await real(id)),
      receivedPence: 17_999,
    }));
    await newsComes();
    expect(await card(cardPaymentId)).toMatchObject({ status: "open", transferId: null });
    const manager = areaAccessOf(await makeAccount("core_manager", parties.area.id), parties.area);
    const { open } = await findAttentions(manager);
    expect(open.map(({ words }) => words).join()).toContain("another amount");
    vi.restoreAllMocks();
    await sweepCards();
    expect(await settled(cardPaymentId)).toEqual(ONCE);
  });
});

describe("disputes and refunds that come back", () => {
  const DISPUTE_FEE = 2_000;
  /** What the provider charged because of disputes of one payment, oldest first. */
  const costs = async (cardPaymentId: string) =>
    (
      await tx().$queryRaw<{ pence: bigint }[]>`SELECT e.amount_pence AS pence FROM ledger.transfer t
        JOIN ledger.entry e ON e.transfer_id = t.id JOIN ledger.account a ON a.id = e.account_id
        WHERE a.kind = 'costs' AND t.subject_id = ${cardPaymentId} AND t.idempotency_key LIKE 'dispute-cost:%' ORDER BY t.id`
    ).map(({ pence }) => Number(pence));
  const own = async () => balance(tx(), await openLedgerAccount(tx(), "platform/own-money", THE_PLATFORM));
  test("a dispute is borne by the platform while it is open; won, it is undone; nobody else loses a penny", async () => {
    const parties = await makeSelfFunder();
    const { cardPaymentId, engagementId } = await payByCard(parties);
    const before = await own();
    const id = await dispute((await card(cardPaymentId)).paymentIntentId ?? "");
    await newsComes();
    await newsComes();
    expect((await own()) - before).toBe(-18_000 - DISPUTE_FEE);
    expect(await tx().engagement.findUniqueOrThrow({ where: { id: engagementId } })).toMatchObject({
      status: "requested",
    });
    await closeDispute(id, "won");
    await newsComes();
    await sweepCards();
    // What the provider charged for it stays
    expect((await own()) - before).toBe(-DISPUTE_FEE);
    expect(await costs(cardPaymentId)).toEqual([DISPUTE_FEE]);
  });
  test("the same news three times, at once and again later: the provider's fee is written down once", async () => {
    const { cardPaymentId } = await payByCard(await makeSelfFunder());
    await dispute((await card(cardPaymentId)).paymentIntentId ?? "");
    const news = await takeNews();
    await Promise.all([post(news), post(news), post(news)]);
    const ids = (await tx().cardEvent.findMany({ where: { type: { startsWith: "charge.dispute" } } })).map(
      ({ id }) => id,
    );
    await tx().cardEvent.updateMany({ where: { id: { in: ids } }, data: { workedAt: null } });
    await Promise.all([...ids, ...ids, ...ids].map((id) => workCardEvent(id)));
    await tx().cardEvent.updateMany({ where: { id: { in: ids } }, data: { workedAt: null } });
    await runCardJobs();
    expect(await costs(cardPaymentId)).toEqual([DISPUTE_FEE]);
  });
  test("a fee that the provider gives back is undone, once", async () => {
    const { cardPaymentId } = await payByCard(await makeSelfFunder());
    const before = await own();
    const id = await dispute((await card(cardPaymentId)).paymentIntentId ?? "");
    await newsComes();
    const gateway = cardGateway();
    const real = await gateway.findDispute(id);
    const movements = [...real.movements, { id: "txn_back", feePence: -DISPUTE_FEE }];
    vi.spyOn(gateway, "findDispute").mockResolvedValue({ ...real, movements });
    for (let i = 0; i < 3; i++) await settleDispute(id, () => Promise.resolve());
    expect((await own()) - before).toBe(-18_000);
    expect(await costs(cardPaymentId)).toEqual([DISPUTE_FEE, -DISPUTE_FEE]);
  });
  test("lost: the platform has borne it", async () => {
    const { cardPaymentId } = await payByCard(await makeSelfFunder());
    const before = await own();
    const id = await dispute((await card(cardPaymentId)).paymentIntentId ?? "");
    await newsComes();
    await closeDispute(id, "lost");
    await newsComes();
    expect((await own()) - before).toBe(-18_000 - DISPUTE_FEE);
  });
  test("a refund that the bank sends back: the money is with the provider again, and a person is told", async () => {
    const parties = await makeSelfFunder();
    const { cardPaymentId, engagementId } = await payByCard(parties);
    const { version } = await tx().engagement.findUniqueOrThrow({ where: { id: engagementId } });
    await declineEngagement(parties.asPlanner, { id: engagementId, version, reason: "No" });
    await newsComes();
    const [refund] = await cardGateway().listRefunds((await card(cardPaymentId)).paymentIntentId ?? "");
    await failRefund(refund?.id ?? "");
    await newsComes();
    await sweepCards();
    expect(await card(cardPaymentId)).toMatchObject({ returnedPence: 0 });
    const manager = areaAccessOf(await makeAccount("core_manager", parties.area.id), parties.area);
    expect((await findAttentions(manager)).open.map(({ words }) => words).join()).toContain("has come back");
  });
  test("a refund made in the provider's own pages is put before a person", async () => {
    const parties = await makeSelfFunder();
    const { cardPaymentId } = await payByCard(parties);
    await cardGateway().refund({
      idempotencyKey: "by-hand:1:1",
      paymentIntentId: (await card(cardPaymentId)).paymentIntentId ?? "",
      amountPence: 500,
      reference: "by hand",
    });
    await newsComes();
    const manager = areaAccessOf(await makeAccount("core_manager", parties.area.id), parties.area);
    expect((await findAttentions(manager)).open.map(({ words }) => words).join()).toContain("not by Ownway");
  });
});
