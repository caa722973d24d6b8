// What was paid by card has its paper: a receipt for who paid, another for what came back, a remittance advice for who did the work.
import { randomUUID } from "node:crypto";
import { afterAll, expect, test } from "vitest";
import type { InvoiceParty } from "#app/domain/access/invoice-party.ts";
import { agreeDelivery } from "#app/domain/engagements/answer-delivery.server.ts";
import { acceptEngagement, declineEngagement } from "#app/domain/engagements/answer-request.server.ts";
import { deliverEngagement } from "#app/domain/engagements/deliver-engagement.server.ts";
import { logHours } from "#app/domain/engagements/log-hours.server.ts";
import { beginInvoicePayment } from "#app/domain/payments/cards/begin-invoice-payment.server.ts";
import { findCardPapers } from "#app/domain/payments/cards/find-card-papers.server.ts";
import { settleCardPayment } from "#app/domain/payments/cards/settle-card-payment.server.ts";
import { findDocument } from "#app/domain/payments/documents/find-document.server.ts";
import { findEarnings } from "#app/domain/payments/find-earnings.server.ts";
import { verifyMoney } from "#app/domain/payments/verify-money.server.ts";
import { db } from "#app/db.server.ts";
import { press } from "#app/gateways/payments/sandbox/pay-page.server.ts";
import { now } from "#app/lib/clock.ts";
import { dayOf } from "#app/lib/dates.ts";
import {
  beginPaying,
  makeReady,
  makeSelfFunder,
  newsComes,
  payByCard,
  sessionOf,
} from "#tests/factories/card-work.ts";
import type { Parties } from "#tests/factories/engagement.ts";
import { makeInvoiced } from "#tests/factories/invoice.ts";
import { useCardSandbox } from "#tests/support/card-sandbox.ts";

useCardSandbox();
afterAll(async () => {
  expect(await verifyMoney()).toMatchObject({ ok: true, mismatches: [], orphanHolds: [] });
});

const tx = () => db().prisma;
const asPerson = ({ asPerson: access }: Parties): InvoiceParty => ({ side: "person", access });
const asPlanner = ({ asPlanner: access }: Parties): InvoiceParty => ({ side: "planner", access });
const said = (papers: Awaited<ReturnType<typeof findCardPapers>>) =>
  papers.map(({ name, label, money }) => `${name} ${label.replace(/-\d{4,}-/, "-n-")} ${money}`);
const version = async (id: string) => (await tx().engagement.findUniqueOrThrow({ where: { id } })).version;
const register = async (parties: Parties) => {
  const supplier = await tx().supplier.create({
    data: { areaId: parties.area.id, plannerId: parties.planner.id, legalName: "Bright Planning" },
  });
  await tx().supplierVat.create({
    data: {
      supplierId: supplier.id,
      validFrom: new Date("2026-01-01"),
      status: "registered",
      rateBasisPoints: 2_000,
      number: "GB123456789",
    },
  });
};
async function done(parties: Parties, id: string) {
  const step = async () => ({ id, version: await version(id) });
  await acceptEngagement(parties.asPlanner, await step());
  await logHours(parties.asPlanner, {
    id,
    workedOn: dayOf(now()),
    minutes: 240,
    what: "Talked",
    submissionKey: randomUUID(),
  });
  await deliverEngagement(parties.asPlanner, { ...(await step()), words: "Done" });
  expect(await agreeDelivery(parties.asPerson, await step())).toMatchObject({ ok: true });
  await newsComes();
}

test("whoever pays before the work has a receipt, once, with its VAT; nobody else can open it", async () => {
  const [parties, others] = [await makeSelfFunder(), await makeSelfFunder()];
  await register(parties);
  const { card, cardPaymentId, engagementId } = await payByCard(parties);
  for (let i = 0; i < 3; i++) await settleCardPayment(cardPaymentId);
  await newsComes();
  const papers = await findCardPapers(asPerson(parties), { engagementId });
  expect(said(papers)).toEqual(["Receipt R-n-00001 £180"]);
  expect(await findCardPapers(asPerson(parties), { cardPaymentId })).toEqual(papers);
  expect(await findCardPapers(asPerson(parties), "all")).toEqual(papers);
  expect(await findDocument(asPerson(parties), papers[0]?.id ?? "")).toMatchObject({
    kind: "Receipt",
    from: ["Bright Planning", "VAT number GB123456789"],
    sums: [
      { label: "Net", value: "£150.00" },
      { label: "VAT", value: "£30.00" },
    ],
    total: { label: "Total paid", value: "£180" },
    test: true,
  });
  const paid = await findDocument(asPerson(parties), papers[0]?.id ?? "");
  expect(paid?.facts).toContainEqual({ label: "Reference", value: card.paymentIntentId });
  expect(paid?.says.join()).toContain("before the work");
  expect(await findCardPapers(asPerson(others), { engagementId })).toEqual([]);
  expect(await findCardPapers(asPlanner(parties), { engagementId })).toEqual([]);
  for (const party of [asPerson(others), asPlanner(others)])
    expect(await findDocument(party, papers[0]?.id ?? "")).toBeNull();
});

