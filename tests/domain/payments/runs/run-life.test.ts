import { randomUUID } from "node:crypto";
import { expect, test } from "vitest";
import { balance, openLedgerAccount } from "#app/domain/ledger/ledger.server.ts";
import { findEarnings } from "#app/domain/payments/find-earnings.server.ts";
import { approveRun } from "#app/domain/payments/runs/approve-run.server.ts";
import { cancelRun } from "#app/domain/payments/runs/cancel-run.server.ts";
import { findOwed, findPayableInvoices } from "#app/domain/payments/runs/find-owed.server.ts";
import { findRunFile } from "#app/domain/payments/runs/find-run-file.server.ts";
import { findRun } from "#app/domain/payments/runs/find-run.server.ts";
import { findPayments, findRuns } from "#app/domain/payments/runs/find-runs.server.ts";
import { makeRun } from "#app/domain/payments/runs/make-run.server.ts";
import { recordExported } from "#app/domain/payments/runs/record-exported.server.ts";
import { recordReturned } from "#app/domain/payments/runs/record-returned.server.ts";
import { recordRunPaid } from "#app/domain/payments/runs/record-run-paid.server.ts";
import { savePayingAccount } from "#app/domain/payments/runs/save-paying-account.server.ts";
import { verifyMoney } from "#app/domain/payments/verify-money.server.ts";
import { db } from "#app/db.server.ts";
import { now } from "#app/lib/clock.ts";
import { addDays, dayOf } from "#app/lib/dates.ts";
import { areaAccessOf, makeAccount } from "#tests/factories/account.ts";
import { makeArea } from "#tests/factories/area.ts";
import { makeParties, type Parties } from "#tests/factories/engagement.ts";
import { makeManager } from "#tests/factories/person.ts";
import { makePlanner } from "#tests/factories/planner.ts";
import {
  ACCOUNTS,
  agreeWork,
  giveDetails,
  makeOwed,
  makePaidRun,
  payeeOf,
  runOf,
} from "#tests/factories/run.ts";

const invoiceNow = (id: string) => db().prisma.invoice.findUniqueOrThrow({ where: { id } });
const owedTo = async (parties: Parties) =>
  balance(db().prisma, await openLedgerAccount(db().prisma, "planner/owed", parties.planner.id));
const version = async (id: string) =>
  (await db().prisma.paymentRun.findUniqueOrThrow({ where: { id } })).version;
const paid = async (id: string) => ({
  version: await version(id),
  paidOn: dayOf(now()),
  bankReference: "BACS 7",
});
const lineOf = (id: string) => db().prisma.paymentRunLine.findFirstOrThrow({ where: { runId: id } });
const told = (parties: Parties, subject: string) =>
  db().prisma.notification.findMany({
    where: { subject, accountId: parties.asPlanner.actor.accountId },
  });

