import { randomUUID } from "node:crypto";
import { afterAll, afterEach, describe, expect, test } from "vitest";
import { agreeDelivery } from "#app/domain/engagements/answer-delivery.server.ts";
import {
  acceptEngagement,
  declineEngagement,
  lapseEngagement,
} from "#app/domain/engagements/answer-request.server.ts";
import { cancelEngagement } from "#app/domain/engagements/cancel-engagement.server.ts";
import { deliverEngagement } from "#app/domain/engagements/deliver-engagement.server.ts";
import { agreeEnding, proposeEnding } from "#app/domain/engagements/end-early.server.ts";
import { logHours } from "#app/domain/engagements/log-hours.server.ts";
import { requestEngagement } from "#app/domain/engagements/request-engagement.server.ts";
import { withdrawEngagement } from "#app/domain/engagements/withdraw-engagement.server.ts";
import { balance, openLedgerAccount, THE_PLATFORM, THE_PROVIDER } from "#app/domain/ledger/ledger.server.ts";
import { beginEngagementPayment } from "#app/domain/payments/cards/begin-card-payment.server.ts";
import { findCardPayment } from "#app/domain/payments/cards/find-card-payment.server.ts";
import { lookAgain } from "#app/domain/payments/cards/look-again.server.ts";
import { sweepCards } from "#app/domain/payments/cards/sweep-cards.server.ts";
import { verifyMoney } from "#app/domain/payments/verify-money.server.ts";
import { db } from "#app/db.server.ts";
import { cardGateway } from "#app/gateways/payments/cards.server.ts";
import { press } from "#app/gateways/payments/sandbox/pay-page.server.ts";
import { now, setNow } from "#app/lib/clock.ts";
import { addDays, dayOf } from "#app/lib/dates.ts";
import type { Parties } from "#tests/factories/engagement.ts";
import { makeDraft } from "#tests/factories/engagement.ts";
import {
  beginPaying,
  makeReady,
  makeSelfFunder,
  newsComes,
  payByCard,
  runCardJobs,
} from "#tests/factories/card-work.ts";
import { useCardSandbox } from "#tests/support/card-sandbox.ts";

useCardSandbox();
afterEach(() => {
  setNow(null);
});
// Whatever was done above: the record, its papers and the card payments say the same
afterAll(async () => {
  const { orphanHolds, ...proof } = await verifyMoney();
  expect(proof).toMatchObject({ ok: true, mismatches: [], imbalances: [], drift: [] });
  expect(orphanHolds).toEqual([]);
});

const tx = () => db().prisma;
const must = (result: { ok: boolean }) => {
  expect(result).toMatchObject({ ok: true });
};
const row = (id: string) =>
  tx().engagement.findUniqueOrThrow({ where: { id }, include: { pot: true, invoices: true } });
const card = (id: string) => tx().cardPayment.findUniqueOrThrow({ where: { id } });
async function pot(parties: Parties) {
  const own = await tx().pot.findFirstOrThrow({
    where: { personId: parties.person.id, fundingRoute: "own_money" },
  });
  return { left: await balance(tx(), own.availableAccountId), aside: await balance(tx(), own.heldAccountId) };
}
/** What the card provider gave back to the card in the end, by its own word. */
const backOnCard = async (cardPaymentId: string) =>
  (await cardGateway().findPayment((await card(cardPaymentId)).paymentIntentId ?? "")).refundedPence;
const step = async (id: string) => ({ id, version: (await row(id)).version });
const work = (parties: Parties, id: string, minutes: number, workedOn = dayOf(now())) =>
  logHours(parties.asPlanner, { id, workedOn, minutes, what: "Talked", submissionKey: randomUUID() });
