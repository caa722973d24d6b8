import { randomUUID } from "node:crypto";
import { afterAll, afterEach, describe, expect, test, vi } from "vitest";
import type { InvoiceParty } from "#app/domain/access/invoice-party.ts";
import { agreeDelivery } from "#app/domain/engagements/answer-delivery.server.ts";
import { acceptEngagement } from "#app/domain/engagements/answer-request.server.ts";
import { deliverEngagement } from "#app/domain/engagements/deliver-engagement.server.ts";
import { logHours } from "#app/domain/engagements/log-hours.server.ts";
import { answerUpgrade } from "#app/domain/engagements/upgrades/answer-upgrade.server.ts";
import { withdrawEngagement } from "#app/domain/engagements/withdraw-engagement.server.ts";
import { askUpgrade } from "#app/domain/engagements/upgrades/ask-upgrade.server.ts";
import { balance, openLedgerAccount } from "#app/domain/ledger/ledger.server.ts";
import { beginEngagementPayment } from "#app/domain/payments/cards/begin-card-payment.server.ts";
import {
  beginInvoicePayment,
  findInvoiceToPay,
} from "#app/domain/payments/cards/begin-invoice-payment.server.ts";
import { beginUpgradePayment } from "#app/domain/payments/cards/begin-upgrade-payment.server.ts";
import { findPayLink, followPayLink } from "#app/domain/payments/cards/pay-link.server.ts";
import { settleCardPayment } from "#app/domain/payments/cards/settle-card-payment.server.ts";
import { creditInvoice } from "#app/domain/payments/invoices/credit-invoice.server.ts";
import { markPaid } from "#app/domain/payments/invoices/mark-paid.server.ts";
import { verifyMoney } from "#app/domain/payments/verify-money.server.ts";
import { db } from "#app/db.server.ts";
import { cardGateway } from "#app/gateways/payments/cards.server.ts";
import { press } from "#app/gateways/payments/sandbox/pay-page.server.ts";
import { now, setNow } from "#app/lib/clock.ts";
import { dayOf } from "#app/lib/dates.ts";
import { makeDraft, type Parties } from "#tests/factories/engagement.ts";
import { makeInvoiced } from "#tests/factories/invoice.ts";
import { makeReady, makeSelfFunder, newsComes, payByCard, sessionOf } from "#tests/factories/card-work.ts";
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
const invoiceNow = (id: string) =>
  tx().invoice.findUniqueOrThrow({ where: { id }, include: { payment: true, credits: true } });
const owedTo = async (parties: Parties, kind: "planner/owed" | "planner/card-owed") =>
  balance(tx(), await openLedgerAccount(tx(), kind, parties.planner.id));
const refunded = async (cardPaymentId: string) =>
  (await cardGateway().findPayment((await card(cardPaymentId)).paymentIntentId ?? "")).refundedPence;

async function begun(parties: Parties, invoiceId: string, amountPence = 18_000) {
  const result = await beginInvoicePayment(parties.asPerson, { invoiceId, amountPence });
  if (!result.ok || !("cardPaymentId" in result.value)) throw new Error(JSON.stringify(result));
  return result.value.cardPaymentId;
}
async function paidByCard({ ready = true } = {}) {
  const { invoice, ...parties } = await makeInvoiced("direct_payment");
  if (ready) await makeReady(parties);
  const cardPaymentId = await begun(parties, invoice.id);
  await press(await sessionOf(cardPaymentId), "pay");
  await newsComes();
  return { parties, invoiceId: invoice.id, cardPaymentId };
}
const supplierOf = (parties: Parties): InvoiceParty => ({ side: "planner", access: parties.asPlanner });
const credit = async (parties: Parties, id: string, pence: number) =>
  creditInvoice(supplierOf(parties), {
    id,
    version: (await invoiceNow(id)).version,
    pence,
    reason: "Two hours were not needed",
    submissionKey: randomUUID(),
  });

