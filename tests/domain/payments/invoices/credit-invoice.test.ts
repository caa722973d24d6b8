import { randomUUID } from "node:crypto";
import { expect, test } from "vitest";
import { balance, openLedgerAccount } from "#app/domain/ledger/ledger.server.ts";
import { creditInvoice } from "#app/domain/payments/invoices/credit-invoice.server.ts";
import { CreditForm } from "#app/domain/payments/invoices/invoice-forms.ts";
import { payManyInvoices } from "#app/domain/payments/invoices/pay-many-invoices.server.ts";
import { recordRepaid } from "#app/domain/payments/invoices/record-repaid.server.ts";
import { reversePayment } from "#app/domain/payments/invoices/reverse-payment.server.ts";
import { verifyMoney } from "#app/domain/payments/verify-money.server.ts";
import { db } from "#app/db.server.ts";
import { now } from "#app/lib/clock.ts";
import { dayOf } from "#app/lib/dates.ts";
import { makeInvoiced, makeInvoices, invoiceNow, type Invoiced } from "#tests/factories/invoice.ts";
import { areaAccessOf, makeAccount } from "#tests/factories/account.ts";
import { makeParties } from "#tests/factories/engagement.ts";
import { giveDetails, makePaidRun, payeeOf } from "#tests/factories/run.ts";

const credit = (invoice: { id: string; version: number }, pence: number) => ({
  id: invoice.id,
  version: invoice.version,
  pence,
  reason: "Two visits did not happen",
  submissionKey: randomUUID(),
});
const left = async (it: Invoiced) => balance(db().prisma, it.pot.availableAccountId);
const owed = async (it: Invoiced) =>
  balance(db().prisma, await openLedgerAccount(db().prisma, "planner/owed", it.planner.id));
const proves = async () => {
  expect(await verifyMoney()).toMatchObject({ ok: true, imbalances: [], mismatches: [], orphanHolds: [] });
};
const pay = (it: Invoiced, ...chosen: { id: string; version: number }[]) =>
  payManyInvoices(it.staff, {
    chosen,
    paidOn: dayOf(now()),
    bankReference: "H 1",
    submissionKey: randomUUID(),
  });

test("an unpaid invoice: a part goes back to the pot at once, then the rest, and it is credited", async () => {
  const it = await makeInvoiced("third_party");
  expect(await left(it)).toBe(82_000);
  const part = credit(it.invoice, 5_001);
  expect(await creditInvoice(it.planner_, part)).toMatchObject({ ok: true });
  // The same form again is the same credit
  expect(await creditInvoice(it.planner_, part)).toMatchObject({ ok: true });
  expect([await left(it), await owed(it)]).toEqual([87_001, 12_999]);
  const one = await invoiceNow(it.invoice.id);
  expect(one).toMatchObject({ status: "issued", creditedPence: 5_001, credits: [{ grossPence: 5_001 }] });
  const paper = await db().prisma.document.findUniqueOrThrow({
    where: { id: one.credits[0]?.documentId ?? "" },
  });
  expect(paper).toMatchObject({ kind: "credit_note", number: 1 });
  expect(paper.body).toMatchObject({ invoice: one.document.label, grossPence: 5_001, paidBackFirst: false });
  expect(await creditInvoice(it.planner_, credit(one, 13_000))).toMatchObject({
    refusal: { code: "too-much" },
  });
  expect(await creditInvoice(it.council_, credit(one, 12_999))).toMatchObject({ ok: true });
  expect(await invoiceNow(it.invoice.id)).toMatchObject({ status: "credited", creditedPence: 18_000 });
  expect([await left(it), await owed(it)]).toEqual([100_000, 0]);
  await proves();
});

test("what is left after a credit is what is paid", async () => {
  const it = await makeInvoiced("third_party");
  await creditInvoice(it.planner_, credit(it.invoice, 3_000));
  expect(await pay(it, await invoiceNow(it.invoice.id))).toMatchObject({
    ok: true,
    value: { totalPence: 15_000 },
  });
  const paid = await invoiceNow(it.invoice.id);
  expect(
    await reversePayment(
      { side: "manager", access: it.staff },
      { id: paid.id, version: paid.version, words: "x" },
    ),
  ).toMatchObject({ ok: true });
  await proves();
});

