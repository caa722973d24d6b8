import { randomUUID } from "node:crypto";
import { expect, test } from "vitest";
import { balance, openLedgerAccount } from "#app/domain/ledger/ledger.server.ts";
import { sayNotArrived } from "#app/domain/payments/invoices/confirm-arrived.server.ts";
import { findChosen } from "#app/domain/payments/invoices/find-chosen.server.ts";
import { approveInvoices, payManyInvoices } from "#app/domain/payments/invoices/pay-many-invoices.server.ts";
import { answerQuery, queryInvoice } from "#app/domain/payments/invoices/query-invoice.server.ts";
import { reversePayment } from "#app/domain/payments/invoices/reverse-payment.server.ts";
import { verifyMoney } from "#app/domain/payments/verify-money.server.ts";
import { db } from "#app/db.server.ts";
import { now } from "#app/lib/clock.ts";
import { addDays, dayOf } from "#app/lib/dates.ts";
import { invoiceNow, makeInvoiced, makeInvoices, makeManagerStaff } from "#tests/factories/invoice.ts";
import { makePlanner } from "#tests/factories/planner.ts";
import { plannerAccessOf } from "#tests/factories/account.ts";

const paying = (...invoices: { id: string; version: number }[]) => ({
  chosen: invoices.map(({ id, version }) => ({ id, version })),
  paidOn: dayOf(now()),
  bankReference: "HARBOUR 77",
  submissionKey: randomUUID(),
});
const owedTo = async (planner: { id: string }) =>
  balance(db().prisma, await openLedgerAccount(db().prisma, "planner/owed", planner.id));
const proves = async () => {
  expect(await verifyMoney()).toMatchObject({ ok: true, mismatches: [], orphanHolds: [] });
};

test("when work is agreed the budget manager is told, and the person never is asked for the money", async () => {
  const { staff, invoice, person } = await makeInvoiced("third_party");
  const told = await db().prisma.notification.findMany({
    where: { onceKey: { startsWith: `invoice:${invoice.id}` } },
  });
  expect(told).toMatchObject([{ accountId: staff.actor.accountId, subject: "There is an invoice to pay" }]);
  expect(told[0]?.body).toMatch(/Please pay it by .* The person is not asked for the money/);
  expect(told.some((one) => one.personId === person.id)).toBe(false);
});

test("a question keeps the money owed; answered, approved, paid; each end is told; the money agrees", async () => {
  const it = await makeInvoiced("third_party");
  const { staff, invoice, planner_, planner } = it;
  const manager = { side: "manager" as const, access: staff };
  expect(await queryInvoice(manager, { id: invoice.id, version: 1, words: "Which visits?" })).toMatchObject({
    ok: true,
  });
  expect(await owedTo(planner)).toBe(18_000);
  const queried = await invoiceNow(invoice.id);
  expect(queried.status).toBe("queried");
  expect(await payManyInvoices(staff, paying(queried))).toMatchObject({
    ok: false,
    refusal: { code: "lines" },
  });
  expect((await findChosen(manager, [invoice.id], "pay"))?.[0]?.problem).toMatch(/You asked a question/);
  expect(
    await answerQuery(planner_, { id: invoice.id, version: 2, words: "Three, in October." }),
  ).toMatchObject({ ok: true });
  expect(await approveInvoices(staff, [{ id: invoice.id, version: 3 }])).toMatchObject({ ok: true });
  const result = await payManyInvoices(staff, paying(await invoiceNow(invoice.id)));
  expect(result).toMatchObject({ ok: true, value: { payments: 1, count: 1, totalPence: 18_000 } });
  const paid = await invoiceNow(invoice.id);
  expect(paid).toMatchObject({
    status: "paid",
    payment: { method: "manager", bankReference: "HARBOUR 77", totalPence: 18_000 },
  });
  expect(paid.events.map((one) => one.kind)).toEqual(["issued", "queried", "answered", "approved", "paid"]);
  const remittance = await db().prisma.document.findUniqueOrThrow({
    where: { id: paid.payment?.documentId ?? "" },
  });
  expect(remittance).toMatchObject({
    kind: "remittance",
    personId: null,
    payingAccountId: paid.payingAccountId,
  });
  expect(remittance.body).toMatchObject({ totalPence: 18_000, bankReference: "HARBOUR 77" });
  expect(await owedTo(planner)).toBe(0);
  const told = await db().prisma.notification.findMany({
    where: { accountId: it.asPlanner.actor.accountId, onceKey: { contains: invoice.id } },
  });
  expect(told.map((one) => one.subject)).toContain("There is a question about an invoice");
  await proves();
});

test("many at once, of two suppliers: one payment each, all or none, with the reason at each line", async () => {
  const it = await makeInvoiced("third_party", 200_000);
  const second = await makePlanner(it.area.id, { firstName: "Omar", lastName: "Khan" });
  const others = {
    ...it,
    planner: second.planner,
    asPlanner: plannerAccessOf(second.account, second.planner),
  };
  const [third] = await makeInvoices(others);
  const [fourth] = await makeInvoices(it);
  if (!third || !fourth) throw new Error("no invoices");
  const manager = { side: "manager" as const, access: it.staff };
  await queryInvoice(manager, { id: third.id, version: 1, words: "?" });
  const mixed = await payManyInvoices(it.staff, paying(it.invoice, { id: third.id, version: 2 }, fourth));
  expect(mixed).toMatchObject({ ok: false, refusal: { code: "lines" } });
  if (!mixed.ok) expect(mixed.refusal.words).toMatch(/1 invoice of 3 invoices could not be marked as paid/);
  expect((await invoiceNow(fourth.id)).status).toBe("issued");
  expect(await owedTo(it.planner)).toBe(36_000);
  await answerQuery(
    { side: "planner", access: others.asPlanner },
    { id: third.id, version: 2, words: "Yes" },
  );
  const input = paying(it.invoice, { id: third.id, version: 3 }, fourth);
  expect(await payManyInvoices(it.staff, input)).toMatchObject({
    ok: true,
    value: { payments: 2, count: 3, totalPence: 54_000 },
  });
  // The same form again is the same payment
  expect(await payManyInvoices(it.staff, input)).toMatchObject({
    ok: true,
    value: { payments: 2, count: 3, totalPence: 54_000 },
  });
  expect(await db().prisma.payment.count({ where: { submissionKey: input.submissionKey } })).toBe(2);
  expect(await owedTo(second.planner)).toBe(0);
  await proves();
});