async function accepted(parties: Parties, more: Parameters<typeof payByCard>[1] = {}) {
  const paid = await payByCard(parties, more);
  must(await acceptEngagement(parties.asPlanner, await step(paid.engagementId)));
  return paid;
}
async function delivered(parties: Parties, more: Parameters<typeof payByCard>[1] = {}) {
  const paid = await accepted(parties, more);
  must(await work(parties, paid.engagementId, 240));
  must(await deliverEngagement(parties.asPlanner, { ...(await step(paid.engagementId)), words: "Done" }));
  return paid;
}

describe("paying", () => {
  test("the money is set aside in a pot of their own, the planner is asked, the cost is the platform's", async () => {
    const parties = await makeSelfFunder();
    const before = {
      own: await balance(tx(), await openLedgerAccount(tx(), "platform/own-money", THE_PLATFORM)),
    };
    const { cardPaymentId, engagementId } = await payByCard(parties);
    const paid = await card(cardPaymentId);
    expect(paid).toMatchObject({
      status: "paid",
      outcome: "engaged",
      amountPence: 18_000,
      checkoutUrl: null,
    });
    expect((await row(engagementId)).pot).toMatchObject({ fundingRoute: "own_money", mode: "test" });
    expect(await row(engagementId)).toMatchObject({
      status: "requested",
      expressRequest: true,
      feePence: 18_000,
    });
    expect(await pot(parties)).toEqual({ left: 0, aside: 18_000 });
    const own = await balance(tx(), await openLedgerAccount(tx(), "platform/own-money", THE_PLATFORM));
    expect(own - before.own).toBe(-(paid.costPence ?? 0));
    expect(paid.costPence).toBeGreaterThan(0);
    // What the law asks to be told to keep: the right to cancel, and a form
    const told = await tx().notification.findFirstOrThrow({
      where: { onceKey: `engagement:${engagementId}:requested:person` },
    });
    expect(told.body).toMatch(/right to cancel/i);
    expect(told.body).toMatch(/I cancel my contract/);
  });
  test("High for communication needs: they pay Medium by card, the area pays the rest", async () => {
    const parties = await makeSelfFunder();
    const { cardPaymentId, engagementId } = await payByCard(parties, { tier: "high", talks: "longer" });
    expect(await card(cardPaymentId)).toMatchObject({ amountPence: 18_000, feePence: 32_000 });
    expect(await row(engagementId)).toMatchObject({ feePence: 32_000, adjustmentPence: 14_000 });
    expect(await pot(parties)).toEqual({ left: 0, aside: 18_000 });
  });
  test("pressed ten times at once, and again later: one payment, one pay page", async () => {
    const parties = await makeSelfFunder();
    const draft = await makeDraft(parties);
    const pay = () =>
      beginEngagementPayment(parties.asPerson, {
        draftId: draft.id,
        feePence: 18_000,
        expressRequest: false,
      });
    const all = await Promise.all(Array.from({ length: 10 }, pay));
    for (const one of [...all, await pay()]) must(one);
    expect(await tx().cardPayment.count({ where: { personId: parties.person.id } })).toBe(1);
    expect(await tx().cardStep.count({ where: { cardPayment: { personId: parties.person.id } } })).toBe(1);
  });
  test("another answer about the 14 days is another payment; the first pay page is closed", async () => {
    const parties = await makeSelfFunder();
    const first = await beginPaying(parties, { expressRequest: false });
    const again = await beginEngagementPayment(parties.asPerson, {
      draftId: first.draft.id,
      feePence: 18_000,
      expressRequest: true,
    });
    must(again);
    await runCardJobs();
    expect(await card(first.cardPaymentId)).toMatchObject({ status: "closed" });
    expect((await cardGateway().findCheckout(first.session)).status).toBe("expired");
  });
  test("a stale price, a planner who paused, somebody else's draft: refused, and nothing is begun", async () => {
    const parties = await makeSelfFunder();
    const draft = await makeDraft(parties);
    const pay = (feePence: number, access = parties.asPerson) =>
      beginEngagementPayment(access, { draftId: draft.id, feePence, expressRequest: true });
    expect(await pay(17_000)).toMatchObject({ ok: false, refusal: { code: "price-changed" } });
    expect(await pay(18_000, (await makeSelfFunder()).asPerson)).toMatchObject({
      refusal: { code: "not-found" },
    });
    await tx().planner.update({ where: { id: parties.planner.id }, data: { takingNewPeople: false } });
    expect(await pay(18_000)).toMatchObject({ refusal: { code: "planner-paused" } });
    expect(await tx().cardPayment.count({ where: { draftId: draft.id } })).toBe(0);
  });
  test("somebody whose budget pays cannot pay by card, and a self-funder cannot have it held for nothing", async () => {
    const parties = await makeSelfFunder();
    const draft = await makeDraft(parties);
    expect(await requestEngagement(parties.asPerson, { draftId: draft.id, feePence: 18_000 })).toMatchObject({
      refusal: { code: "no-pot" },
    });
    await tx().budget.updateMany({ where: { personId: parties.person.id }, data: { status: "approved" } });
    expect(
      await beginEngagementPayment(parties.asPerson, {
        draftId: draft.id,
        feePence: 18_000,
        expressRequest: true,
      }),
    ).toMatchObject({ refusal: { code: "not-by-card" } });
  });
  test("what one card paid in for one planner is not there for another", async () => {
    const parties = await makeSelfFunder();
    const { engagementId } = await payByCard(parties);
    must(await declineEngagement(parties.asPlanner, { ...(await step(engagementId)), reason: "No time" }));
    // Before the refund is taken the money lies in the pot, and is on its way back
    const draft = await makeDraft(parties);
    expect(await requestEngagement(parties.asPerson, { draftId: draft.id, feePence: 18_000 })).toMatchObject({
      refusal: { code: "no-pot" },
    });
    await newsComes();
    expect(await pot(parties)).toEqual({ left: 0, aside: 0 });
  });
});

