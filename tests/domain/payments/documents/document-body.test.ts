import { expect, test } from "vitest";
import { readBody } from "#app/domain/payments/documents/document-body.ts";
import { presentDocument } from "#app/domain/payments/documents/present-document.ts";

const row = { label: "INV-0001-00001", mode: "live", issuedOn: new Date("2026-11-24") };
const said = (kind: Parameters<typeof readBody>[0], body: unknown) => presentDocument({ ...row, kind, body });

test("an invoice made by the migration, with few fields, still prints", () => {
  const old = said("invoice", {
    supplier: { name: "Rosa Martin" },
    reference: "E-000123",
    service: "Support planning and brokerage",
    netPence: 18_000,
    vatPence: 0,
    vatRateBasisPoints: 0,
    grossPence: 18_000,
    quantity: 1,
  });
  expect(old).toMatchObject({
    kind: "Invoice",
    from: ["Rosa Martin"],
    to: [],
    test: false,
    facts: [{ label: "Work reference", value: "E-000123" }],
    lines: [{ what: "Support planning and brokerage", quantity: "1", rate: "£180.00", amount: "£180.00" }],
    sums: [
      { label: "Net", value: "£180.00" },
      { label: "VAT", value: "None charged" },
    ],
    total: { label: "Total to pay", value: "£180" },
  });
});

test("VAT, whose it is and what was done are said, and a document of the demonstration says TEST", () => {
  const full = presentDocument({
    ...row,
    mode: "test",
    kind: "invoice",
    body: {
      supplier: { name: "Bright Ltd", address: ["1 Quay", "SO14 0AB"], vatNumber: "GB123456789" },
      payer: { name: "Harbour Accounts" },
      personReference: "SO-1",
      reference: "E-1",
      service: "Support planning",
      adjustment: true,
      servedFrom: "2026-11-01",
      servedTo: "2026-11-20",
      quantity: 1,
      ratePence: 15_000,
      netPence: 15_000,
      vatPence: 3_000,
      grossPence: 18_000,
      vatRateBasisPoints: 2_000,
      dueOn: "2026-12-24",
    },
  });
  expect(full.test).toBe(true);
  expect(full.from).toEqual(["Bright Ltd", "1 Quay", "SO14 0AB", "VAT number GB123456789"]);
  expect(full.to).toEqual(["Harbour Accounts"]);
  expect(full.lines[0]?.what).toMatch(/communication needs. The council pays it, not the person/);
  expect(full.sums).toEqual([
    { label: "Net", value: "£150.00" },
    { label: "VAT at 20%", value: "£30.00" },
  ]);
  expect(full.facts).toContainEqual({
    label: "When the work was done",
    value: "1 November 2026 to 20 November 2026",
  });
  expect(full.facts).toContainEqual({ label: "Please pay by", value: "24 December 2026" });
});

test("credit notes, receipts and remittance advice", () => {
  expect(
    said("credit_note", {
      supplier: { name: "Rosa Martin" },
      invoice: "INV-0001-00001",
      reason: "Two visits did not happen",
      paidBackFirst: true,
      netPence: 5_000,
      vatPence: 0,
      grossPence: 5_000,
    }),
  ).toMatchObject({
    kind: "Credit note",
    total: { label: "Total credit", value: "£50" },
    says: [expect.stringMatching(/paid already/)],
  });
  const paid = {
    supplier: { name: "Rosa Martin" },
    payer: { name: "Harbour Accounts" },
    paidOn: "2026-11-23",
    method: "By bank transfer",
    bankReference: "INV-0001-00001",
    lines: [{ label: "INV-0001-00001", what: "person SO-1", pence: 18_000 }],
    totalPence: 18_000,
  };
  for (const kind of ["receipt", "remittance"] as const)
    expect(said(kind, paid)).toMatchObject({
      itemised: false,
      // A receipt comes from who was paid, a remittance advice from who paid
      ...(kind === "receipt"
        ? { from: ["Rosa Martin"], to: ["Harbour Accounts"] }
        : { from: ["Harbour Accounts"], to: ["Rosa Martin"] }),
      sums: [],
      lines: [{ what: "INV-0001-00001, person SO-1", amount: "£180.00" }],
      total: { label: "Total paid", value: "£180" },
    });
});

test("a remittance advice that knows its VAT says net, VAT and to which account", () => {
  const full = said("remittance", {
    supplier: { name: "Bright Ltd", vatNumber: "GB123456782" },
    payer: { name: "The council" },
    lines: [],
    netPence: 15_000,
    vatPence: 3_000,
    totalPence: 18_000,
    accountEnding: "4958",
  });
  expect(full.to).toEqual(["Bright Ltd", "VAT number GB123456782"]);
  expect(full.sums).toEqual([
    { label: "Net", value: "£150.00" },
    { label: "VAT", value: "£30.00" },
  ]);
  expect(full.facts).toContainEqual({ label: "To the account ending", value: "4958" });
});

test("what nobody wrote is a fault, never a print with holes", () => {
  expect(() => readBody("invoice", { supplier: {} })).toThrow();
  expect(() => readBody("receipt", null)).toThrow();
});