test("made, approved, with the bank, paid: the money agrees everywhere, and the supplier is told with a numbered remittance advice", async () => {
  const { parties, maker, approver, invoice } = await makeOwed();
  const second = await agreeWork(parties);
  expect(await findOwed(maker)).toMatchObject({
    totalPence: 36_000,
    totals: { "not-due": 36_000, "to-30": 0, "over-30": 0 },
    suppliers: [{ name: "Rosa Martin", invoices: 2, payable: "ready" }],
  });
  const made = await makeRun(maker, runOf(invoice, second));
  if (!made.ok) throw new Error(made.refusal.words);
  const { id } = made.value;
  expect(await invoiceNow(invoice)).toMatchObject({ status: "in_run", runLineId: (await lineOf(id)).id });
  expect(await findOwed(maker)).toMatchObject({ totalPence: 0, suppliers: [] });
  expect(await findPayableInvoices(maker, "test")).toEqual([]);
  expect((await findRuns(approver))[0]).toMatchObject({ waits: true, totalPence: 36_000, suppliers: 1 });
  expect((await findRuns(maker))[0]).toMatchObject({ waits: false });
  expect(await findRunFile(maker, id, "csv")).toBeNull();

  expect(await approveRun(approver, id, { version: 1, checked: "yes" })).toMatchObject({ ok: true });
  expect(await findRunFile(maker, id, "bacs")).toBeNull();
  expect(
    await savePayingAccount(approver, {
      version: 1,
      ...ACCOUNTS[1],
      serviceUserNumber: "123456",
      serviceUserName: "TEST COUNCIL",
    }),
  ).toMatchObject({ ok: true, value: { checked: true } });
  const file = await findRunFile(maker, id, "bacs");
  expect(file?.name).toBe("test-payment-run-1.txt");
  expect(file?.content).toMatch(/^TEST MONEY.*\r\nVOL1000001/);
  expect(file?.content).toContain("0899996637495809910799988837491    00000036000TEST COUNCIL");
  expect(await findRunFile(maker, id, "bacs")).toEqual(file);
  const csv = await findRunFile(maker, id, "csv");
  expect(csv?.content).toMatch(/"089999","66374958",.*360\.00.*"OWNWAY RUN 00001".*TEST, not to be paid/);
  expect(await db().prisma.paymentRun.findUniqueOrThrow({ where: { id } })).toMatchObject({
    status: "approved",
  });

  expect(await recordExported(maker, id, await version(id))).toMatchObject({ ok: true });
  expect(await recordRunPaid(maker, id, await paid(id))).toMatchObject({ ok: true, value: { suppliers: 1 } });
  expect(await owedTo(parties)).toBe(0);
  const [payment] = await findPayments(maker);
  expect(payment).toMatchObject({ totalPence: 36_000, bankReference: "BACS 7", cameBack: null, runId: id });
  expect(payment?.remittance?.label).toMatch(/^REM-AREA-\w+-00001$/);
  const document = await db().prisma.document.findUniqueOrThrow({
    where: { id: payment?.remittance?.id ?? "" },
  });
  expect(document.body).toMatchObject({
    supplier: { name: "Rosa Martin", vatNumber: null },
    accountEnding: "4958",
    netPence: 36_000,
    vatPence: 0,
    totalPence: 36_000,
    lines: [{ pence: 18_000 }, { pence: 18_000 }],
  });
  expect(JSON.stringify(document.body)).not.toContain("66374958");
  expect(await invoiceNow(invoice)).toMatchObject({ status: "paid", runLineId: null });
  const events = await db().prisma.invoiceEvent.findMany({
    where: { invoiceId: invoice },
    orderBy: { at: "asc" },
  });
  expect(events.map((event) => event.kind)).toEqual(["issued", "in-run", "paid"]);
  const [letter] = await told(parties, "The council has paid you");
  expect(letter?.body).toMatch(/£360.*BACS 7.*REM-AREA/s);
  expect((await findEarnings(parties.asPlanner, { plannerId: parties.planner.id })).totals).toMatchObject({
    owed: 0,
    inRun: 0,
    paid: 36_000,
  });
  expect(await verifyMoney()).toMatchObject({ ok: true, mismatches: [] });
  // The next run and the next advice carry the next numbers
  await makePaidRun(maker, approver, [await agreeWork(parties)]);
  expect((await findPayments(maker)).map((one) => one.remittance?.label.slice(-5)).sort()).toEqual([
    "00001",
    "00002",
  ]);
});

