import { randomUUID } from "node:crypto";
import { expect, test } from "vitest";
import { findVatRate } from "#app/domain/payments/open-supplier.server.ts";
import { acceptSelfBilling } from "#app/domain/payments/suppliers/accept-self-billing.server.ts";
import { changeBankDetails } from "#app/domain/payments/suppliers/change-bank-details.server.ts";
import { findMissingDetails } from "#app/domain/payments/suppliers/find-missing-details.server.ts";
import { findOwnDetails } from "#app/domain/payments/suppliers/find-own-details.server.ts";
import { findPayee } from "#app/domain/payments/suppliers/find-payee.server.ts";
import { recordVatStatus } from "#app/domain/payments/suppliers/record-vat-status.server.ts";
import { saveSupplierName } from "#app/domain/payments/suppliers/save-supplier-name.server.ts";
import { BankForm, SupplierNameForm, VatForm } from "#app/domain/payments/suppliers/supplier-forms.ts";
import { db } from "#app/db.server.ts";
import { now } from "#app/lib/clock.ts";
import { addDays, dayOf } from "#app/lib/dates.ts";
import { makeParties } from "#tests/factories/engagement.ts";
import { ACCOUNTS, agreeWork, giveDetails, payeeOf } from "#tests/factories/run.ts";

const bank = (version: number) => ({ version, accountName: "Rosa Martin", ...ACCOUNTS[0] });
const problems = (
  form: { safeParse: (value: unknown) => { error?: { issues: { path: PropertyKey[] }[] } } },
  value: unknown,
) => form.safeParse(value).error?.issues.map((issue) => issue.path.join(".")) ?? [];

