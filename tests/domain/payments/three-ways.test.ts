// The same piece of planning, paid for in each way and in a mix: every posting that it leaves, as an auditor would list them.
import { randomUUID } from "node:crypto";
import { afterEach, expect, test } from "vitest";
import { agreeDelivery } from "#app/domain/engagements/answer-delivery.server.ts";
import { acceptEngagement } from "#app/domain/engagements/answer-request.server.ts";
import { deliverEngagement } from "#app/domain/engagements/deliver-engagement.server.ts";
import { logHours } from "#app/domain/engagements/log-hours.server.ts";
import { confirmArrived } from "#app/domain/payments/invoices/confirm-arrived.server.ts";
import { markPaid } from "#app/domain/payments/invoices/mark-paid.server.ts";
import { payManyInvoices } from "#app/domain/payments/invoices/pay-many-invoices.server.ts";
import { verifyMoney } from "#app/domain/payments/verify-money.server.ts";
import { db } from "#app/db.server.ts";
import { now } from "#app/lib/clock.ts";
import { dayOf } from "#app/lib/dates.ts";
import { pounds } from "#app/lib/money.ts";
import { areaAccessOf, makeAccount } from "#tests/factories/account.ts";
import { makeReady, makeSelfFunder, newsComes, payByCard } from "#tests/factories/card-work.ts";
import { makeParties, type Parties } from "#tests/factories/engagement.ts";
import { invoiceNow, makeInvoiced, makeInvoices } from "#tests/factories/invoice.ts";
import { giveDetails, makePaidRun, payeeOf } from "#tests/factories/run.ts";
import { useCardSandbox } from "#tests/support/card-sandbox.ts";

useCardSandbox();
afterEach(async () => {
  expect(await verifyMoney()).toMatchObject({ ok: true, imbalances: [], drift: [], mismatches: [] });
});

const must = (result: { ok: boolean }) => {
  expect(result).toMatchObject({ ok: true });
};
/** Every posting that touched this person's pots, this planner or this area, oldest first, each line with its account. */
async function entries({ person, planner, area }: Parties): Promise<string[]> {
  const { rows } = await db().owner.query<{ kind: string; lines: { account: string; pence: number }[] }>(
    `SELECT t.kind, json_agg(json_build_object('account', a.owner_type || ' ' || a.kind, 'pence', e.amount_pence)
        ORDER BY e.amount_pence, a.owner_type, a.kind) AS lines
     FROM ledger.transfer t JOIN ledger.entry e ON e.transfer_id = t.id JOIN ledger.account a ON a.id = e.account_id
     WHERE t.id IN (SELECT o.transfer_id FROM ledger.entry o JOIN ledger.account b ON b.id = o.account_id
       WHERE b.owner_id IN ($1, $2) OR b.owner_id IN (SELECT id::text FROM pot WHERE person_id = $3))
     GROUP BY t.id, t.kind ORDER BY t.id`,
    [planner.id, area.id, person.id],
  );
  return rows.map(
    ({ kind, lines }) =>
      `${kind}: ${lines.map(({ account, pence }) => `${account} ${pounds(pence)}`).join(", ")}`,
  );
}
const PUT_IN = "allocate: area funding −£180, pot available £180";
const SET_ASIDE = "hold: pot available −£180, pot held £180";
const OWED = "capture: pot held −£180, planner owed £180";
const PAID = "payment: planner owed −£180, paying-account paid-out £180";
const two = async (area: Parties["area"]) =>
  [
    areaAccessOf(await makeAccount("practitioner", area.id), area),
    areaAccessOf(await makeAccount("commissioner", area.id), area),
  ] as const;
const namesOf = async (engagementId: string) =>
  (
    await db().prisma.invoice.findMany({
      where: { engagementId },
      orderBy: { adjustment: "asc" },
      include: { payment: { include: { payingAccount: true } } },
    })
  ).map(({ status, payment }) => [status, payment?.method, payment?.payingAccount.route]);

test("1a. money that the council holds: set aside, owed, paid by the council's run", async () => {
  const it = await makeInvoiced("council_held", 18_000);
  await giveDetails(payeeOf(it));
  await makePaidRun(...(await two(it.area)), [it.invoice.id]);
  expect(await entries(it)).toEqual([PUT_IN, SET_ASIDE, OWED, PAID]);
  expect(await namesOf(it.invoice.engagementId ?? "")).toEqual([["paid", "run", "council_held"]]);
});