describe("an invoice out of a direct payment", () => {
  test("paid by card: the debt is settled, and the money is passed on to the planner", async () => {
    const { parties, invoiceId, cardPaymentId } = await paidByCard();
    expect(await card(cardPaymentId)).toMatchObject({ status: "paid", outcome: "settled", potId: null });
    expect(await invoiceNow(invoiceId)).toMatchObject({
      status: "paid",
      payment: { method: "card", totalPence: 18_000 },
    });
    expect(await owedTo(parties, "planner/owed")).toBe(0);
    expect(await owedTo(parties, "planner/card-owed")).toBe(0);
    expect(await cardGateway().listTransfers(cardPaymentId)).toMatchObject([{ amountPence: 18_000 }]);
  });
  test("the planner not ready yet: paid all the same, and passed on when they are", async () => {
    const { parties, invoiceId, cardPaymentId } = await paidByCard({ ready: false });
    expect(await invoiceNow(invoiceId)).toMatchObject({ status: "paid" });
    expect(await owedTo(parties, "planner/card-owed")).toBe(18_000);
    await makeReady(parties);
    expect(await owedTo(parties, "planner/card-owed")).toBe(0);
    expect(await cardGateway().listTransfers(cardPaymentId)).toHaveLength(1);
  });
  test("marked as paid from the bank while the pay page was open: the card's money goes back", async () => {
    const { invoice, ...parties } = await makeInvoiced("direct_payment");
    const cardPaymentId = await begun(parties, invoice.id);
    const marked = await markPaid(parties.asPerson, {
      id: invoice.id,
      version: invoice.version,
      paidOn: dayOf(now()),
    });
    expect(marked).toMatchObject({ ok: true });
    await press(await sessionOf(cardPaymentId), "pay");
    await newsComes();
    expect(await card(cardPaymentId)).toMatchObject({ outcome: "returned", returnedPence: 18_000 });
    expect(await refunded(cardPaymentId)).toBe(18_000);
    expect(await invoiceNow(invoice.id)).toMatchObject({ status: "marked_paid" });
  });
  test("somebody else's, another amount, a council's, test and real money: refused, nothing begun", async () => {
    const { invoice, ...parties } = await makeInvoiced("direct_payment");
    const council = await makeInvoiced("council_held");
    const pay = (access = parties.asPerson, invoiceId = invoice.id, amountPence = 18_000) =>
      beginInvoicePayment(access, { invoiceId, amountPence });
    expect(await pay(council.asPerson)).toMatchObject({ refusal: { code: "not-found" } });
    expect(await findInvoiceToPay(council.asPerson, invoice.id)).toBeNull();
    expect(await pay(parties.asPerson, invoice.id, 17_999)).toMatchObject({
      refusal: { code: "price-changed" },
    });
    expect(await pay(council.asPerson, council.invoice.id)).toMatchObject({
      refusal: { code: "not-found" },
    });
    cardGateway().mode = "live";
    expect(await pay()).toMatchObject({ refusal: { code: "other-money" } });
    cardGateway().mode = "test";
    expect(await tx().cardPayment.count({ where: { invoiceId: invoice.id } })).toBe(0);
  });
  test("pressed five times at once: one payment", async () => {
    const { invoice, ...parties } = await makeInvoiced("direct_payment");
    const all = await Promise.all(Array.from({ length: 5 }, () => begun(parties, invoice.id)));
    expect(new Set(all).size).toBe(1);
  });
});