test("details are given, told to their owner, and audited without a number", async () => {
  const parties = await makeParties();
  const payee = payeeOf(parties);
  expect(await findMissingDetails(payee.payee)).toBe("bank");
  expect(await changeBankDetails(payee, bank(1))).toMatchObject({ ok: true, value: { checkSaid: "passes" } });
  const [told] = await db().prisma.notification.findMany({ where: { accountId: payee.actor.accountId } });
  expect(told?.subject).toBe("Details of yours were changed");
  expect(told?.body).toMatch(/ends in 4958.*If this was not you.*phone us today/s);
  expect(told?.body).not.toContain("66374958");
  const events = await db().prisma.auditEvent.findMany({
    where: { action: "supplier.bank-changed", areaId: parties.area.id },
  });
  expect(events).toHaveLength(1);
  expect(JSON.stringify(events[0]?.detail)).not.toMatch(/66374958|089999|4958/);
  expect((await findOwnDetails(payee.payee)).bank).toMatchObject({
    sortCode: "08-99-99",
    accountNumber: "66374958",
    checked: true,
  });
  expect(await findMissingDetails(payee.payee)).toBe("agreement");
  expect(await acceptSelfBilling(payee, 2)).toMatchObject({ ok: true });
  expect(await findMissingDetails(payee.payee)).toBeNull();
});
test("of two changes from the same page the second is refused; old rows stay as they are", async () => {
  const payee = payeeOf(await makeParties());
  const all = await Promise.all(Array.from({ length: 6 }, () => changeBankDetails(payee, bank(1))));
  expect(all.filter((one) => one.ok)).toHaveLength(1);
  for (const one of all) if (!one.ok) expect(one.refusal.code).toBe("stale");
  await giveDetails(payee, ACCOUNTS[1]);
  const rows = await db().prisma.supplierBank.findMany({
    orderBy: { createdAt: "asc" },
    where: { accountName: { not: "" }, supplier: { planner: { accountId: payee.actor.accountId } } },
  });
  expect(rows.map((row) => row.accountNumber)).toEqual(["66374958", "88837491"]);
  await expect(
    db().owner.query("UPDATE supplier_bank SET account_number = '11111111' WHERE id = $1", [rows[0]?.id]),
  ).rejects.toThrow("never changes");
  await expect(db().owner.query("DELETE FROM supplier_bank WHERE id = $1", [rows[0]?.id])).rejects.toThrow(
    "never changes",
  );
});
test("an account that cannot be is refused at its number; one that nobody can check is taken, and says so", async () => {
  expect(problems(BankForm, { ...bank(1), accountNumber: "66374959" })).toEqual(["accountNumber"]);
  for (const wrong of ["", "1234567", "123456789", "-1234567", "1e9", "18.005", "NaN", "١٢٣٤٥٦٧٨"])
    expect(problems(BankForm, { ...bank(1), accountNumber: wrong }), wrong).toContain("accountNumber");
  for (const wrong of ["", "12345", "08-99-9", "abcdef", "٠٨٩٩٩٩"])
    expect(problems(BankForm, { ...bank(1), sortCode: wrong }), wrong).toContain("sortCode");
  expect(problems(BankForm, { ...bank(1), accountName: "محمد" })).toEqual(["accountName"]);
  expect(BankForm.parse({ ...bank(1), sortCode: "08-99 99" }).sortCode).toBe("089999");
  const payee = payeeOf(await makeParties());
  expect(await changeBankDetails(payee, { ...bank(1), accountNumber: "66374959" })).toMatchObject({
    refusal: { code: "not-together" },
  });
  expect(await changeBankDetails(payee, { ...bank(1), sortCode: "000001" })).toMatchObject({
    ok: true,
    value: { checkSaid: "not-covered" },
  });
  expect((await findOwnDetails(payee.payee)).bank).toMatchObject({ checked: false });
});
test("a planner whose agency is paid gives nothing; the agency does, and everybody who runs it is told", async () => {
  const parties = await makeParties();
  const agency = await db().prisma.agency.create({
    data: { areaId: parties.area.id, slug: `a-${randomUUID()}`, name: "Harbour" },
  });
  await db().prisma.planner.update({ where: { id: parties.planner.id }, data: { agencyId: agency.id } });
  const payee = await findPayee(parties.asPlanner);
  if (!payee) throw new Error("nobody");
  const own = { ...parties.asPlanner, payee };
  expect(payee).toMatchObject({ kind: "planner", agencyName: "Harbour" });
  expect(await changeBankDetails(own, bank(1))).toMatchObject({ refusal: { code: "agency-paid" } });
  expect(
    await recordVatStatus(own, {
      version: 1,
      status: "exempt",
      number: null,
      rateBasisPoints: 0,
      validFrom: dayOf(now()),
    }),
  ).toMatchObject({ refusal: { code: "agency-paid" } });
  expect(await findMissingDetails(payee)).toBeNull();
  expect(await db().prisma.supplier.count({ where: { plannerId: parties.planner.id } })).toBe(0);
});
test("VAT holds from its day on, for work asked for then: net, VAT, gross and number on the invoice; what was agreed before stays", async () => {
  const parties = await makeParties(100_000);
  const payee = payeeOf(parties);
  const before = await agreeWork(parties);
  const { version } = await findOwnDetails(payee.payee);
  const vat = {
    version,
    status: "registered" as const,
    number: "GB123456782",
    rateBasisPoints: 2_000,
    validFrom: dayOf(now()),
  };
  expect(await recordVatStatus(payee, vat)).toMatchObject({ ok: true });
  expect(await recordVatStatus(payee, { ...vat, version: version + 1 })).toMatchObject({
    refusal: { code: "date-wrong" },
  });
  for (const days of [-1, 367])
    expect(
      await recordVatStatus(payee, { ...vat, version: version + 1, validFrom: addDays(dayOf(now()), days) }),
    ).toMatchObject({ refusal: { code: "date-wrong" } });
  const later = {
    ...vat,
    version: version + 1,
    status: "exempt" as const,
    number: null,
    rateBasisPoints: 0,
    validFrom: addDays(dayOf(now()), 30),
  };
  expect(await recordVatStatus(payee, later)).toMatchObject({ ok: true });
  expect(await findVatRate(db().prisma, parties.planner.id)).toBe(2_000);
  const after = await db().prisma.invoice.findUniqueOrThrow({
    where: { id: await agreeWork(parties) },
    include: { document: true },
  });
  expect(after).toMatchObject({ netPence: 15_000, vatPence: 3_000, grossPence: 18_000 });
  expect(after.document.body).toMatchObject({ supplier: { vatNumber: "GB123456782" } });
  expect(await db().prisma.invoice.findUniqueOrThrow({ where: { id: before } })).toMatchObject({
    vatPence: 0,
  });
  expect(await findOwnDetails(payee.payee)).toMatchObject({
    vatNow: "Registered for VAT, GB 123 4567 82, 20%",
    vat: [{ words: "Exempt from VAT" }, { holds: true }],
  });
  await expect(
    db().owner.query("UPDATE supplier_vat SET rate_basis_points = 0 WHERE number = 'GB123456782'"),
  ).rejects.toThrow("never changes");
});
test("the VAT form: number and rate only of the registered, checked; a day that exists", () => {
  const day = { day: "1", month: "4", year: "2027" };
  const full = { version: 1, status: "registered", number: "GB 123 4567 82", rate: "20", validFrom: day };
  expect(VatForm.parse(full)).toMatchObject({ number: "GB123456782", rateBasisPoints: 2_000 });
  expect(VatForm.parse({ ...full, rate: "12.5%" })).toMatchObject({ rateBasisPoints: 1_250 });
  expect(VatForm.parse({ ...full, status: "exempt", number: "x", rate: "x" })).toMatchObject({
    number: null,
    rateBasisPoints: 0,
  });
  expect(problems(VatForm, { ...full, number: "GB 123 4567 83" })).toEqual(["number"]);
  for (const rate of ["", "-1", "101", "1e1", "NaN", "٢٠", "18.005"])
    expect(problems(VatForm, { ...full, rate }), rate).toEqual(["rate"]);
  expect(problems(VatForm, { ...full, validFrom: { day: "31", month: "2", year: "2027" } })).toEqual([
    "validFrom",
  ]);
  expect(problems(VatForm, { ...full, status: "" })).toEqual(["status"]);
});
test("the name and address stand on invoices from then on; issued ones keep theirs", async () => {
  const parties = await makeParties(100_000);
  const payee = payeeOf(parties);
  const before = await agreeWork(parties);
  const input = SupplierNameForm.parse({
    version: 1,
    legalName: " Bright Plans ",
    address: "1 Quay\n\n  SO14 0AB ",
  });
  expect(await saveSupplierName(payee, input)).toMatchObject({ ok: true });
  expect(await saveSupplierName(payee, input)).toMatchObject({ refusal: { code: "stale" } });
  const of = async (id: string) =>
    (await db().prisma.invoice.findUniqueOrThrow({ where: { id }, include: { document: true } })).document
      .body;
  expect(await of(await agreeWork(parties))).toMatchObject({
    supplier: { name: "Bright Plans", address: ["1 Quay", "SO14 0AB"] },
  });
  expect(await of(before)).toMatchObject({ supplier: { name: "Rosa Martin" } });
});
