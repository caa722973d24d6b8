import { expect, test } from "vitest";
import { act } from "#app/domain/audit/act.server.ts";
import { systemAccess } from "#app/domain/access/access.ts";
import { balance, openLedgerAccount } from "#app/domain/ledger/ledger.server.ts";
import { findDocument } from "#app/domain/payments/documents/find-document.server.ts";
import { confirmArrived, sayNotArrived } from "#app/domain/payments/invoices/confirm-arrived.server.ts";
import { confirmByStatement } from "#app/domain/payments/invoices/confirm-by-statement.server.ts";
import { creditInvoice } from "#app/domain/payments/invoices/credit-invoice.server.ts";
import { findInvoiceStep } from "#app/domain/payments/invoices/find-invoice-step.server.ts";
import { markPaid, takeBackMark } from "#app/domain/payments/invoices/mark-paid.server.ts";
import { payManyInvoices } from "#app/domain/payments/invoices/pay-many-invoices.server.ts";
import { remindPayment } from "#app/domain/payments/invoices/remind-payment.server.ts";
import { reversePayment } from "#app/domain/payments/invoices/reverse-payment.server.ts";
import { verifyMoney } from "#app/domain/payments/verify-money.server.ts";
import { db } from "#app/db.server.ts";
import { now } from "#app/lib/clock.ts";
import { dayOf } from "#app/lib/dates.ts";
import { randomUUID } from "node:crypto";
import { makeAssisted, makeRepresentative } from "#tests/factories/grant.ts";
import { invoiceNow, makeInvoiced, type Invoiced } from "#tests/factories/invoice.ts";

const marking = (it: Invoiced, version = 1) => ({ id: it.invoice.id, version, paidOn: dayOf(now()) });
const paidOut = async (it: Invoiced) =>
  Number(
    (
      await db().prisma.$queryRaw<{ pence: bigint }[]>`
        SELECT coalesce(sum(e.amount_pence), 0)::bigint AS pence FROM ledger.entry e
        WHERE e.account_id = ${await openLedgerAccount(db().prisma, "paying-account/paid-out", it.invoice.payingAccountId)}`
    )[0]?.pence,
  );
const owed = async (it: Invoiced) =>
  balance(db().prisma, await openLedgerAccount(db().prisma, "planner/owed", it.planner.id));
const proves = async () => {
  expect(await verifyMoney()).toMatchObject({ ok: true, mismatches: [], orphanHolds: [] });
};

test("the person pays, says so, and only the supplier's yes makes it paid, with a receipt", async () => {
  const it = await makeInvoiced("direct_payment");
  const told = await db().prisma.notification.findFirst({
    where: { personId: it.person.id, subject: "There is an invoice to pay" },
  });
  expect(told?.body).toMatch(/only you pay it/);
  await db().prisma.supplierBank.create({
    data: {
      supplierId: it.invoice.supplierId,
      accountName: "Rosa Martin",
      sortCode: "089999",
      accountNumber: "66374958",
      checkSaid: "passes",
      createdAt: new Date("2026-01-01"),
    },
  });
  expect(await findInvoiceStep(it.person_, it.invoice.id, ["mark"])).toMatchObject({
    step: "mark",
    leftPence: 18_000,
    bank: { sortCode: "08-99-99", accountNumber: "66374958", isNew: false },
  });
  expect(await confirmArrived(it.planner_, marking(it))).toMatchObject({ refusal: { code: "moved-on" } });
  expect(await markPaid(it.asPerson, marking(it))).toMatchObject({ ok: true });
  expect(await owed(it)).toBe(18_000);
  expect(await confirmArrived(it.planner_, { id: it.invoice.id, version: 2 })).toMatchObject({ ok: true });
  expect([await owed(it), await paidOut(it)]).toEqual([0, 18_000]);
  const paid = await invoiceNow(it.invoice.id);
  expect(paid).toMatchObject({
    status: "paid",
    markedOn: null,
    payment: { method: "transfer", totalPence: 18_000 },
  });
  const receipt = paid.payment?.documentId ?? "";
  expect(await findDocument(it.person_, receipt)).toMatchObject({
    kind: "Receipt",
    total: { value: "£180" },
    invoiceId: it.invoice.id,
  });
  expect(await findDocument(it.planner_, receipt)).not.toBeNull();
  const stranger = await makeInvoiced("direct_payment");
  for (const party of [
    stranger.person_,
    stranger.planner_,
    stranger.council_,
    { side: "manager" as const, access: it.staff },
  ])
    expect(await findDocument(party, receipt)).toBeNull();
  await proves();
});