describe("credits of what was paid by card", () => {
  test("a direct payment, passed on already: taken back first, then on the card, and the debt is gone", async () => {
    const { parties, invoiceId, cardPaymentId } = await paidByCard();
    expect(await credit(parties, invoiceId, 5_000)).toMatchObject({ ok: true });
    expect(await refunded(cardPaymentId)).toBe(0);
    await newsComes();
    expect(await refunded(cardPaymentId)).toBe(5_000);
    const [passed] = await cardGateway().listTransfers(cardPaymentId);
    expect(passed?.reversedPence).toBe(5_000);
    expect(await invoiceNow(invoiceId)).toMatchObject({ status: "paid", creditedPence: 5_000 });
    expect(await owedTo(parties, "planner/owed")).toBe(0);
    expect(await owedTo(parties, "planner/card-owed")).toBe(0);
    // The rest, and never more than that
    expect(await credit(parties, invoiceId, 13_001)).toMatchObject({ refusal: { code: "too-much" } });
    expect(await credit(parties, invoiceId, 13_000)).toMatchObject({ ok: true });
    await newsComes();
    expect(await refunded(cardPaymentId)).toBe(18_000);
    expect(await card(cardPaymentId)).toMatchObject({ returnedPence: 18_000 });
  });
  async function ownMoney({ ready }: { ready: boolean }) {
    const parties = await makeSelfFunder();
    if (ready) await makeReady(parties);
    const { cardPaymentId, engagementId: id } = await payByCard(parties);
    const version = async () => (await tx().engagement.findUniqueOrThrow({ where: { id } })).version;
    const done = [
      await acceptEngagement(parties.asPlanner, { id, version: await version() }),
      await logHours(parties.asPlanner, {
        id,
        workedOn: dayOf(now()),
        minutes: 300,
        what: "x",
        submissionKey: randomUUID(),
      }),
      await deliverEngagement(parties.asPlanner, { id, version: await version(), words: "Done" }),
      await agreeDelivery(parties.asPerson, { id, version: await version() }),
    ];
    expect(done.every(({ ok }) => ok)).toBe(true);
    const invoice = await tx().invoice.findFirstOrThrow({ where: { engagementId: id } });
    return { parties, cardPaymentId, invoiceId: invoice.id };
  }
  test("one's own money, passed on already: the same", async () => {
    const { parties, cardPaymentId, invoiceId } = await ownMoney({ ready: true });
    await newsComes();
    expect(await credit(parties, invoiceId, 4_000)).toMatchObject({ ok: true });
    await newsComes();
    expect(await refunded(cardPaymentId)).toBe(4_000);
    const [passed] = await cardGateway().listTransfers(cardPaymentId);
    expect(passed).toMatchObject({ amountPence: 18_000, reversedPence: 4_000 });
    expect(await invoiceNow(invoiceId)).toMatchObject({ status: "paid", creditedPence: 4_000 });
  });
  test("one's own money, not passed on yet: it is passed on no more, and all of it can go", async () => {
    const { parties, cardPaymentId, invoiceId } = await ownMoney({ ready: false });
    expect(await credit(parties, invoiceId, 4_000)).toMatchObject({ ok: true });
    await newsComes();
    expect(await refunded(cardPaymentId)).toBe(4_000);
    await makeReady(parties);
    expect(await cardGateway().listTransfers(cardPaymentId)).toMatchObject([
      { amountPence: 14_000, reversedPence: 0 },
    ]);
    expect(await invoiceNow(invoiceId)).toMatchObject({
      status: "paid",
      creditedPence: 4_000,
      payment: { totalPence: 14_000 },
    });
    const other = await ownMoney({ ready: false });
    expect(await credit(other.parties, other.invoiceId, 18_000)).toMatchObject({ ok: true });
    await newsComes();
    expect(await refunded(other.cardPaymentId)).toBe(18_000);
    expect(await invoiceNow(other.invoiceId)).toMatchObject({ status: "credited" });
    await makeReady(other.parties);
    expect(await cardGateway().listTransfers(other.cardPaymentId)).toEqual([]);
  });
  test("killed between the reversal and the refund: done once, when somebody looks again", async () => {
    const { parties, invoiceId, cardPaymentId } = await paidByCard();
    expect(await credit(parties, invoiceId, 5_000)).toMatchObject({ ok: true });
    vi.spyOn(cardGateway(), "refund").mockRejectedValueOnce(new Error("killed"));
    await expect(newsComes()).rejects.toThrow("killed");
    await newsComes();
    expect(await refunded(cardPaymentId)).toBe(5_000);
    const [passed] = await cardGateway().listTransfers(cardPaymentId);
    expect(passed?.reversedPence).toBe(5_000);
  });
});

