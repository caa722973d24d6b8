import { randomUUID } from "node:crypto";
import { expect, test } from "vitest";
import { confirmArrived } from "#app/domain/payments/invoices/confirm-arrived.server.ts";
import { creditInvoice } from "#app/domain/payments/invoices/credit-invoice.server.ts";
import { markPaid } from "#app/domain/payments/invoices/mark-paid.server.ts";
import { db } from "#app/db.server.ts";
import { now } from "#app/lib/clock.ts";
import { dayOf } from "#app/lib/dates.ts";
import { invoiceNow, makeInvoiced } from "#tests/factories/invoice.ts";

// In a file of its own: a payment by card that no card made is what the proof of the other tests would find
test("what was paid by card is not credited here, and that is said", async () => {
  const it = await makeInvoiced("direct_payment");
  await markPaid(it.asPerson, { id: it.invoice.id, version: 1, paidOn: dayOf(now()) });
  await confirmArrived(it.planner_, { id: it.invoice.id, version: 2 });
  const paid = await invoiceNow(it.invoice.id);
  await db().owner.query("UPDATE payment SET method = 'card' WHERE id = $1", [paid.paymentId]);
  const result = await creditInvoice(it.planner_, {
    id: paid.id,
    version: paid.version,
    pence: 100,
    reason: "x",
    submissionKey: randomUUID(),
  });
  expect(result).toMatchObject({ ok: false, refusal: { code: "card-money" } });
  if (!result.ok) expect(result.refusal.words).toMatch(/paid by card.*Nothing was changed/);
  expect(await db().prisma.creditNote.count({ where: { invoiceId: paid.id } })).toBe(0);
});