test("a person who marks or takes back ten times at once does it once; a stale page is refused", async () => {
  const it = await makeInvoiced("direct_payment");
  const all = await Promise.all(Array.from({ length: 10 }, () => markPaid(it.asPerson, marking(it))));
  expect(all.filter((one) => one.ok)).toHaveLength(1);
  expect(await takeBackMark(it.asPerson, { id: it.invoice.id, version: 1, words: "x" })).toMatchObject({
    refusal: { code: "stale" },
  });
  expect(
    await takeBackMark(it.asPerson, { id: it.invoice.id, version: 2, words: "Wrong invoice" }),
  ).toMatchObject({ ok: true });
  expect(await invoiceNow(it.invoice.id)).toMatchObject({ status: "issued", markedOn: null });
  await markPaid(it.asPerson, marking(it, 3));
  const yes = await Promise.all(
    Array.from({ length: 10 }, () => confirmArrived(it.planner_, { id: it.invoice.id, version: 4 })),
  );
  expect(yes.filter((one) => one.ok)).toHaveLength(1);
  expect(await paidOut(it)).toBe(18_000);
  await proves();
});

test("not arrived: it waits again, both are told in words", async () => {
  const it = await makeInvoiced("direct_payment");
  await markPaid(it.asPerson, marking(it));
  expect(
    await sayNotArrived(it.planner_, {
      id: it.invoice.id,
      version: 2,
      words: "Nothing by Friday",
      step: "confirm",
    }),
  ).toMatchObject({ ok: true });
  const now_ = await invoiceNow(it.invoice.id);
  expect(now_.status).toBe("issued");
  expect(now_.events.at(-1)).toMatchObject({ kind: "not-arrived", words: "Nothing by Friday" });
  const told = await db().prisma.notification.findFirst({
    where: { personId: it.person.id, subject: "A payment has not arrived" },
  });
  expect(told?.body).toMatch(/Look at your bank account/);
});

test("silence reminds at 3 and 7 days, opens one case, and never confirms", async () => {
  const it = await makeInvoiced("direct_payment");
  await markPaid(it.asPerson, marking(it));
  const jobs = (
    await db().owner.query<{ days: number }>(`
    SELECT (run_at AT TIME ZONE 'Europe/London')::date - (now() AT TIME ZONE 'Europe/London')::date AS days FROM graphile_worker.jobs WHERE task_identifier = 'remind-payment' ORDER BY id DESC LIMIT 2`)
  ).rows;
  expect(jobs.map((one) => one.days).sort()).toEqual([3, 7]);
  const reminder = { invoiceId: it.invoice.id, version: "2" };
  for (const kind of ["first", "first", "core-service", "core-service"])
    await remindPayment({ ...reminder, kind });
  await remindPayment({ ...reminder, version: "1", kind: "first" });
  const silent = await invoiceNow(it.invoice.id);
  expect(silent.status).toBe("marked_paid");
  expect(silent.events.map((one) => one.kind)).toEqual([
    "issued",
    "marked-paid",
    "reminded-first",
    "reminded-core-service",
  ]);
  expect(await db().prisma.coreCase.count({ where: { areaId: it.area.id, kind: "payment_silent" } })).toBe(1);
  expect(await owed(it)).toBe(18_000);
  await confirmArrived(it.planner_, { id: it.invoice.id, version: 2 });
  await remindPayment({ ...reminder, version: "3", kind: "first" });
  expect((await invoiceNow(it.invoice.id)).events.at(-1)?.kind).toBe("confirmed");
});