describe("more hours", () => {
  async function wanted({ expressRequest = true, days = 0 } = {}) {
    const parties = await makeSelfFunder();
    await makeReady(parties);
    const first = await payByCard(parties);
    const id = first.engagementId;
    const version = async () => (await tx().engagement.findUniqueOrThrow({ where: { id } })).version;
    await acceptEngagement(parties.asPlanner, { id, version: await version() });
    await logHours(parties.asPlanner, {
      id,
      workedOn: dayOf(now()),
      minutes: 300,
      what: "x",
      submissionKey: randomUUID(),
    });
    if (days > 0) setNow(new Date(Date.now() + days * 86_400_000));
    const asked = await askUpgrade(parties.asPlanner, id, {
      version: await version(),
      tier: "high",
      because: "something-else",
      reason: "There is more to arrange than we thought",
      submissionKey: randomUUID(),
    });
    expect(asked).toMatchObject({ ok: true });
    const upgrade = await tx().engagementUpgrade.findFirstOrThrow({ where: { engagementId: id } });
    const said = await answerUpgrade(parties.asPerson, {
      upgradeId: upgrade.id,
      answer: "wants",
      words: "Yes",
      feePence: 32_000,
      expressRequest,
    });
    expect(said).toMatchObject({ ok: true, value: { toPayPence: 14_000, settled: false } });
    const pay = await beginUpgradePayment(parties.asPerson, {
      upgradeId: upgrade.id,
      engagementId: id,
      feePence: 32_000,
      sendLink: false,
    });
    if (!pay.ok || !("cardPaymentId" in pay.value)) throw new Error(JSON.stringify(pay));
    return { parties, id, version, first, second: pay.value.cardPaymentId };
  }
  test("paid by card: the larger tier counts, and all of it is passed on out of both payments", async () => {
    const { parties, id, version, first, second } = await wanted();
    await press(await sessionOf(second), "pay");
    await newsComes();
    expect(await tx().engagement.findUniqueOrThrow({ where: { id } })).toMatchObject({
      tier: "high",
      feePence: 32_000,
    });
    await deliverEngagement(parties.asPlanner, { id, version: await version(), words: "Done" });
    expect(await agreeDelivery(parties.asPerson, { id, version: await version() })).toMatchObject({
      ok: true,
    });
    await newsComes();
    expect(await cardGateway().listTransfers(first.cardPaymentId)).toMatchObject([{ amountPence: 18_000 }]);
    expect(await cardGateway().listTransfers(second)).toMatchObject([{ amountPence: 14_000 }]);
    const invoice = await tx().invoice.findFirstOrThrow({
      where: { engagementId: id },
      include: { payment: true },
    });
    expect(invoice).toMatchObject({ status: "paid", payment: { totalPence: 32_000 } });
  });
  const log = (parties: Parties, id: string, minutes: number) =>
    logHours(parties.asPlanner, {
      id,
      workedOn: dayOf(now()),
      minutes,
      what: "Quotes",
      submissionKey: randomUUID(),
    });
  test("they did not ask for the extra hours at once: those wait for 14 days, the first hours do not", async () => {
    const { parties, id, second } = await wanted({ expressRequest: false });
    await press(await sessionOf(second), "pay");
    await newsComes();
    const { minutesAllowed } = await tx().engagement.findUniqueOrThrow({ where: { id } });
    const before = (await tx().engagementUpgrade.findFirstOrThrow({ where: { engagementId: id } }))
      .minutesBefore;
    expect(minutesAllowed).toBeGreaterThan(before);
    expect(await log(parties, id, before - 300)).toMatchObject({ ok: true });
    expect(await log(parties, id, 30)).toMatchObject({ refusal: { code: "not-yet" } });
    const told = await tx().notification.findFirstOrThrow({
      where: { personId: parties.person.id, onceKey: { contains: ":approved:person" } },
    });
    expect(told.body).toContain("Your right to cancel");
    setNow(new Date(Date.now() + 15 * 86_400_000));
    expect(await log(parties, id, 30)).toMatchObject({ ok: true });
  });
  test("paid for when the first 14 days are over: they can cancel for 14 days more, and pay for the hours worked", async () => {
    const { parties, id, version, first, second } = await wanted({ days: 16 });
    const withdraw = async (feeDuePence: number) =>
      withdrawEngagement(parties.asPerson, { id, version: await version(), feeDuePence });
    expect(await withdraw(0)).toMatchObject({ refusal: { code: "moved-on" } });
    await press(await sessionOf(second), "pay");
    await newsComes();
    const { minutesAllowed } = await tx().engagement.findUniqueOrThrow({ where: { id } });
    const due = Math.round((32_000 * 300) / minutesAllowed);
    expect(await withdraw(due)).toMatchObject({ ok: true });
    await newsComes();
    const back = (await refunded(first.cardPaymentId)) + (await refunded(second));
    expect(back).toBe(32_000 - due);
  });
  test("no longer asked for when the money comes: it goes back, and the rest stays as it was", async () => {
    const { parties, id, version, second } = await wanted();
    await deliverEngagement(parties.asPlanner, { id, version: await version(), words: "Done" });
    await press(await sessionOf(second), "pay");
    await newsComes();
    expect(await card(second)).toMatchObject({ outcome: "returned", returnedPence: 14_000 });
    expect(await tx().engagement.findUniqueOrThrow({ where: { id } })).toMatchObject({
      tier: "medium",
      feePence: 18_000,
    });
  });
});