test("a payment that the bank sends back is reversed exactly, is owed again, and waits until the supplier looks at their details", async () => {
  const { parties, maker, approver, payee, invoice } = await makeOwed();
  const id = await makePaidRun(maker, approver, [invoice]);
  const { id: lineId } = await lineOf(id);
  const all = await Promise.all(Array.from({ length: 5 }, () => recordReturned(maker, id, lineId, "closed")));
  expect(all.filter((one) => one.ok)).toHaveLength(1);
  for (const one of all) if (!one.ok) expect(one.refusal.code).toBe("already-returned");
  expect(await owedTo(parties)).toBe(18_000);
  expect(await invoiceNow(invoice)).toMatchObject({ status: "issued", paymentId: null });
  expect((await findPayments(maker))[0]).toMatchObject({ cameBack: "The account is closed" });
  expect((await told(parties, "A payment to you came back"))[0]?.body).toMatch(
    /£180.*the account is closed/s,
  );
  expect(await verifyMoney()).toMatchObject({ ok: true, mismatches: [] });

  expect((await findOwed(maker)).suppliers).toMatchObject([{ payable: "came-back" }]);
  expect(await makeRun(maker, runOf(invoice))).toMatchObject({ ok: false, refusal: { code: "no-details" } });
  await giveDetails(payee, ACCOUNTS[1]);
  await makePaidRun(maker, approver, [invoice]);
  expect(await owedTo(parties)).toBe(0);
  const kinds = (
    await db().prisma.invoiceEvent.findMany({ where: { invoiceId: invoice }, orderBy: { at: "asc" } })
  ).map((event) => event.kind);
  expect(kinds).toEqual(["issued", "in-run", "paid", "returned", "in-run", "paid"]);
  expect(await verifyMoney()).toMatchObject({ ok: true, mismatches: [] });
});

test("an agency is paid once for several planners: one payment, what each was owed settled", async () => {
  const { parties, maker, approver, invoice } = await makeOwed();
  const agency = await db().prisma.agency.create({
    data: { areaId: parties.area.id, slug: `agency-${randomUUID()}`, name: "Harbour" },
  });
  const own = { agencyId: agency.id };
  const [one, two] = [await makePlanner(parties.area.id, own), await makePlanner(parties.area.id, own)];
  const head = await makeAccount("agency", parties.area.id, "Dev Head");
  await db().prisma.accountRole.updateMany({ where: { accountId: head.id }, data: own });
  const ofAgency = async (made: typeof one) =>
    agreeWork({
      ...parties,
      planner: made.planner,
      asPlanner: {
        ...parties.asPlanner,
        actor: { ...parties.asPlanner.actor, accountId: made.account.id },
        planner: { id: made.planner.id, areaId: parties.area.id, slug: made.planner.slug, name: "x" },
      },
    });
  const invoices = [await ofAgency(one), await ofAgency(two), await ofAgency(two)];
  expect(await makeRun(maker, runOf(...invoices))).toMatchObject({
    ok: false,
    refusal: { code: "no-details" },
  });
  await giveDetails({ ...payeeOf(parties), payee: { kind: "agency", agencyId: agency.id, name: "Harbour" } });
  const id = await makePaidRun(maker, approver, [...invoices, invoice]);
  const lines = await db().prisma.paymentRunLine.findMany({ where: { runId: id } });
  expect(lines.map((line) => line.amountPence).sort()).toEqual([18_000, 54_000]);
  for (const { planner } of [one, two]) expect(await owedTo({ ...parties, planner })).toBe(0);
  expect(
    await db().prisma.notification.findMany({
      where: { accountId: head.id, subject: "The council has paid you" },
    }),
  ).toMatchObject([{ body: expect.stringMatching(/£540.*3 pieces/s) as string }]);
  const agencyLine = lines.find((line) => line.amountPence === 54_000);
  expect(await recordReturned(maker, id, agencyLine?.id ?? "", "other")).toMatchObject({ ok: true });
  expect(await owedTo({ ...parties, planner: two.planner })).toBe(36_000);
  expect(await owedTo(parties)).toBe(0);
  expect(await verifyMoney()).toMatchObject({ ok: true, mismatches: [] });
});