test("a bank statement confirms, whether or not it was marked, for the right person and amount, once", async () => {
  const it = await makeInvoiced("direct_payment");
  const seen = {
    invoiceId: it.invoice.id,
    personId: it.person.id,
    pence: 18_000,
    paidOn: dayOf(now()),
    bankReference: "FPO 123",
  };
  const by = (more: Partial<typeof seen> = {}) =>
    act(systemAccess("test"), (tx) => confirmByStatement(tx, systemAccess("test"), { ...seen, ...more }));
  expect(await by({ personId: randomUUID() })).toMatchObject({ refusal: { code: "not-found" } });
  expect(await by({ pence: 17_999 })).toMatchObject({ refusal: { code: "amount-differs" } });
  const all = await Promise.all([by(), by(), by()]);
  expect(all.filter((one) => one.ok)).toHaveLength(1);
  expect(await invoiceNow(it.invoice.id)).toMatchObject({
    status: "paid",
    payment: { bankReference: "FPO 123" },
  });
  // Not so after all: whoever is paid undoes it
  expect(
    await reversePayment(it.planner_, { id: it.invoice.id, version: 2, words: "Another's" }),
  ).toMatchObject({ ok: true });
  expect([await owed(it), await paidOut(it)]).toEqual([18_000, 0]);
  await proves();
  const third = await makeInvoiced("third_party");
  expect(
    await act(systemAccess("test"), (tx) =>
      confirmByStatement(tx, systemAccess("test"), {
        ...seen,
        invoiceId: third.invoice.id,
        personId: third.person.id,
      }),
    ),
  ).toMatchObject({ refusal: { code: "not-found" } });
});

test("who acts for the person: with authority over money, in force now, with the person's words from a worker", async () => {
  const it = await makeInvoiced("direct_payment");
  const assisted = await makeAssisted(it.person, { scopes: ["money"] });
  expect(await markPaid(assisted.access, marking(it))).toMatchObject({ refusal: { code: "words-needed" } });
  await db().prisma.accessGrant.update({ where: { id: assisted.grant.id }, data: { withdrawnAt: now() } });
  const said = { ...marking(it), decision: { question: "Have you paid?", words: "Yes, on Friday" } };
  expect(await markPaid(assisted.access, said)).toMatchObject({ refusal: { code: "grant-withdrawn" } });
  expect((await invoiceNow(it.invoice.id)).status).toBe("issued");
  const { access } = await makeRepresentative(it.person, { scopes: ["money"] });
  if (!access) throw new Error("no grant in force");
  expect(await markPaid(access, marking(it))).toMatchObject({ ok: true });
  const event = (await invoiceNow(it.invoice.id)).events.at(-1);
  expect(event).toMatchObject({ grantId: access.grant?.id, byName: "Rana Representative, for Asha Test" });
});

test("nobody pays what is not theirs to pay, and a third party's invoice is never asked of the person", async () => {
  const third = await makeInvoiced("third_party");
  const council = await makeInvoiced("council_held");
  const own = await makeInvoiced("direct_payment");
  for (const it of [third, council]) {
    expect(await markPaid(it.asPerson, marking(it))).toMatchObject({ refusal: { code: "moved-on" } });
    expect(await findInvoiceStep(it.person_, it.invoice.id, ["mark"])).toBeNull();
  }
  expect(await markPaid(own.asPerson, marking(third))).toMatchObject({ refusal: { code: "not-found" } });
  const pay = {
    chosen: [own.invoice],
    paidOn: dayOf(now()),
    bankReference: "X",
    submissionKey: randomUUID(),
  };
  expect(await payManyInvoices(own.staff, pay)).toMatchObject({ refusal: { code: "not-found" } });
  await markPaid(own.asPerson, marking(own));
  expect(
    await creditInvoice(own.planner_, {
      id: own.invoice.id,
      version: 2,
      pence: 100,
      reason: "x",
      submissionKey: randomUUID(),
    }),
  ).toMatchObject({
    refusal: {
      code: "moved-on",
      words: expect.stringMatching(/Say first whether the money has arrived/) as string,
    },
  });
});