test("what goes back to the card has a receipt of its own that names the first", async () => {
  const parties = await makeSelfFunder();
  const { engagementId } = await payByCard(parties);
  await declineEngagement(parties.asPlanner, {
    id: engagementId,
    version: await version(engagementId),
    reason: "No time",
  });
  await newsComes();
  await newsComes();
  const papers = await findCardPapers(asPerson(parties), { engagementId });
  expect(said(papers)).toEqual(["Receipt for money given back R-n-00002 £180", "Receipt R-n-00001 £180"]);
  const back = await findDocument(asPerson(parties), papers[0]?.id ?? "");
  expect(back?.total).toEqual({ label: "Total given back", value: "£180" });
  expect(back?.facts).toContainEqual({
    label: "Gives back part or all of receipt",
    value: papers[1]?.label,
  });
});

test("money that could not be used any more: both receipts are the person's, and not the planner's", async () => {
  const { cardPaymentId } = await payByCard(await makeSelfFunder());
  const second = await makeSelfFunder();
  const begun = await beginPaying(second);
  await tx().planner.update({ where: { id: second.planner.id }, data: { status: "paused" } });
  await press(begun.session, "pay");
  await newsComes();
  const papers = await findCardPapers(asPerson(second), { cardPaymentId: begun.cardPaymentId });
  expect(said(papers)).toEqual(["Receipt for money given back R-n-00002 £180", "Receipt R-n-00001 £180"]);
  for (const { id } of papers) {
    expect((await findDocument(asPerson(second), id))?.sums).toEqual([]);
    expect(await findDocument(asPlanner(second), id)).toBeNull();
  }
  expect(await findCardPapers(asPerson(second), { cardPaymentId })).toEqual([]);
});

test("whoever did the work has a remittance advice for what was passed on; the person cannot open it, nor can others", async () => {
  const [parties, others] = [await makeSelfFunder(), await makeSelfFunder()];
  await register(parties);
  await makeReady(parties);
  const { engagementId } = await payByCard(parties);
  await done(parties, engagementId);
  const papers = await findCardPapers(asPlanner(parties), { engagementId });
  expect(said(papers)).toEqual(["Remittance advice REM-n-00001 £180"]);
  const id = papers[0]?.id ?? "";
  const advice = await findDocument(asPlanner(parties), id);
  expect(advice).toMatchObject({
    from: ["Card payments through Ownway"],
    sums: [
      { label: "Net", value: "£150.00" },
      { label: "VAT", value: "£30.00" },
    ],
  });
  expect(JSON.stringify(advice)).not.toContain(parties.person.lastName);
  for (const party of [asPerson(parties), asPerson(others), asPlanner(others)])
    expect(await findDocument(party, id)).toBeNull();
  const invoice = await tx().invoice.findFirstOrThrow({
    where: { engagementId },
    include: { payment: true },
  });
  expect(invoice.payment?.documentId).toBe(id);
  expect(await findCardPapers(asPlanner(parties), { invoiceId: invoice.id })).toEqual(papers);
  expect(said(await findCardPapers(asPerson(parties), { invoiceId: invoice.id }))).toEqual([
    "Receipt R-n-00001 £180",
  ]);
  const { work } = await findEarnings(parties.asPlanner, { plannerId: parties.planner.id });
  expect(work[0]?.papers.map(({ what }) => what)).toEqual(["Invoice", "Remittance advice"]);
});

test("an invoice out of a direct payment, paid by card: a receipt for who paid, a remittance advice for who did the work", async () => {
  const { invoice, ...parties } = await makeInvoiced("direct_payment");
  await makeReady(parties);
  const begun = await beginInvoicePayment(parties.asPerson, { invoiceId: invoice.id, amountPence: 18_000 });
  if (!begun.ok || !("cardPaymentId" in begun.value)) throw new Error(JSON.stringify(begun));
  await press(await sessionOf(begun.value.cardPaymentId), "pay");
  await newsComes();
  const { payment } = await tx().invoice.findUniqueOrThrow({
    where: { id: invoice.id },
    include: { payment: { include: { document: true } } },
  });
  expect(payment?.document).toMatchObject({ kind: "receipt", personId: parties.person.id });
  expect(said(await findCardPapers(asPerson(parties), { invoiceId: invoice.id }))).toEqual([
    "Receipt R-n-00001 £180",
  ]);
  expect(said(await findCardPapers(asPlanner(parties), { invoiceId: invoice.id }))).toEqual([
    "Remittance advice REM-n-00001 £180",
  ]);
  const { work } = await findEarnings(parties.asPlanner, { plannerId: parties.planner.id });
  expect(work[0]?.papers.map(({ what }) => what)).toEqual(["Invoice", "Receipt", "Remittance advice"]);
});

test("a paper of a card payment cannot be put in place of another, by anybody", async () => {
  const { cardPaymentId } = await payByCard(await makeSelfFunder());
  await expect(
    tx().$executeRaw`UPDATE card_payment SET receipt_id = NULL WHERE id = ${cardPaymentId}::uuid`,
  ).rejects.toThrow(/never changes/);
});
