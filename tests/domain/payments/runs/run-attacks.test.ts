import { randomUUID } from "node:crypto";
import { expect, test } from "vitest";
import { approveRun } from "#app/domain/payments/runs/approve-run.server.ts";
import { cancelRun } from "#app/domain/payments/runs/cancel-run.server.ts";
import { makeRun } from "#app/domain/payments/runs/make-run.server.ts";
import { recordRunPaid } from "#app/domain/payments/runs/record-run-paid.server.ts";
import { findRun } from "#app/domain/payments/runs/find-run.server.ts";
import { verifyMoney } from "#app/domain/payments/verify-money.server.ts";
import { db } from "#app/db.server.ts";
import { now, setNow } from "#app/lib/clock.ts";
import { dayOf } from "#app/lib/dates.ts";
import { areaAccessOf, makeAccount } from "#tests/factories/account.ts";
import { ACCOUNTS, agreeWork, giveDetails, makeOwed, makePaidRun, runOf } from "#tests/factories/run.ts";

const refused = (code: string) => ({ ok: false, refusal: { code } });
const sql = (words: string, ...values: unknown[]) => db().owner.query(words, values);
const APPROVE =
  "UPDATE payment_run SET status = 'approved', approved_by_account_id = $2, approved_at = now() WHERE id = $1";

test("nobody approves their own run: not by the verb, not in the database, not by trying often", async () => {
  const { maker, invoice } = await makeOwed();
  const id = await makePaidRun(maker, maker, [invoice], "made");
  for (let tries = 0; tries < 3; tries++)
    expect(await approveRun(maker, id, { version: 1, checked: "yes" })).toMatchObject(refused("same-person"));
  await expect(sql(APPROVE, id, maker.actor.accountId)).rejects.toThrow("payment_run_two_people");
});

test("ten approvals at once are one, and ten payments at once are one", async () => {
  const { parties, maker, approver, invoice } = await makeOwed();
  const id = await makePaidRun(maker, approver, [invoice], "made");
  const others = await Promise.all(
    Array.from({ length: 9 }, async () =>
      areaAccessOf(await makeAccount("commissioner", parties.area.id), parties.area),
    ),
  );
  const approvals = await Promise.all(
    [approver, ...others].map((one) => approveRun(one, id, { version: 1, checked: "yes" })),
  );
  expect(approvals.filter((one) => one.ok)).toHaveLength(1);
  for (const one of approvals) if (!one.ok) expect(one.refusal.code).toBe("moved-on");
  const input = { version: 2, paidOn: dayOf(now()), bankReference: "B" };
  const payments = await Promise.all([maker, ...others].map((one) => recordRunPaid(one, id, input)));
  expect(payments.filter((one) => one.ok)).toHaveLength(1);
  expect(await db().prisma.payment.count({ where: { areaId: parties.area.id } })).toBe(1);
  expect(await db().prisma.document.count({ where: { areaId: parties.area.id, kind: "remittance" } })).toBe(
    1,
  );
  expect(await verifyMoney()).toMatchObject({ ok: true, mismatches: [] });
});

test("runs that grab the same invoices at once: one gets them all, the others nothing; the same form twice is one run", async () => {
  const { parties, maker, approver, invoice } = await makeOwed();
  const second = await agreeWork(parties);
  const all = await Promise.all(
    Array.from({ length: 8 }, (_, i) =>
      makeRun(i % 2 ? maker : approver, runOf(...(i % 3 ? [invoice, second] : [second, invoice]))),
    ),
  );
  expect(all.filter((one) => one.ok)).toHaveLength(1);
  for (const one of all) if (!one.ok) expect(one.refusal.code).toBe("changed");
  expect(await db().prisma.paymentRun.count({ where: { areaId: parties.area.id } })).toBe(1);
  const third = runOf(await agreeWork(parties));
  const twice = [await makeRun(maker, third), await makeRun(maker, third)];
  expect(twice[0]).toEqual(twice[1]);
  expect(
    await db().prisma.paymentRun.findMany({ where: { areaId: parties.area.id }, orderBy: { number: "asc" } }),
  ).toMatchObject([{ number: 1 }, { number: 2 }]);
});