describe("not paying", () => {
  test("the pay page runs out: nothing is held, and they can pay again", async () => {
    const parties = await makeSelfFunder();
    const { cardPaymentId, draft } = await beginPaying(parties);
    setNow(new Date(Date.now() + 3 * 3_600_000));
    await sweepCards();
    expect(await card(cardPaymentId)).toMatchObject({ status: "expired" });
    expect(await tx().engagement.count({ where: { submissionKey: draft.id } })).toBe(0);
    const page = await findCardPayment(parties.asPerson, cardPaymentId);
    expect(page?.again).toContain(`draft=${draft.id}`);
    const again = await beginEngagementPayment(parties.asPerson, {
      draftId: draft.id,
      feePence: 18_000,
      expressRequest: true,
    });
    expect(again).toMatchObject({ ok: true });
  });
  test("declined, then paid with another card: one engagement", async () => {
    const parties = await makeSelfFunder();
    const { session, cardPaymentId } = await beginPaying(parties);
    await press(session, "decline");
    await newsComes();
    expect(await card(cardPaymentId)).toMatchObject({ status: "open" });
    await press(session, "pay");
    await newsComes();
    expect(await card(cardPaymentId)).toMatchObject({ status: "paid", outcome: "engaged" });
  });
  test("a bank that pays later: nothing is held until it has", async () => {
    const parties = await makeSelfFunder();
    const { session, cardPaymentId } = await beginPaying(parties);
    await press(session, "bank-pays");
    await newsComes();
    expect(await card(cardPaymentId)).toMatchObject({ status: "processing", outcome: null });
    expect(await tx().engagement.count({ where: { personId: parties.person.id } })).toBe(0);
    await press(session, "settle");
    await newsComes();
    expect(await card(cardPaymentId)).toMatchObject({ status: "paid", outcome: "engaged" });
  });
  test("a bank that does not pay in the end: nothing is held", async () => {
    const parties = await makeSelfFunder();
    const { session, cardPaymentId } = await beginPaying(parties);
    await press(session, "bank-fails");
    await newsComes();
    await press(session, "settle");
    await newsComes();
    expect(await card(cardPaymentId)).toMatchObject({ status: "failed" });
    expect(await tx().engagement.count({ where: { personId: parties.person.id } })).toBe(0);
  });
  test("coming back from the pay page does nothing by itself", async () => {
    const parties = await makeSelfFunder();
    const { session, cardPaymentId } = await beginPaying(parties);
    await press(session, "pay");
    expect(await findCardPayment(parties.asPerson, cardPaymentId)).toMatchObject({ status: "open" });
    expect(await lookAgain(parties.asPerson, cardPaymentId)).toBe(true);
    expect(await card(cardPaymentId)).toMatchObject({ status: "open" });
    await newsComes();
    expect(await card(cardPaymentId)).toMatchObject({ status: "paid" });
  });
  test("somebody else's payment is not there", async () => {
    const { cardPaymentId } = await beginPaying(await makeSelfFunder());
    const stranger = await makeSelfFunder();
    expect(await findCardPayment(stranger.asPerson, cardPaymentId)).toBeNull();
    expect(await lookAgain(stranger.asPerson, cardPaymentId)).toBe(false);
  });
});

