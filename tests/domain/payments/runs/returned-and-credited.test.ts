// A run was paid, something of it was credited, and then the bank sent the payment back.
import { randomUUID } from "node:crypto";
import { expect, test } from "vitest";
import { balance, openLedgerAccount } from "#app/domain/ledger/ledger.server.ts";
import { creditInvoice } from "#app/domain/payments/invoices/credit-invoice.server.ts";
import { recordRepaid } from "#app/domain/payments/invoices/record-repaid.server.ts";
import { recordReturned } from "#app/domain/payments/runs/record-returned.server.ts";
import { verifyMoney } from "#app/domain/payments/verify-money.server.ts";
import { db } from "#app/db.server.ts";
import { now } from "#app/lib/clock.ts";
import { dayOf } from "#app/lib/dates.ts";
import { invoiceNow } from "#tests/factories/invoice.ts";
import { giveDetails, makeOwed, makePaidRun } from "#tests/factories/run.ts";

async function paidAndCredited(pence: number) {
  const made = await makeOwed(18_000);
  const { parties, maker, approver, invoice } = made;
  const runId = await makePaidRun(maker, approver, [invoice]);
  const { id: lineId } = await db().prisma.paymentRunLine.findFirstOrThrow({ where: { runId } });
  const { version } = await invoiceNow(invoice);
  const credit = { id: invoice, version, pence, reason: "Too much", submissionKey: randomUUID() };
  expect(await creditInvoice({ side: "planner", access: parties.asPlanner }, credit)).toMatchObject({
    ok: true,
  });
  const money = async () => [
    await balance(db().prisma, parties.pot.availableAccountId),
    await balance(db().prisma, await openLedgerAccount(db().prisma, "planner/owed", parties.planner.id)),
  ];
  return { ...made, runId, lineId, money };
}

test("a credit that waited to be paid back is done at once: the pot has its part, and only the rest is owed and paid again", async () => {
  const { maker, approver, payee, invoice, runId, lineId, money } = await paidAndCredited(8_000);
  expect(await money()).toEqual([0, 0]);
  expect(await recordReturned(maker, runId, lineId, "closed")).toMatchObject({ ok: true });
  expect(await money()).toEqual([8_000, 10_000]);
  const back = await invoiceNow(invoice);
  expect(back).toMatchObject({ status: "issued", creditedPence: 8_000, payment: null });
  expect(back.credits[0]).toMatchObject({ repaymentTransferId: null });
  expect(back.credits[0]?.doneAt).not.toBeNull();
  expect(
    back.events
      .map(({ kind }) => kind)
      .filter((kind) => /return|credit/.test(kind))
      .sort(),
  ).toEqual(["credit-waiting", "credited", "returned"]);
  expect(await verifyMoney()).toMatchObject({ ok: true, mismatches: [] });
  await giveDetails(payee);
  await makePaidRun(maker, approver, [invoice]);
  expect(await money()).toEqual([8_000, 0]);
  expect((await invoiceNow(invoice)).payment).toMatchObject({ totalPence: 10_000 });
  expect(await verifyMoney()).toMatchObject({ ok: true, mismatches: [] });
});

test("all of it credited: nothing is owed any more", async () => {
  const { maker, invoice, runId, lineId, money } = await paidAndCredited(18_000);
  expect(await recordReturned(maker, runId, lineId, "other")).toMatchObject({ ok: true });
  expect(await money()).toEqual([18_000, 0]);
  expect(await invoiceNow(invoice)).toMatchObject({ status: "credited", creditedPence: 18_000 });
  expect(await verifyMoney()).toMatchObject({ ok: true, mismatches: [] });
});

test("paid back by the supplier already: it cannot have come back whole as well, so it is refused", async () => {
  const { maker, invoice, runId, lineId, money } = await paidAndCredited(8_000);
  const { version } = await invoiceNow(invoice);
  const council = { side: "area" as const, access: maker };
  expect(await recordRepaid(council, { id: invoice, version, paidOn: dayOf(now()) })).toMatchObject({
    ok: true,
  });
  expect(await recordReturned(maker, runId, lineId, "closed")).toMatchObject({ refusal: { code: "repaid" } });
  expect(await money()).toEqual([8_000, 0]);
  expect(await verifyMoney()).toMatchObject({ ok: true, mismatches: [] });
});