test("a cancelled run frees its invoices for another; a cancelled run can do nothing more", async () => {
  const { maker, approver, invoice } = await makeOwed();
  const cancel = async (id: string) =>
    cancelRun(maker, id, { version: await version(id), reason: "The wrong day", notPaid: "yes" });
  for (const until of ["made", "approved"] as const) {
    const id = await makePaidRun(maker, approver, [invoice], until);
    expect(await cancel(id)).toMatchObject({ ok: true });
    expect(await invoiceNow(invoice)).toMatchObject({ status: "issued", runLineId: null });
    expect(await approveRun(approver, id, { version: await version(id) })).toMatchObject({
      refusal: { code: "moved-on" },
    });
    expect(await recordRunPaid(maker, id, await paid(id))).toMatchObject({ refusal: { code: "moved-on" } });
    expect(await findRunFile(maker, id, "csv")).toBeNull();
  }
  const sent = await makePaidRun(maker, approver, [invoice], "approved");
  await recordExported(maker, sent, await version(sent));
  expect(await cancel(sent)).toMatchObject({ ok: true });
  const id = await makePaidRun(maker, approver, [invoice]);
  expect(await cancel(id)).toMatchObject({ refusal: { code: "moved-on" } });
  expect(await verifyMoney()).toMatchObject({ ok: true, mismatches: [] });
});

test("another area's run is not there; its invoices go into no run of ours", async () => {
  const { maker, approver, invoice } = await makeOwed();
  const id = await makePaidRun(maker, approver, [invoice], "made");
  const elsewhere = await makeArea();
  const stranger = areaAccessOf(await makeAccount("commissioner", elsewhere.id), elsewhere);
  const gone = { ok: false, refusal: { code: "not-found" } };
  expect(await findRun(stranger, id)).toBeNull();
  expect(await findRunFile(stranger, id, "csv")).toBeNull();
  expect(await approveRun(stranger, id, { version: 1 })).toMatchObject(gone);
  expect(await recordExported(stranger, id, 1)).toMatchObject(gone);
  expect(await recordRunPaid(stranger, id, await paid(id))).toMatchObject(gone);
  expect(await cancelRun(stranger, id, { version: 1, reason: "x", notPaid: "yes" })).toMatchObject(gone);
  expect(await recordReturned(stranger, id, (await lineOf(id)).id, "other")).toMatchObject(gone);
  const other = await makeOwed();
  expect(await makeRun(stranger, runOf(other.invoice))).toMatchObject({ refusal: { code: "changed" } });
  expect(await makeRun(maker, runOf(other.invoice))).toMatchObject({ refusal: { code: "changed" } });
  expect(await findRuns(stranger)).toEqual([]);
});

test("only the council's own money goes into a run", async () => {
  const direct = { fundingRoute: "direct_payment" as const };
  const managed = async (areaId: string) => ({
    fundingRoute: "third_party" as const,
    budgetManagerId: (await makeManager(areaId)).id,
  });
  for (const route of [direct, managed]) {
    const parties = await makeParties(100_000, route);
    await giveDetails(payeeOf(parties));
    const invoice = await agreeWork(parties);
    const maker = areaAccessOf(await makeAccount("practitioner", parties.area.id), parties.area);
    expect(await findOwed(maker)).toMatchObject({ suppliers: [] });
    expect(await makeRun(maker, runOf(invoice))).toMatchObject({ refusal: { code: "changed" } });
  }
});

test("days that a bank does not work, or too far off, are refused; so are days of paying before the approval and after today", async () => {
  const { maker, approver, invoice } = await makeOwed();
  for (const days of [-1, 0, 31, 400])
    expect(
      await makeRun(maker, { ...runOf(invoice), processingOn: addDays(dayOf(now()), days) }),
    ).toMatchObject({ refusal: { code: "date-wrong" } });
  const id = await makePaidRun(maker, approver, [invoice], "approved");
  for (const days of [1, -2, -400])
    expect(
      await recordRunPaid(maker, id, { ...(await paid(id)), paidOn: addDays(dayOf(now()), days) }),
    ).toMatchObject({ refusal: { code: "date-wrong" } });
});