describe("paid, and it can no longer be done", () => {
  test.each([
    [
      "the planner paused",
      (parties: Parties) =>
        tx().planner.update({ where: { id: parties.planner.id }, data: { takingNewPeople: false } }),
    ],
    [
      "the choice changed",
      (parties: Parties) =>
        tx().engagementDraft.updateMany({ where: { personId: parties.person.id }, data: { tier: "high" } }),
    ],
  ])("%s: nothing is held, all goes back by itself, and they are told", async (_why, change) => {
    const parties = await makeSelfFunder();
    const { session, cardPaymentId } = await beginPaying(parties);
    await change(parties);
    await press(session, "pay");
    await newsComes();
    expect(await card(cardPaymentId)).toMatchObject({
      status: "paid",
      outcome: "returned",
      returnedPence: 18_000,
    });
    expect((await card(cardPaymentId)).problem).not.toBe("");
    expect(await pot(parties)).toEqual({ left: 0, aside: 0 });
    expect(await backOnCard(cardPaymentId)).toBe(18_000);
    expect(await tx().engagement.count({ where: { personId: parties.person.id } })).toBe(0);
    expect(
      await tx().notification.count({ where: { onceKey: `card-payment:${cardPaymentId}:returned` } }),
    ).toBe(1);
  });
  test("two pay pages of one choice, both paid: one engagement, the other goes back", async () => {
    const parties = await makeSelfFunder();
    const first = await beginPaying(parties, { expressRequest: false });
    must(
      await beginEngagementPayment(parties.asPerson, {
        draftId: first.draft.id,
        feePence: 18_000,
        expressRequest: true,
      }),
    );
    const second = await tx().cardPayment.findFirstOrThrow({
      where: { draftId: first.draft.id, status: "open" },
    });
    // Paid before the first page could be closed
    await press(first.session, "pay");
    await press(second.sessionId ?? "", "pay");
    await newsComes();
    const both = await tx().cardPayment.findMany({ where: { draftId: first.draft.id } });
    expect(both.map(({ outcome }) => outcome).sort()).toEqual(["engaged", "returned"]);
    expect(await tx().engagement.count({ where: { personId: parties.person.id } })).toBe(1);
    expect(await pot(parties)).toEqual({ left: 0, aside: 18_000 });
  });
});

