import { randomUUID } from "node:crypto";
import { expect, test } from "vitest";
import { agreeDelivery } from "#app/domain/engagements/answer-delivery.server.ts";
import { openLedgerAccount, balance } from "#app/domain/ledger/ledger.server.ts";
import { findEarnings } from "#app/domain/payments/find-earnings.server.ts";
import { findOwedPlanners, findOwedTo, findPayments } from "#app/domain/payments/find-owed.server.ts";
import { PaymentForm } from "#app/domain/payments/payment-form.ts";
import { recordPayment } from "#app/domain/payments/record-payment.server.ts";
import { verifyMoney } from "#app/domain/payments/verify-money.server.ts";
import { db } from "#app/db.server.ts";
import { now } from "#app/lib/clock.ts";
import { addDays, dayOf } from "#app/lib/dates.ts";
import { areaAccessOf, makeAccount } from "#tests/factories/account.ts";
import { makeArea } from "#tests/factories/area.ts";
import { makeEngagement, makeParties, type Parties } from "#tests/factories/engagement.ts";

async function owing() {
  const parties = await makeParties(100_000);
  const council = areaAccessOf(await makeAccount("practitioner", parties.area.id), parties.area);
  const invoice = await agreed(parties);
  return { parties, council, invoice };
}
async function agreed(parties: Parties) {
  const { id, version } = await makeEngagement(parties, "delivered");
  expect(await agreeDelivery(parties.asPerson, { id, version: await version() })).toMatchObject({ ok: true });
  return (await db().prisma.invoice.findFirstOrThrow({ where: { engagementId: id } })).id;
}
const paying = (...invoiceIds: string[]) => ({
  invoiceIds,
  bankReference: "BACS 1",
  paidOn: dayOf(now()),
});
const owedTo = async (parties: Parties) =>
  balance(db().prisma, await openLedgerAccount(db().prisma, "planner/owed", parties.planner.id));