test("whoever is paid makes, approves and records nothing, with whatever role", async () => {
  const { parties, maker, approver, payee, invoice } = await makeOwed();
  const alsoStaff = areaAccessOf(
    { ...(await makeAccount("practitioner", parties.area.id)), id: payee.actor.accountId },
    parties.area,
  );
  expect(await makeRun(alsoStaff, runOf(invoice))).toMatchObject(refused("oneself"));
  const id = await makePaidRun(maker, approver, [invoice], "made");
  expect(await approveRun(alsoStaff, id, { version: 1, checked: "yes" })).toMatchObject(refused("oneself"));
  await expect(sql(APPROVE, id, payee.actor.accountId)).rejects.toThrow(
    "nobody makes or approves a payment to themselves",
  );
  await approveRun(approver, id, { version: 1, checked: "yes" });
  expect(
    await recordRunPaid(alsoStaff, id, { version: 2, paidOn: dayOf(now()), bankReference: "B" }),
  ).toMatchObject(refused("oneself"));
});

test("an old page is refused", async () => {
  const { maker, approver, invoice } = await makeOwed();
  const id = await makePaidRun(maker, approver, [invoice], "approved");
  expect(
    await recordRunPaid(maker, id, { version: 1, paidOn: dayOf(now()), bankReference: "B" }),
  ).toMatchObject(refused("moved-on"));
  expect(await cancelRun(maker, id, { version: 1, reason: "x", notPaid: "yes" })).toMatchObject(
    refused("moved-on"),
  );
});

test("bank details changed between making and approving stop the approval; new ones must be checked", async () => {
  const { maker, approver, payee, invoice } = await makeOwed();
  const id = await makePaidRun(maker, approver, [invoice], "made");
  expect((await findRun(approver, id))?.lines).toMatchObject([
    { fresh: "first", moved: false, ending: "4958" },
  ]);
  expect(await approveRun(approver, id, { version: 1 })).toMatchObject(refused("not-checked"));
  await giveDetails(payee, ACCOUNTS[1]);
  expect((await findRun(approver, id))?.lines).toMatchObject([{ moved: true, ending: "4958" }]);
  expect(await approveRun(approver, id, { version: 1, checked: "yes" })).toMatchObject(
    refused("details-changed"),
  );
  await cancelRun(maker, id, { version: 1, reason: "New details", notPaid: "yes" });
  const again = await makePaidRun(maker, approver, [invoice], "made");
  expect((await findRun(approver, again))?.lines).toMatchObject([{ fresh: "changed", ending: "7491" }]);
  try {
    setNow(new Date(now().getTime() + 7 * 86_400_000));
    expect((await findRun(approver, again))?.lines).toMatchObject([{ fresh: null }]);
    expect(await approveRun(approver, again, { version: 1 })).toMatchObject({ ok: true });
  } finally {
    setNow(null);
  }
});

test("details that change after the approval are shown, and what is paid is what was approved", async () => {
  const { maker, approver, payee, invoice } = await makeOwed();
  const id = await makePaidRun(maker, approver, [invoice], "approved");
  await giveDetails(payee, ACCOUNTS[2]);
  expect((await findRun(maker, id))?.lines).toMatchObject([{ moved: true, ending: "4958" }]);
});

test("an invoice in a run is not queried, credited, paid or put into another run meanwhile", async () => {
  const { parties, maker, approver, invoice } = await makeOwed();
  const id = await makePaidRun(maker, approver, [invoice], "made");
  const line = await db().prisma.paymentRunLine.findFirstOrThrow({ where: { runId: id } });
  const other = await makePaidRun(maker, approver, [await agreeWork(parties)], "made");
  const elsewhere = await db().prisma.paymentRunLine.findFirstOrThrow({ where: { runId: other } });
  for (const change of [
    "status = 'queried'",
    "status = 'approved'",
    "status = 'marked_paid'",
    "credited_pence = 1",
    "run_line_id = NULL",
    `run_line_id = '${elsewhere.id}'`,
  ])
    await expect(sql(`UPDATE invoice SET ${change} WHERE id = $1`, invoice), change).rejects.toThrow(
      /invoice_in_run|stays as it is/,
    );
  expect(line.amountPence).toBe(18_000);
});