describe("an address to pay at, for somebody who is helped", () => {
  async function sent() {
    const parties = await makeSelfFunder();
    const draft = await makeDraft(parties);
    const begun = await beginEngagementPayment(parties.asPerson, {
      draftId: draft.id,
      feePence: 18_000,
      expressRequest: false,
      sendLink: true,
    });
    if (!begun.ok || !("cardPaymentId" in begun.value)) throw new Error(JSON.stringify(begun));
    const letter = await tx().notification.findFirstOrThrow({
      where: { personId: parties.person.id, subject: "How to pay for your planning" },
    });
    const code = /\/pay\/([A-Z0-9-]+)/.exec(letter.body)?.[1] ?? "";
    return { parties, code, cardPaymentId: begun.value.cardPaymentId };
  }
  test("nothing is asked of the provider until it is followed; then it is paid like any other", async () => {
    const { code, cardPaymentId } = await sent();
    expect(code).toMatch(/^[A-Z2-9]{4}-[A-Z2-9]{4}-[A-Z2-9]{4}$/);
    expect(await card(cardPaymentId)).toMatchObject({ status: "open", sessionId: null });
    // Typed from a letter, as people type
    expect(await findPayLink(code.toLowerCase().replaceAll("-", " "))).toMatchObject({ amountPence: 18_000 });
    const all = await Promise.all([followPayLink(code), followPayLink(code), followPayLink(code)]);
    expect(all.every(({ ok }) => ok)).toBe(true);
    expect(await tx().cardStep.count({ where: { cardPaymentId, purpose: "checkout" } })).toBe(1);
    await press(await sessionOf(cardPaymentId), "pay");
    await newsComes();
    expect(await card(cardPaymentId)).toMatchObject({ status: "paid", outcome: "engaged" });
    expect(await findPayLink(code)).toBeNull();
    expect(await followPayLink(code)).toMatchObject({ refusal: { code: "not-found" } });
  });
  test("it can be followed again when the pay page has run out, and not for ever", async () => {
    const { code, cardPaymentId } = await sent();
    await followPayLink(code);
    setNow(new Date(Date.now() + 3 * 3_600_000));
    await newsComes();
    await settleCardPayment(cardPaymentId);
    expect(await card(cardPaymentId)).toMatchObject({ status: "expired" });
    expect(await followPayLink(code)).toMatchObject({ ok: true });
    expect(await card(cardPaymentId)).toMatchObject({ status: "open" });
    expect(await tx().cardStep.count({ where: { cardPaymentId, purpose: "checkout" } })).toBe(2);
    setNow(new Date(Date.now() + 12 * 86_400_000));
    expect(await findPayLink(code)).toBeNull();
  });
  test("guesses find nothing", async () => {
    for (const guess of ["", "x", "AAAA-AAAA-AAAA", "'; --", "%"])
      expect(await findPayLink(guess)).toBeNull();
  });
});