describe("it ends", () => {
  test("the planner says no: all goes back to the card", async () => {
    const parties = await makeSelfFunder();
    const { cardPaymentId, engagementId } = await payByCard(parties);
    must(await declineEngagement(parties.asPlanner, { ...(await step(engagementId)), reason: "No time" }));
    await newsComes();
    expect(await card(cardPaymentId)).toMatchObject({ returnedPence: 18_000 });
    expect(await backOnCard(cardPaymentId)).toBe(18_000);
    expect(await pot(parties)).toEqual({ left: 0, aside: 0 });
    const told = await tx().notification.findFirstOrThrow({
      where: { onceKey: `engagement:${engagementId}:declined` },
    });
    expect(told.body).toContain("back to your card");
  });
  test("no answer in time: the same", async () => {
    const parties = await makeSelfFunder();
    const { cardPaymentId, engagementId } = await payByCard(parties);
    setNow(new Date(Date.now() + 7 * 86_400_000));
    await lapseEngagement(engagementId);
    await newsComes();
    expect(await backOnCard(cardPaymentId)).toBe(18_000);
  });
  test("cancelled before any hours: the same, and the adjustment goes back to the area", async () => {
    const parties = await makeSelfFunder();
    const { cardPaymentId, engagementId } = await accepted(parties, { tier: "high", talks: "longer" });
    must(
      await cancelEngagement(parties.asPerson, { ...(await step(engagementId)), reason: "Changed my mind" }),
    );
    await newsComes();
    expect(await backOnCard(cardPaymentId)).toBe(18_000);
    const promised = await openLedgerAccount(tx(), "area/adjustments-held", parties.area.id);
    expect(await balance(tx(), promised)).toBe(0);
  });
  test("ended early with both agreed: the share is owed, the rest goes back to the card", async () => {
    const parties = await makeSelfFunder();
    const { cardPaymentId, engagementId } = await accepted(parties);
    must(await work(parties, engagementId, 240));
    must(
      await proposeEnding(parties.asPerson, {
        ...(await step(engagementId)),
        reason: "Enough",
        feeDuePence: 7_200,
      }),
    );
    must(await agreeEnding(parties.asPlanner, await step(engagementId)));
    await newsComes();
    expect(await backOnCard(cardPaymentId)).toBe(10_800);
    expect((await row(engagementId)).invoices).toMatchObject([
      { grossPence: 7_200, payerRoute: "own_money", status: "issued" },
    ]);
    const owed = await openLedgerAccount(tx(), "planner/card-owed", parties.planner.id);
    expect(await balance(tx(), owed)).toBe(7_200);
  });
  test("agreed: all of it is passed on to a planner who is ready, and the invoice is paid", async () => {
    const parties = await makeSelfFunder();
    await makeReady(parties);
    const { cardPaymentId, engagementId } = await delivered(parties);
    must(await agreeDelivery(parties.asPerson, await step(engagementId)));
    await newsComes();
    const [invoice] = (await row(engagementId)).invoices;
    expect(invoice).toMatchObject({ status: "paid", grossPence: 18_000 });
    const payment = await tx().payment.findUniqueOrThrow({ where: { id: invoice?.paymentId ?? "" } });
    expect(payment).toMatchObject({ method: "card", totalPence: 18_000 });
    const passed = await cardGateway().listTransfers(cardPaymentId);
    expect(passed).toMatchObject([{ amountPence: 18_000, reversedPence: 0 }]);
    expect(passed[0]?.sourceChargeId).toBe((await card(cardPaymentId)).chargeId);
    expect(payment.bankReference).toBe(passed[0]?.id);
    expect(await backOnCard(cardPaymentId)).toBe(0);
    const transferred = await openLedgerAccount(tx(), "provider/transferred", THE_PROVIDER);
    expect(await balance(tx(), transferred)).toBeGreaterThanOrEqual(18_000);
  });
  test("a mix: the card's part is passed on, the area's part waits for the council's run", async () => {
    const parties = await makeSelfFunder();
    await makeReady(parties);
    const { cardPaymentId, engagementId } = await delivered(parties, { tier: "high", talks: "longer" });
    must(await agreeDelivery(parties.asPerson, await step(engagementId)));
    await newsComes();
    const invoices = (await row(engagementId)).invoices.map(({ payerRoute, grossPence, status }) => ({
      payerRoute,
      grossPence,
      status,
    }));
    expect(invoices).toContainEqual({ payerRoute: "own_money", grossPence: 18_000, status: "paid" });
    expect(invoices).toContainEqual({ payerRoute: "council_held", grossPence: 14_000, status: "issued" });
    expect(await cardGateway().listTransfers(cardPaymentId)).toMatchObject([{ amountPence: 18_000 }]);
  });
  test("a planner who is not ready is told, the money waits, and comes as soon as they are", async () => {
    const parties = await makeSelfFunder();
    const { cardPaymentId, engagementId } = await delivered(parties);
    must(await agreeDelivery(parties.asPerson, await step(engagementId)));
    await newsComes();
    expect((await row(engagementId)).invoices).toMatchObject([{ status: "issued" }]);
    expect(await cardGateway().listTransfers(cardPaymentId)).toEqual([]);
    expect(
      await tx().notification.count({
        where: { accountId: parties.asPlanner.actor.accountId, subject: "Money waits for you" },
      }),
    ).toBe(1);
    await makeReady(parties);
    expect((await row(engagementId)).invoices).toMatchObject([{ status: "paid" }]);
  });
});