test("a paid invoice: the supplier pays back first; then it counts as money in the budget; then it cannot be undone whole", async () => {
  const it = await makeInvoiced("third_party");
  await pay(it, it.invoice);
  const manager = { side: "manager" as const, access: it.staff };
  expect(await creditInvoice(it.planner_, credit(await invoiceNow(it.invoice.id), 8_000))).toMatchObject({
    ok: true,
  });
  expect([await left(it), await owed(it)]).toEqual([82_000, 0]);
  const waiting = await invoiceNow(it.invoice.id);
  expect(waiting).toMatchObject({ status: "paid", creditedPence: 0, credits: [{ doneAt: null }] });
  await proves();
  expect(await creditInvoice(it.planner_, credit(waiting, 100))).toMatchObject({
    refusal: { code: "moved-on" },
  });
  expect(
    await reversePayment(manager, { id: waiting.id, version: waiting.version, words: "x" }),
  ).toMatchObject({ refusal: { code: "moved-on" } });
  const back = { id: waiting.id, version: waiting.version, paidOn: dayOf(now()) };
  expect(await recordRepaid(it.planner_, back)).toMatchObject({ refusal: { code: "moved-on" } });
  expect(await recordRepaid(it.person_, back)).toMatchObject({ refusal: { code: "moved-on" } });
  const all = await Promise.all([1, 2, 3].map(() => recordRepaid(manager, back)));
  expect(all.filter((one) => one.ok)).toHaveLength(1);
  expect([await left(it), await owed(it)]).toEqual([90_000, 0]);
  const done = await invoiceNow(it.invoice.id);
  expect(done).toMatchObject({ status: "paid", creditedPence: 8_000, payment: { totalPence: 18_000 } });
  expect(await reversePayment(manager, { id: done.id, version: done.version, words: "x" })).toMatchObject({
    refusal: { code: "moved-on" },
  });
  await proves();
  await creditInvoice(it.planner_, credit(done, 10_000));
  const rest = await invoiceNow(it.invoice.id);
  expect(await recordRepaid(manager, { ...back, version: rest.version })).toMatchObject({ ok: true });
  expect(await left(it)).toBe(100_000);
  await proves();
});

test("a council's paid invoice, and the area's own part for communication needs, go back to where they came from", async () => {
  const parties = await makeParties(100_000);
  const tx = db().prisma;
  const adjustments = await openLedgerAccount(tx, "area/adjustments", parties.area.id);
  const made = await makeInvoices(parties, "high", { talks: "longer" });
  const before = await balance(tx, adjustments);
  const part = made.find((one) => one.adjustment);
  const planner_ = { side: "planner" as const, access: parties.asPlanner };
  expect(part?.grossPence).toBe(14_000);
  if (!part) return;
  expect(await creditInvoice(planner_, credit(part, 4_000))).toMatchObject({ ok: true });
  expect(await balance(tx, adjustments)).toBe(before + 4_000);
  const held = await makeInvoiced("council_held");
  await giveDetails(payeeOf(held));
  const approver = areaAccessOf(await makeAccount("commissioner", held.area.id), held.area);
  await makePaidRun(held.council, approver, [held.invoice.id]);
  await creditInvoice(held.planner_, credit(await invoiceNow(held.invoice.id), 18_000));
  const waiting = await invoiceNow(held.invoice.id);
  expect(
    await recordRepaid(held.council_, { id: waiting.id, version: waiting.version, paidOn: dayOf(now()) }),
  ).toMatchObject({ ok: true });
  expect(await left(held)).toBe(100_000);
  await proves();
});

test("ten credits of all of it at once give it back once", async () => {
  const it = await makeInvoiced("direct_payment");
  const all = await Promise.all(
    Array.from({ length: 10 }, () => creditInvoice(it.planner_, credit(it.invoice, 18_000))),
  );
  expect(all.filter((one) => one.ok)).toHaveLength(1);
  expect([await left(it), await owed(it)]).toEqual([100_000, 0]);
  await proves();
});

test("who may not: the person, the manager, a commissioner, a stranger; and not in a payment run", async () => {
  const it = await makeInvoiced("third_party");
  const other = await makeInvoiced("third_party");
  const commissioner = {
    ...it.council_,
    access: { ...it.council, actor: { ...it.council.actor, role: "commissioner" as const } },
  };
  for (const party of [it.person_, { side: "manager" as const, access: it.staff }, commissioner])
    expect(await creditInvoice(party, credit(it.invoice, 100))).toMatchObject({
      refusal: { code: "moved-on" },
    });
  for (const party of [other.planner_, other.council_])
    expect(await creditInvoice(party, credit(it.invoice, 100))).toMatchObject({
      refusal: { code: "not-found" },
    });
  expect(await creditInvoice(it.planner_, credit({ id: it.invoice.id, version: 9 }, 100))).toMatchObject({
    refusal: { code: "stale" },
  });
  expect(await left(it)).toBe(82_000);
});

test("amounts that are none are refused in words", () => {
  const said = { version: "1", reason: "x", submissionKey: randomUUID() };
  for (const amount of ["-1", "1e9", "18.005", "NaN", "١٨", "0", "", "99999999999"])
    expect(CreditForm.safeParse({ ...said, amount }).error?.issues[0]?.message, amount).toMatch(
      /Enter an amount in pounds/,
    );
  expect(CreditForm.parse({ ...said, amount: "£1,234.5" }).amount).toBe(123_450);
});

test("the database itself refuses credits above the invoice, and changes to a credit note", async () => {
  const it = await makeInvoiced("third_party");
  await creditInvoice(it.planner_, credit(it.invoice, 10_000));
  const note = await db().prisma.creditNote.findFirstOrThrow({ where: { invoiceId: it.invoice.id } });
  await expect(
    db().prisma.creditNote.create({
      data: {
        invoiceId: it.invoice.id,
        documentId: it.invoice.documentId,
        netPence: 8_001,
        vatPence: 0,
        grossPence: 8_001,
        reason: "x",
        submissionKey: randomUUID(),
      },
    }),
  ).rejects.toThrow(/credits would come to more than the invoice/);
  await expect(
    db().owner.query("UPDATE credit_note SET reason = 'Other' WHERE id = $1", [note.id]),
  ).rejects.toThrow(/a credit note never changes/);
});
