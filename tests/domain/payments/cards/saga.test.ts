import { afterAll, afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { declineEngagement } from "#app/domain/engagements/answer-request.server.ts";
import { answerAttention } from "#app/domain/payments/cards/answer-attention.server.ts";
import { beginEngagementPayment } from "#app/domain/payments/cards/begin-card-payment.server.ts";
import { setUpCardAccount } from "#app/domain/payments/cards/card-account.server.ts";
import { findAttention, findAttentions } from "#app/domain/payments/cards/find-attention.server.ts";
import { runStep } from "#app/domain/payments/cards/run-step.server.ts";
import { MOST_TRIES } from "#app/domain/payments/cards/step-rules.ts";
import { sweepCards } from "#app/domain/payments/cards/sweep-cards.server.ts";
import { verifyMoney } from "#app/domain/payments/verify-money.server.ts";
import { db } from "#app/db.server.ts";
import { CardRefused } from "#app/gateways/payments/card-errors.ts";
import { cardGateway } from "#app/gateways/payments/cards.server.ts";
import { setFaults } from "#app/gateways/payments/sandbox/control.server.ts";
import type { Fault } from "#app/gateways/payments/sandbox/faults.server.ts";
import { press } from "#app/gateways/payments/sandbox/pay-page.server.ts";
import { areaAccessOf, makeAccount } from "#tests/factories/account.ts";
import { makeDraft, type Parties } from "#tests/factories/engagement.ts";
import {
  beginPaying,
  makeSelfFunder,
  newsComes,
  payByCard,
  runCardJobs,
} from "#tests/factories/card-work.ts";
import { useCardSandbox } from "#tests/support/card-sandbox.ts";

useCardSandbox();
beforeEach(() => setFaults([]));
afterEach(() => {
  vi.restoreAllMocks();
});
afterAll(async () => {
  await setFaults([]);
  await newsComes();
  expect(await verifyMoney()).toMatchObject({ ok: true, mismatches: [], orphanHolds: [] });
});

const tx = () => db().prisma;
const card = (id: string) => tx().cardPayment.findUniqueOrThrow({ where: { id } });
const steps = (cardPaymentId: string, purpose: string) =>
  tx().cardStep.findMany({ where: { cardPaymentId, purpose }, orderBy: { attempt: "asc" } });
const pay = async (parties: Parties) => {
  const draft = await makeDraft(parties);
  const begun = await beginEngagementPayment(parties.asPerson, {
    draftId: draft.id,
    feePence: 18_000,
    expressRequest: true,
  });
  if (!begun.ok || !("cardPaymentId" in begun.value)) throw new Error(JSON.stringify(begun));
  return begun.value;
};
async function declined() {
  const parties = await makeSelfFunder();
  const paid = await payByCard(parties);
  const { version } = await tx().engagement.findUniqueOrThrow({ where: { id: paid.engagementId } });
  await declineEngagement(parties.asPlanner, { id: paid.engagementId, version, reason: "No time" });
  const intent = (await card(paid.cardPaymentId)).paymentIntentId ?? "";
  const [step] = await steps(paid.cardPaymentId, "refund");
  if (!step) throw new Error("no refund was planned");
  return { ...paid, parties, intent, stepId: step.id };
}
const managerOf = async (area: { id: string; slug: string; name: string }) =>
  areaAccessOf(await makeAccount("core_manager", area.id, "Manager Test"), area);
const openOf = async (access: Awaited<ReturnType<typeof managerOf>>) => {
  const { open } = await findAttentions(access);
  const [one] = open;
  if (!one) throw new Error("nothing needs attention");
  return one;
};

describe("the line breaks", () => {
  const FAULTS: Fault["kind"][] = ["error-before", "error-after", "cut-before", "cut-after", "too-many"];
  test.each(FAULTS)("%s while the pay page is made: one pay page in the end", async (kind) => {
    const parties = await makeSelfFunder();
    await setFaults([{ call: "POST /v1/checkout/sessions", kind, times: 1 }]);
    const { cardPaymentId } = await pay(parties);
    await runCardJobs();
    const made = await steps(cardPaymentId, "checkout");
    expect(made).toMatchObject([{ state: "done", attempt: 1 }]);
    const window = { from: new Date(Date.now() - 60_000), before: new Date(Date.now() + 60_000) };
    expect(await cardGateway().findCheckoutsOf(cardPaymentId, window)).toHaveLength(1);
    expect((await card(cardPaymentId)).checkoutUrl).not.toBeNull();
  });
  test.each(FAULTS)("%s while money is given back: given back once", async (kind) => {
    const { intent, cardPaymentId, stepId } = await declined();
    await setFaults([{ call: "POST /v1/refunds", kind, times: 2 }]);
    for (let i = 0; i < 4; i++) await runStep(stepId);
    expect(await cardGateway().listRefunds(intent)).toHaveLength(1);
    expect(await card(cardPaymentId)).toMatchObject({ returnedPence: 18_000 });
    expect(await steps(cardPaymentId, "refund")).toMatchObject([{ state: "done" }]);
  });
  test("no answer for more than a day: a person is told, and tries again when it is back", async () => {
    const { parties, stepId, cardPaymentId } = await declined();
    await tx().cardStep.update({ where: { id: stepId }, data: { tries: MOST_TRIES - 1 } });
    await setFaults([{ kind: "cut-before", times: 20 }]);
    await runStep(stepId);
    const manager = await managerOf(parties.area);
    const open = await openOf(manager);
    expect(open.words).toContain("could not be given back");
    expect(await answerAttention(manager, open.id, { choice: "again", reason: "" })).toMatchObject({
      ok: false,
      refusal: { code: "card-away" },
    });
    await setFaults([]);
    expect(await answerAttention(manager, open.id, { choice: "again", reason: "" })).toMatchObject({
      ok: true,
    });
    await runCardJobs();
    expect(await card(cardPaymentId)).toMatchObject({ returnedPence: 18_000 });
    expect(await answerAttention(manager, open.id, { choice: "again", reason: "" })).toMatchObject({
      refusal: { code: "moved-on" },
    });
  });
});

// What stops a program between two lines: nothing after the line is done, and everything before it stays
describe("killed between two lines", () => {
  const killed = new Error("killed");
  type Call = "createCheckout" | "refund" | "createRecipient";
  const dieBefore = (call: Call) => vi.spyOn(cardGateway(), call).mockRejectedValueOnce(killed);
  const dieAfter = (call: Call) => {
    const gateway = cardGateway();
    const real = gateway[call] as (input: unknown) => Promise<unknown>;
    const thenDie = async (input: unknown) => {
      await real(input);
      throw killed;
    };
    vi.spyOn(gateway, call).mockImplementationOnce(thenDie);
  };
  test.each([
    ["before the call", dieBefore],
    ["after the call", dieAfter],
  ])("%s for a pay page", async (_when, die) => {
    const parties = await makeSelfFunder();
    die("createCheckout");
    await expect(pay(parties)).rejects.toThrow("killed");
    await runCardJobs();
    const made = await tx().cardPayment.findFirstOrThrow({ where: { personId: parties.person.id } });
    const window = { from: new Date(Date.now() - 60_000), before: new Date(Date.now() + 60_000) };
    expect(await cardGateway().findCheckoutsOf(made.id, window)).toHaveLength(1);
    expect(made.sessionId).not.toBeNull();
    await press(made.sessionId ?? "", "pay");
    await newsComes();
    expect(await card(made.id)).toMatchObject({ status: "paid", outcome: "engaged" });
  });
  test.each([
    ["before the call", dieBefore],
    ["after the call", dieAfter],
  ])("%s for a refund", async (_when, die) => {
    const { intent, cardPaymentId, stepId } = await declined();
    die("refund");
    await expect(runStep(stepId)).rejects.toThrow("killed");
    await runCardJobs();
    expect(await cardGateway().listRefunds(intent)).toHaveLength(1);
    expect(await card(cardPaymentId)).toMatchObject({ returnedPence: 18_000 });
  });
  test("after the call for a planner's account: one account", async () => {
    const parties = await makeSelfFunder();
    dieAfter("createRecipient");
    await expect(setUpCardAccount(parties.asPlanner)).rejects.toThrow("killed");
    expect(await setUpCardAccount(parties.asPlanner)).toMatchObject({ ok: true });
    const supplier = await tx().supplier.findUniqueOrThrow({ where: { plannerId: parties.planner.id } });
    expect(await cardGateway().findRecipientsOf(supplier.id)).toHaveLength(1);
    expect(await tx().cardRecipient.count({ where: { supplierId: supplier.id } })).toBe(1);
  });
  test("in the middle of fulfilment: all of it or none", async () => {
    const parties = await makeSelfFunder();
    const { session, cardPaymentId } = await beginPaying(parties);
    await press(session, "pay");
    const real = cardGateway().findPayment.bind(cardGateway());
    // A cost that no ledger takes breaks the transaction in its last line
    vi.spyOn(cardGateway(), "findPayment").mockImplementationOnce(async (id) => ({
      ...(await real(id)),
      feePence: 1.5,
    }));
    await expect(newsComes()).rejects.toThrow();
    expect(await card(cardPaymentId)).toMatchObject({ status: "open", transferId: null });
    expect(await tx().engagement.count({ where: { personId: parties.person.id } })).toBe(0);
    expect(await tx().pot.count({ where: { personId: parties.person.id, fundingRoute: "own_money" } })).toBe(
      0,
    );
    await newsComes();
    expect(await card(cardPaymentId)).toMatchObject({ status: "paid", outcome: "engaged" });
  });
});

describe("two at once", () => {
  test("eight workers at one step take it once", async () => {
    const { intent, stepId } = await declined();
    const refund = vi.spyOn(cardGateway(), "refund");
    await Promise.all(Array.from({ length: 8 }, () => runStep(stepId)));
    expect(refund).toHaveBeenCalledTimes(1);
    expect(await cardGateway().listRefunds(intent)).toHaveLength(1);
  });
  test("the clock and a worker at once: the same", async () => {
    const { intent, stepId } = await declined();
    await tx().cardStep.update({
      where: { id: stepId },
      data: { nextTryAt: new Date(Date.now() - 3_600_000) },
    });
    await Promise.all([sweepCards(), runStep(stepId), sweepCards()]);
    expect(await cardGateway().listRefunds(intent)).toHaveLength(1);
  });
});

describe("refused", () => {
  test("a refund: a person chooses; tried again under a new key", async () => {
    const { parties, stepId, cardPaymentId, intent } = await declined();
    vi.spyOn(cardGateway(), "refund").mockRejectedValueOnce(
      new CardRefused("charge_disputed", "This was disputed"),
    );
    await runStep(stepId);
    const manager = await managerOf(parties.area);
    const open = await openOf(manager);
    const seen = await findAttention(manager, open.id);
    expect(seen).toMatchObject({ amountPence: 18_000, said: "This was disputed" });
    expect(seen?.choices.map(({ value }) => value)).toEqual(["again", "ask", "outside"]);
    const elsewhere = await managerOf((await makeSelfFunder()).area);
    expect(await findAttention(elsewhere, open.id)).toBeNull();
    expect(await answerAttention(elsewhere, open.id, { choice: "again", reason: "" })).toMatchObject({
      refusal: { code: "not-found" },
    });
    expect(await answerAttention(manager, open.id, { choice: "ask", reason: "" })).toMatchObject({
      refusal: { code: "not-done" },
    });
    expect(await answerAttention(manager, open.id, { choice: "again", reason: "" })).toMatchObject({
      ok: true,
    });
    await runCardJobs();
    expect(await steps(cardPaymentId, "refund")).toMatchObject([
      { state: "closed", attempt: 1 },
      { state: "done", attempt: 2 },
    ]);
    expect(await cardGateway().listRefunds(intent)).toHaveLength(1);
  });
  test("a refund dealt with by hand counts as given back, once", async () => {
    const { parties, stepId, cardPaymentId, intent } = await declined();
    vi.spyOn(cardGateway(), "refund").mockRejectedValueOnce(
      new CardRefused("charge_disputed", "This was disputed"),
    );
    await runStep(stepId);
    const manager = await managerOf(parties.area);
    const open = await openOf(manager);
    const both = await Promise.all([
      answerAttention(manager, open.id, { choice: "outside", reason: "By bank transfer, Jo, Monday" }),
      answerAttention(manager, open.id, { choice: "outside", reason: "By bank transfer, Jo, Monday" }),
    ]);
    expect(both.filter(({ ok }) => ok)).toHaveLength(1);
    expect(await card(cardPaymentId)).toMatchObject({ returnedPence: 18_000 });
    expect(await cardGateway().listRefunds(intent)).toHaveLength(0);
    await runCardJobs();
    expect(await card(cardPaymentId)).toMatchObject({ returnedPence: 18_000 });
  });
  test("a pay page: whoever pressed is told on their page, and it is put before the manager", async () => {
    const parties = await makeSelfFunder();
    vi.spyOn(cardGateway(), "createCheckout").mockRejectedValueOnce(new CardRefused("x", "No"));
    const { cardPaymentId, checkoutUrl } = await pay(parties);
    expect(checkoutUrl).toBeNull();
    expect(await card(cardPaymentId)).toMatchObject({ status: "failed" });
    expect((await openOf(await managerOf(parties.area))).words).toContain("could not pay");
  });
});