describe("14 days to cancel", () => {
  test("without an express request no work counts, and nothing is called done, before the 15th day", async () => {
    const parties = await makeSelfFunder();
    const { engagementId } = await accepted(parties, { expressRequest: false });
    expect(await work(parties, engagementId, 60)).toMatchObject({ ok: false, refusal: { code: "not-yet" } });
    expect(
      await deliverEngagement(parties.asPlanner, { ...(await step(engagementId)), words: "Done" }),
    ).toMatchObject({ refusal: { code: "not-yet" } });
    setNow(new Date(Date.now() + 15 * 86_400_000));
    expect(await work(parties, engagementId, 60, addDays(dayOf(now()), -1))).toMatchObject({
      refusal: { code: "not-yet" },
    });
    must(await work(parties, engagementId, 60));
  });
  test("with one: they leave at once, pay in proportion, and the planner need not agree", async () => {
    const parties = await makeSelfFunder();
    await makeReady(parties);
    const { cardPaymentId, engagementId } = await accepted(parties);
    must(await work(parties, engagementId, 240));
    expect(
      await withdrawEngagement(parties.asPerson, { ...(await step(engagementId)), feeDuePence: 0 }),
    ).toMatchObject({ refusal: { code: "price-changed" } });
    must(await withdrawEngagement(parties.asPerson, { ...(await step(engagementId)), feeDuePence: 7_200 }));
    await newsComes();
    expect(await row(engagementId)).toMatchObject({ status: "cancelled", feeDuePence: 7_200 });
    expect(await backOnCard(cardPaymentId)).toBe(10_800);
    expect((await row(engagementId)).invoices).toMatchObject([{ status: "paid", grossPence: 7_200 }]);
  });
  test("an ending that waits for the planner's answer does not stand in the way", async () => {
    const parties = await makeSelfFunder();
    const { engagementId } = await accepted(parties);
    must(await work(parties, engagementId, 240));
    must(
      await proposeEnding(parties.asPerson, {
        ...(await step(engagementId)),
        reason: "x",
        feeDuePence: 7_200,
      }),
    );
    must(await withdrawEngagement(parties.asPerson, { ...(await step(engagementId)), feeDuePence: 7_200 }));
    await newsComes();
  });
  test("not on the 15th day, not a stranger, not the planner's own agreement", async () => {
    const parties = await makeSelfFunder();
    const { engagementId } = await accepted(parties);
    must(await work(parties, engagementId, 240));
    const seen = { ...(await step(engagementId)), feeDuePence: 7_200 };
    expect(await withdrawEngagement((await makeSelfFunder()).asPerson, seen)).toMatchObject({
      refusal: { code: "not-found" },
    });
    setNow(new Date(Date.now() + 15 * 86_400_000));
    expect(await withdrawEngagement(parties.asPerson, seen)).toMatchObject({ refusal: { code: "moved-on" } });
  });
});
