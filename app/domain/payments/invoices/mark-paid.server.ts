import type { PersonAccess } from "#app/domain/access/access.ts";
import { recordDecision } from "#app/domain/assisted-access/record-decision.server.ts";
import { act } from "#app/domain/audit/act.server.ts";
import { paidOnProblem } from "#app/domain/payments/invoices/invoice-forms.ts";
import { leftToPay } from "#app/domain/payments/invoices/invoice-rules.ts";
import { lockInvoice, refuseOneself } from "#app/domain/payments/invoices/lock-invoice.server.ts";
import { recordInvoiceEvent } from "#app/domain/payments/invoices/record-invoice-event.server.ts";
import { tellSupplier } from "#app/domain/payments/invoices/tell-ends.server.ts";
import { addJob } from "#app/db.server.ts";
import { now } from "#app/lib/clock.ts";
import { addDays, dayOf, momentOf, shortDay, type Day } from "#app/lib/dates.ts";
import { pounds } from "#app/lib/money.ts";
import { Refusal } from "#app/lib/result.ts";

type Decision = { question?: string | undefined; words?: string | undefined };
type Said = { id: string; version: number; decision?: Decision };
/** Silence brings reminders at 3 and 7 days, the second with the core service. It never confirms anything. */
const REMINDERS = [
  { days: 3, kind: "first" },
  { days: 7, kind: "core-service" },
] as const;

/** The person, or who has authority over their money, says they have paid out of their own account. Who is paid confirms it. */
export function markPaid(access: PersonAccess, input: Said & { paidOn: Day }) {
  return act(access, async (tx) => {
    const problem = paidOnProblem(input.paidOn);
    if (problem) throw new Refusal("date-wrong", `${problem}. Nothing was changed.`);
    const invoice = await lockInvoice(tx, { side: "person", access }, input.id, "mark", input.version);
    refuseOneself(access, invoice);
    await recordDecision(tx, access, "mark-paid", input.decision ?? {});
    const { version } = await tx.invoice.update({
      where: { id: invoice.id },
      data: { status: "marked_paid", markedOn: input.paidOn, version: { increment: 1 } },
    });
    await recordInvoiceEvent(tx, access, invoice, "marked-paid", `Paid on ${shortDay(input.paidOn)}.`);
    for (const { days, kind } of REMINDERS)
      await addJob(
        tx,
        "remind-payment",
        { invoiceId: invoice.id, version: String(version), kind },
        { runAt: momentOf(addDays(dayOf(now()), days), "10:00") },
      );
    await tellSupplier(tx, invoice, {
      subject: "Has a payment arrived?",
      body: `Invoice ${invoice.document.label} is said to be paid: ${pounds(leftToPay(invoice))} on ${shortDay(input.paidOn)}. Please look in your account, and say whether it has arrived.`,
      path: `/invoices/${invoice.id}/arrived`,
      onceKey: `invoice:${invoice.id}:marked:${String(version)}`,
    });
    return { id: invoice.id };
  });
}

/** It was not paid after all: it waits to be paid again. */
export function takeBackMark(access: PersonAccess, input: Said & { words: string }) {
  return act(access, async (tx) => {
    const invoice = await lockInvoice(tx, { side: "person", access }, input.id, "take-back", input.version);
    await recordDecision(tx, access, "take-back-mark", input.decision ?? {});
    await tx.invoice.update({
      where: { id: invoice.id },
      data: { status: "issued", markedOn: null, version: { increment: 1 } },
    });
    await recordInvoiceEvent(tx, access, invoice, "mark-taken-back", input.words);
    await tellSupplier(tx, invoice, {
      subject: "A payment was not made after all",
      body: `Invoice ${invoice.document.label} was said to be paid, by mistake. It is still owed to you.`,
      path: `/invoices/${invoice.id}`,
      onceKey: `invoice:${invoice.id}:taken-back:${String(input.version)}`,
    });
    return { id: invoice.id };
  });
}