test("a payment settles what is owed, tells the planner, and the money agrees everywhere", async () => {
  const { parties, council, invoice } = await owing();
  expect(await findOwedPlanners(council)).toMatchObject([
    { slug: parties.planner.slug, pieces: 1, owedPence: 18_000 },
  ]);
  expect((await findEarnings(parties.asPlanner, { plannerId: parties.planner.id })).totals).toEqual({
    promised: 0,
    working: 0,
    owed: 18_000,
    paid: 0,
  });
  const second = await agreed(parties);
  const result = await recordPayment(council, parties.planner.slug, paying(invoice, second));
  expect(result).toMatchObject({ ok: true, value: { totalPence: 36_000, pieces: 2 } });
  expect(await owedTo(parties)).toBe(0);
  expect(await findOwedPlanners(council)).toEqual([]);
  expect(await findPayments(council)).toMatchObject([
    { totalPence: 36_000, pieces: 2, bankReference: "BACS 1" },
  ]);
  const earnings = await findEarnings(parties.asPlanner, { plannerId: parties.planner.id });
  expect(earnings.totals).toEqual({ promised: 0, working: 0, owed: 0, paid: 36_000 });
  const told = await db().prisma.notification.findFirst({ where: { subject: "The council has paid you" } });
  expect(told?.body).toMatch(/£360.*BACS 1/);
  const audited = await db().prisma.auditEvent.findFirst({
    where: { action: "payment.recorded", areaId: parties.area.id },
  });
  expect(audited?.detail).toMatchObject({ totalPence: 36_000, invoices: 2 });
  expect(await verifyMoney()).toMatchObject({ ok: true, orphanHolds: [], mismatches: [] });
});
test("ten at once pay once", async () => {
  const { parties, council, invoice } = await owing();
  const all = await Promise.all(
    Array.from({ length: 10 }, () => recordPayment(council, parties.planner.slug, paying(invoice))),
  );
  expect(all.filter((one) => one.ok)).toHaveLength(1);
  for (const one of all) if (!one.ok) expect(one.refusal.code).toBe("already-paid");
  expect(await owedTo(parties)).toBe(0);
  expect(
    await db().prisma.payment.count({ where: { invoices: { some: { plannerId: parties.planner.id } } } }),
  ).toBe(1);
});
test("another area's work, another planner's, what is not owed, money the council does not hold: nothing is recorded", async () => {
  const { parties, council, invoice } = await owing();
  const other = await owing();
  const elsewhere = await makeArea();
  const stranger = areaAccessOf(await makeAccount("practitioner", elsewhere.id), elsewhere);
  const open = await makeEngagement(parties);
  const refused = { ok: false, refusal: { code: "already-paid" } };
  const slug = parties.planner.slug;
  expect(await recordPayment(stranger, slug, paying(invoice))).toMatchObject(refused);
  expect(await recordPayment(council, other.parties.planner.slug, paying(invoice))).toMatchObject(refused);
  expect(await recordPayment(council, slug, paying(invoice, other.invoice))).toMatchObject(refused);
  expect(await recordPayment(council, slug, paying(invoice, open.id))).toMatchObject(refused);
  expect(await recordPayment(council, slug, paying(randomUUID()))).toMatchObject(refused);
  const direct = await makeParties();
  await db().prisma.pot.update({ where: { id: direct.pot.id }, data: { fundingRoute: "direct_payment" } });
  const directInvoice = await agreed(direct);
  const itsCouncil = areaAccessOf(await makeAccount("practitioner", direct.area.id), direct.area);
  expect(await recordPayment(itsCouncil, direct.planner.slug, paying(directInvoice))).toMatchObject(refused);
  expect(await findOwedPlanners(itsCouncil)).toEqual([]);
  expect(await findOwedTo(stranger, slug)).toBeNull();
  expect(await owedTo(parties)).toBe(18_000);
});
test("a day in the future or long ago is refused; the form says what is missing", async () => {
  const { parties, council, invoice } = await owing();
  for (const days of [1, -367])
    expect(
      await recordPayment(council, parties.planner.slug, {
        ...paying(invoice),
        paidOn: addDays(dayOf(now()), days),
      }),
    ).toMatchObject({ ok: false, refusal: { code: "date-wrong" } });
  const parsed = PaymentForm.safeParse({
    bankReference: " ",
    paidOn: { day: "31", month: "2", year: "2026" },
  });
  expect(parsed.error?.issues.map((issue) => issue.path.join("."))).toEqual(
    expect.arrayContaining(["invoiceIds", "bankReference", "paidOn"]),
  );
  expect(
    PaymentForm.parse({
      invoiceIds: invoice,
      bankReference: " A 1 ",
      paidOn: { day: "1", month: "11", year: "2026" },
    }),
  ).toEqual({ invoiceIds: [invoice], bankReference: "A 1", paidOn: new Date("2026-11-01") });
});
test("the proof names money set aside for nothing, and engagements and payments that say something else", async () => {
  const { parties, council, invoice } = await owing();
  const { prisma } = db();
  const open = await makeEngagement(parties);
  await prisma.engagement.update({
    where: { id: open.id },
    data: { status: "declined", settleTransferId: 1n, feeDuePence: 0, endedAt: now() },
  });
  const orphan = await verifyMoney();
  expect(orphan.ok).toBe(false);
  expect(orphan.orphanHolds).toMatchObject([
    { subject: `engagement:${open.id}`, problem: "no open engagement is behind it" },
  ]);
  await prisma.engagement.update({
    where: { id: open.id },
    data: { status: "requested", settleTransferId: null, feeDuePence: null, endedAt: null },
  });
  const { engagementId } = await prisma.invoice.findUniqueOrThrow({ where: { id: invoice } });
  const engagement = engagementId ?? "";
  await prisma.engagement.update({ where: { id: engagement }, data: { feeDuePence: 17_999 } });
  expect((await verifyMoney()).mismatches).toEqual([
    {
      objectType: "engagement",
      objectId: engagement,
      problem: "it says that 17999 is due, the ledger 18000",
    },
    {
      objectType: "engagement",
      objectId: engagement,
      problem: "it says that 17999 is due, its invoices 18000",
    },
  ]);
  await prisma.engagement.update({ where: { id: engagement }, data: { feeDuePence: 18_000 } });
  const paid = await recordPayment(council, parties.planner.slug, paying(invoice));
  if (!paid.ok) throw new Error("not paid");
  await prisma.payment.update({ where: { id: paid.value.id }, data: { totalPence: 1 } });
  expect((await verifyMoney()).mismatches).toMatchObject([
    { objectType: "payment", objectId: paid.value.id, problem: "it says 1, the ledger 18000" },
    { objectType: "payment", objectId: paid.value.id, problem: "it says 1, its invoices 18000" },
  ]);
  await prisma.payment.update({ where: { id: paid.value.id }, data: { totalPence: 18_000 } });
  expect((await verifyMoney()).ok).toBe(true);
});