test("two of the manager's people at once, ten times over, pay once", async () => {
  const it = await makeInvoiced("third_party");
  const colleague = (await makeManagerStaff(it.manager)).access;
  const all = await Promise.all(
    Array.from({ length: 10 }, (_, i) => payManyInvoices(i % 2 ? it.staff : colleague, paying(it.invoice))),
  );
  expect(all.filter((one) => one.ok)).toHaveLength(1);
  for (const one of all) if (!one.ok) expect(one.refusal.code).toBe("lines");
  expect(await owedTo(it.planner)).toBe(0);
  await proves();
});

test("somebody else's invoice is not found, and takes nothing else with it", async () => {
  const mine = await makeInvoiced("third_party");
  const theirs = await makeInvoiced("third_party");
  const council = await makeInvoiced("council_held");
  for (const other of [theirs.invoice, council.invoice, { id: randomUUID(), version: 1 }])
    expect(await payManyInvoices(mine.staff, paying(mine.invoice, other))).toMatchObject({
      ok: false,
      refusal: { code: "not-found" },
    });
  expect((await invoiceNow(mine.invoice.id)).status).toBe("issued");
  expect(await findChosen({ side: "manager", access: mine.staff }, [theirs.invoice.id], "pay")).toBeNull();
  const words = { id: theirs.invoice.id, version: 1, words: "x" };
  expect(await queryInvoice({ side: "manager", access: mine.staff }, words)).toMatchObject({
    refusal: { code: "not-found" },
  });
  // The council's own staff see it, and do not settle a third party's money
  expect(await queryInvoice(theirs.council_, words)).toMatchObject({ refusal: { code: "moved-on" } });
});

test("a stale page, a day that cannot be, somebody who is paid themselves: refused, and nothing changes", async () => {
  const it = await makeInvoiced("third_party");
  expect(await payManyInvoices(it.staff, paying({ id: it.invoice.id, version: 7 }))).toMatchObject({
    refusal: { code: "lines" },
  });
  for (const days of [1, -367])
    expect(
      await payManyInvoices(it.staff, { ...paying(it.invoice), paidOn: addDays(dayOf(now()), days) }),
    ).toMatchObject({ refusal: { code: "date-wrong" } });
  await db().prisma.planner.update({
    where: { id: it.planner.id },
    data: { accountId: it.staff.actor.accountId },
  });
  expect(await payManyInvoices(it.staff, paying(it.invoice))).toMatchObject({ refusal: { code: "oneself" } });
  expect(await approveInvoices(it.staff, [it.invoice])).toMatchObject({ refusal: { code: "oneself" } });
  expect((await invoiceNow(it.invoice.id)).version).toBe(1);
});

test("it has not arrived: whoever paid is told, and the payment stays", async () => {
  const it = await makeInvoiced("third_party");
  await payManyInvoices(it.staff, paying(it.invoice));
  const said = { id: it.invoice.id, version: 2, words: "Not by Friday.", step: "not-arrived" as const };
  expect(await sayNotArrived(it.person_, said)).toMatchObject({ refusal: { code: "moved-on" } });
  expect(await sayNotArrived(it.planner_, said)).toMatchObject({ ok: true });
  expect(await invoiceNow(it.invoice.id)).toMatchObject({ status: "paid", version: 3 });
  const told = await db().prisma.notification.findFirst({
    where: { accountId: it.staff.actor.accountId, subject: "A payment has not arrived" },
  });
  expect(told?.body).toMatch(/HARBOUR 77/);
});

test("a payment recorded by mistake is undone exactly, as a whole, once, by the manager only", async () => {
  const it = await makeInvoiced("third_party");
  const [second] = await makeInvoices(it);
  if (!second) throw new Error("no invoice");
  await payManyInvoices(it.staff, paying(it.invoice, second));
  const paid = await invoiceNow(it.invoice.id);
  const manager = { side: "manager" as const, access: it.staff };
  const undo = { id: it.invoice.id, version: 2, words: "Wrong month" };
  expect(await reversePayment(it.planner_, undo)).toMatchObject({ refusal: { code: "moved-on" } });
  const all = await Promise.all([1, 2, 3].map(() => reversePayment(manager, undo)));
  expect(all.filter((one) => one.ok)).toHaveLength(1);
  for (const id of [it.invoice.id, second.id])
    expect(await invoiceNow(id)).toMatchObject({ status: "issued", paymentId: null });
  expect(await db().prisma.payment.findUniqueOrThrow({ where: { id: paid.paymentId ?? "" } })).toMatchObject({
    returnedReason: "Wrong month",
    totalPence: 36_000,
  });
  expect(await owedTo(it.planner)).toBe(36_000);
  await proves();
  expect(
    await payManyInvoices(it.staff, paying(await invoiceNow(it.invoice.id), await invoiceNow(second.id))),
  ).toMatchObject({ ok: true });
  await proves();
});