test("1b. a direct payment: the same, paid by the person and confirmed by whoever got it", async () => {
  const it = await makeInvoiced("direct_payment", 18_000);
  must(await markPaid(it.asPerson, { id: it.invoice.id, version: 1, paidOn: dayOf(now()) }));
  const { version } = await invoiceNow(it.invoice.id);
  must(await confirmArrived(it.planner_, { id: it.invoice.id, version }));
  expect(await entries(it)).toEqual([PUT_IN, SET_ASIDE, OWED, PAID]);
  expect(await namesOf(it.invoice.engagementId ?? "")).toEqual([["paid", "transfer", "direct_payment"]]);
});

test("2. a third party: an invoice for the budget manager, who marks it as paid", async () => {
  const it = await makeInvoiced("third_party", 18_000);
  const { id, version } = it.invoice;
  const paying = { paidOn: dayOf(now()), bankReference: "HARBOUR 77", submissionKey: randomUUID() };
  must(await payManyInvoices(it.staff, { chosen: [{ id, version }], ...paying }));
  expect(await entries(it)).toEqual([PUT_IN, SET_ASIDE, OWED, PAID]);
  expect(await namesOf(it.invoice.engagementId ?? "")).toEqual([["paid", "manager", "third_party"]]);
});

async function workedByCard(parties: Parties, more: Parameters<typeof payByCard>[1] = {}) {
  await makeReady(parties);
  const { engagementId: id } = await payByCard(parties, more);
  const version = async () => (await db().prisma.engagement.findUniqueOrThrow({ where: { id } })).version;
  must(await acceptEngagement(parties.asPlanner, { id, version: await version() }));
  const work = { workedOn: dayOf(now()), minutes: 240, what: "Talked", submissionKey: randomUUID() };
  must(await logHours(parties.asPlanner, { id, ...work }));
  must(await deliverEngagement(parties.asPlanner, { id, version: await version(), words: "A plan." }));
  must(await agreeDelivery(parties.asPerson, { id, version: await version() }));
  await newsComes();
  return id;
}
const CARD_IN = "card_payment: provider cards-in −£180, pot available £180";
const CARD_OWED = "capture: pot held −£180, planner card-owed £180";
const PASSED_ON = "card_transfer: planner card-owed −£180, provider transferred £180";

test("3. their own money by card: it lies with the card provider, and is passed on from there", async () => {
  const parties = await makeSelfFunder();
  const id = await workedByCard(parties);
  expect(await entries(parties)).toEqual([CARD_IN, SET_ASIDE, CARD_OWED, PASSED_ON]);
  expect(await namesOf(id)).toEqual([["paid", "card", "own_money"]]);
});

test("a mix: High for communication needs, partly out of a direct payment and partly by the area", async () => {
  const parties = await makeParties(18_000, { fundingRoute: "direct_payment" });
  const [own, byArea] = await makeInvoices(parties, "high", { talks: "longer" });
  if (!own?.engagementId || !byArea) throw new Error("two invoices were expected");
  must(await markPaid(parties.asPerson, { id: own.id, version: 1, paidOn: dayOf(now()) }));
  const { version } = await invoiceNow(own.id);
  must(await confirmArrived({ side: "planner", access: parties.asPlanner }, { id: own.id, version }));
  await giveDetails(payeeOf(parties));
  await makePaidRun(...(await two(parties.area)), [byArea.id]);
  expect(await entries(parties)).toEqual([
    PUT_IN,
    "hold: pot available −£180, area adjustments −£140, area adjustments-held £140, pot held £180",
    "capture: pot held −£180, area adjustments-held −£140, planner owed £320",
    PAID,
    "payment: planner owed −£140, paying-account paid-out £140",
  ]);
  expect(await namesOf(own.engagementId)).toEqual([
    ["paid", "transfer", "direct_payment"],
    ["paid", "run", "council_held"],
  ]);
});

test("a mix by card: their part is passed on by the provider, the area's part is paid by the council's run", async () => {
  const parties = await makeSelfFunder();
  const id = await workedByCard(parties, { tier: "high", talks: "longer" });
  const byArea = await db().prisma.invoice.findFirstOrThrow({
    where: { engagementId: id, adjustment: true },
  });
  await giveDetails(payeeOf(parties));
  await makePaidRun(...(await two(parties.area)), [byArea.id]);
  expect(await entries(parties)).toEqual([
    CARD_IN,
    "hold: pot available −£180, area adjustments −£140, area adjustments-held £140, pot held £180",
    "capture: pot held −£180, area adjustments-held −£140, planner owed £140, planner card-owed £180",
    PASSED_ON,
    "payment: planner owed −£140, paying-account paid-out £140",
  ]);
  expect(await namesOf(id)).toEqual([
    ["paid", "card", "own_money"],
    ["paid", "run", "council_held"],
  ]);
});