test("an invoice taken out behind the run's back stops the approval, by the verb and in the database", async () => {
  const { maker, approver, invoice } = await makeOwed();
  const id = await makePaidRun(maker, approver, [invoice], "made");
  await sql("UPDATE invoice SET status = 'issued', run_line_id = NULL WHERE id = $1", invoice);
  expect(await approveRun(approver, id, { version: 1, checked: "yes" })).toMatchObject(refused("changed"));
  await expect(sql(APPROVE, id, approver.actor.accountId)).rejects.toThrow("does not add up");
});

test("the database lets nobody rewrite a run", async () => {
  const { maker, approver, payee, invoice } = await makeOwed();
  const id = await makePaidRun(maker, approver, [invoice], "approved");
  const bank = await giveDetails(payee, ACCOUNTS[1]);
  const stranger = randomUUID();
  for (const [words, problem] of [
    ["UPDATE payment_run SET total_pence = 1 WHERE id = $1", "stays as it is"],
    ["UPDATE payment_run SET processing_on = processing_on + 1 WHERE id = $1", "stays as it is"],
    [`UPDATE payment_run SET made_by_account_id = '${stranger}' WHERE id = $1`, "stays as it is"],
    ["UPDATE payment_run SET approved_at = now() WHERE id = $1", "stays as it is"],
    ["UPDATE payment_run SET status = 'draft' WHERE id = $1", "does not go from"],
    ["UPDATE payment_run SET status = 'paid' WHERE id = $1", "payment_run_paid"],
    ["DELETE FROM payment_run WHERE id = $1", "never deleted"],
    ["UPDATE payment_run_line SET amount_pence = 1 WHERE run_id = $1", "stays as it is"],
    [`UPDATE payment_run_line SET supplier_bank_id = '${bank.id}' WHERE run_id = $1`, "stays as it is"],
    ["DELETE FROM payment_run_line WHERE run_id = $1", "stays as it is"],
    [
      "INSERT INTO payment_run_line SELECT gen_random_uuid(), run_id, supplier_id, supplier_bank_id, 5 FROM payment_run_line WHERE run_id = $1",
      "to a draft only",
    ],
    [
      "UPDATE payment_run_item SET amount_pence = 1 WHERE line_id IN (SELECT id FROM payment_run_line WHERE run_id = $1)",
      "stays as it is",
    ],
  ] as const)
    await expect(sql(words, id), words).rejects.toThrow(problem);
  await recordRunPaid(maker, id, { version: 2, paidOn: dayOf(now()), bankReference: "B" });
  await expect(sql("UPDATE payment_run SET bank_reference = 'C' WHERE id = $1", id)).rejects.toThrow(
    "is over",
  );
});

test("a line that fails half way leaves nothing behind: all of a run is paid, or none", async () => {
  const { parties, maker, approver, invoice } = await makeOwed();
  const id = await makePaidRun(maker, approver, [invoice], "approved");
  // The ledger no longer owes what the run says: the posting is refused after other rows were written
  await sql(
    "UPDATE ledger.account SET balance_pence = 0 WHERE owner_id = $1 AND kind = 'owed'",
    parties.planner.id,
  );
  const input = { version: 2, paidOn: dayOf(now()), bankReference: "B" };
  expect(await recordRunPaid(maker, id, input)).toMatchObject(refused("budget-too-low"));
  expect(await db().prisma.payment.count({ where: { areaId: parties.area.id } })).toBe(0);
  expect(await db().prisma.document.count({ where: { areaId: parties.area.id, kind: "remittance" } })).toBe(
    0,
  );
  expect((await findRun(maker, id))?.status).toBe("approved");
  await sql(
    "UPDATE ledger.account SET balance_pence = 18000 WHERE owner_id = $1 AND kind = 'owed'",
    parties.planner.id,
  );
  expect(await recordRunPaid(maker, id, input)).toMatchObject({ ok: true });
});
