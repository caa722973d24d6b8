import fc from "fast-check";
import { expect, test } from "vitest";
import {
  ageOf,
  couldEver,
  INVOICE_STEPS,
  mayTakeStep,
  splitCredit,
  type InvoiceState,
} from "#app/domain/payments/invoices/invoice-rules.ts";
import type { Part } from "#app/domain/payments/invoices/viewpoint.ts";

const PARTS: Part[] = ["payer", "supplier", "worker", "looker"];
const STATES = ["issued", "queried", "approved", "in_run", "marked_paid", "paid", "credited"] as const;
const ROUTES = ["council_held", "direct_payment", "third_party", "own_money"] as const;
const METHODS = ["run", "transfer", "manager", "card"] as const;
const state = (more: Partial<InvoiceState>): InvoiceState => ({
  status: "issued",
  payerRoute: "third_party",
  method: more.status === "paid" ? "manager" : null,
  grossPence: 18_000,
  creditedPence: 0,
  waitingPence: 0,
  repaidPence: 0,
  ...more,
});
/** Every case where a step is possible, in short: part, practitioner, route, status, method. */
const possible = (step: (typeof INVOICE_STEPS)[number], more: Partial<InvoiceState> = {}) =>
  PARTS.flatMap((part) =>
    [false, true].flatMap((practitioner) =>
      ROUTES.flatMap((payerRoute) =>
        STATES.flatMap((status) =>
          (status === "paid" ? METHODS : [null]).flatMap((method) =>
            mayTakeStep(step, { part, practitioner }, state({ payerRoute, status, method, ...more }))
              ? [`${part}${practitioner ? "*" : ""} ${payerRoute} ${status}${method ? ` ${method}` : ""}`]
              : [],
          ),
        ),
      ),
    ),
  );
const either = (words: string) => [words.replace("%", ""), words.replace("%", "*")];

test("only the budget manager queries, approves and pays, out of money it holds", () => {
  expect(possible("query").sort()).toEqual(
    ["issued", "approved"].flatMap((one) => either(`payer% third_party ${one}`)).sort(),
  );
  expect(possible("approve").sort()).toEqual(
    ["issued", "queried"].flatMap((one) => either(`payer% third_party ${one}`)).sort(),
  );
  expect(possible("pay").sort()).toEqual(
    ["issued", "approved"].flatMap((one) => either(`payer% third_party ${one}`)).sort(),
  );
  expect(possible("pay", { creditedPence: 18_000 })).toEqual([]);
});
test("only who is paid answers: the supplier or the planner who did the work", () => {
  expect(new Set(possible("answer").map((one) => one.replace("*", "").replace(/ \w+ /, " ")))).toEqual(
    new Set(["supplier queried", "worker queried"]),
  );
});
test("only the person marks a direct payment; only who is paid confirms it", () => {
  expect(possible("mark").sort()).toEqual(either("payer% direct_payment issued").sort());
  expect(possible("take-back").sort()).toEqual(either("payer% direct_payment marked_paid").sort());
  expect(new Set(possible("confirm").map((one) => one.split(" ")[0]))).toEqual(
    new Set(["supplier", "supplier*"]),
  );
  expect(new Set(possible("confirm").map((one) => one.split(" ")[2]))).toEqual(new Set(["marked_paid"]));
});
test("a payment is undone by whoever wrote it down, and not once something of it came back", () => {
  const cases = possible("reverse");
  expect(cases).toContain("payer third_party paid manager");
  expect(cases).toContain("supplier direct_payment paid transfer");
  expect(
    cases.every((one) => /^payer\*? third_party paid manager$|^supplier\*? \w+ paid transfer$/.test(one)),
  ).toBe(true);
  expect(possible("reverse", { waitingPence: 1 })).toEqual([]);
  expect(possible("reverse", { repaidPence: 1 })).toEqual([]);
});
test("a credit is never given in a run, while a payment waits to be confirmed, or of nothing", () => {
  const cases = possible("credit");
  expect(cases.some((one) => /in_run|marked_paid|credited/.test(one))).toBe(false);
  expect(cases.every((one) => /^supplier|\*/.test(one))).toBe(true);
  expect(possible("credit", { creditedPence: 18_000 })).toEqual([]);
  expect(possible("credit", { waitingPence: 1 })).toEqual([]);
});
test("money came back: only who paid says so, and only while a refund waits", () => {
  expect(possible("repaid")).toEqual([]);
  expect(possible("repaid", { waitingPence: 500 }).every((one) => /^payer\*? \w+ paid \w+$/.test(one))).toBe(
    true,
  );
  // What came by card goes back to the card by itself: nobody says that it has arrived
  expect(possible("repaid", { waitingPence: 500 }).some((one) => /own_money|card/.test(one))).toBe(false);
});
test("who only looks can do nothing, ever", () => {
  for (const step of INVOICE_STEPS)
    expect(couldEver(step, { part: "looker", practitioner: false }, state({}))).toBe(false);
  expect(couldEver("pay", { part: "payer", practitioner: false }, state({ status: "paid" }))).toBe(true);
  expect(
    couldEver("mark", { part: "payer", practitioner: false }, state({ payerRoute: "third_party" })),
  ).toBe(false);
});
test("ages", () => {
  expect([-5, 0, 1, 30, 31, 60, 61, 400].map(ageOf)).toEqual([
    "not-due",
    "not-due",
    "1-30",
    "1-30",
    "31-60",
    "31-60",
    "61-plus",
    "61-plus",
  ]);
});
test("credits of an invoice give back its VAT exactly, however they are cut, and never a negative part", () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 1_000_000 }),
      fc.integer({ min: 0, max: 10_000 }),
      fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { maxLength: 12 }),
      (grossPence, rate, cuts) => {
        const vatPence = Math.floor((grossPence * rate) / (10_000 + rate));
        let before = { grossPence: 0, vatPence: 0 };
        const give = (pence: number) => {
          if (pence === 0) return;
          const credit = splitCredit({ grossPence, vatPence }, before, pence);
          expect(credit.netPence + credit.vatPence).toBe(pence);
          expect(Math.min(credit.netPence, credit.vatPence)).toBeGreaterThanOrEqual(0);
          before = {
            grossPence: before.grossPence + credit.grossPence,
            vatPence: before.vatPence + credit.vatPence,
          };
        };
        for (const cut of cuts) give(Math.floor((grossPence - before.grossPence) * cut));
        give(grossPence - before.grossPence);
        expect(before).toEqual({ grossPence, vatPence });
      },
    ),
    { numRuns: 2_000 },
  );
});
