import type { BudgetManagerAccess } from "#app/domain/access/access.ts";
import { act, type Act } from "#app/domain/audit/act.server.ts";
import { findSome, problemOf, sortChosen } from "#app/domain/payments/invoices/find-chosen.server.ts";
import { paidOnProblem, type Chosen } from "#app/domain/payments/invoices/invoice-forms.ts";
import {
  lockRows,
  refuseOneself,
  type LockedInvoice,
} from "#app/domain/payments/invoices/lock-invoice.server.ts";
import { payInvoices } from "#app/domain/payments/invoices/pay-invoices.server.ts";
import { recordInvoiceEvent } from "#app/domain/payments/invoices/record-invoice-event.server.ts";
import { tellSupplier } from "#app/domain/payments/invoices/tell-ends.server.ts";
import { shortDay, type Day } from "#app/lib/dates.ts";
import { pounds } from "#app/lib/money.ts";
import { Refusal } from "#app/lib/result.ts";
import { sameAsSent } from "#app/lib/sent-before.ts";
import { count } from "#app/lib/words.ts";

type Payment = { chosen: readonly Chosen[]; paidOn: Day; bankReference: string; submissionKey: string };
const partyOf = (access: BudgetManagerAccess) => ({ side: "manager" as const, access });

/** All of the chosen invoices, locked; refuses them all where one is somebody else's or stands in the way. */
async function lockAll(
  tx: Act,
  access: BudgetManagerAccess,
  step: "approve" | "pay",
  chosen: readonly Chosen[],
): Promise<LockedInvoice[]> {
  const versions = sortChosen(chosen);
  await lockRows(tx, [...versions.keys()]);
  const found = await findSome(tx, partyOf(access), [...versions.keys()]);
  if (found.length !== versions.size)
    throw new Refusal("not-found", "We cannot find one of these invoices. Nothing was changed.");
  const problems = found.filter((one) => problemOf(partyOf(access), step, one, versions.get(one.id)));
  if (problems.length > 0)
    throw new Refusal(
      "lines",
      `${count(problems.length, "invoice")} of ${count(found.length, "invoice")} could not be ${step === "pay" ? "marked as paid" : "approved"}, so nothing was changed. The reason is beside each. Take those out, or look at them first.`,
    );
  for (const invoice of found) refuseOneself(access, invoice);
  return found;
}
const bySupplier = (invoices: readonly LockedInvoice[]): LockedInvoice[][] => [
  ...invoices
    .reduce((groups, one) => {
      const key = `${one.supplierId}:${one.mode}`;
      return groups.set(key, [...(groups.get(key) ?? []), one]);
    }, new Map<string, LockedInvoice[]>())
    .values(),
];

/** The budget manager says that invoices are right and will be paid. All of them or none. */
export function approveInvoices(access: BudgetManagerAccess, chosen: readonly Chosen[]) {
  return act(access, async (tx) => {
    const invoices = await lockAll(tx, access, "approve", chosen);
    await tx.invoice.updateMany({
      where: { id: { in: invoices.map((one) => one.id) } },
      data: { status: "approved", version: { increment: 1 } },
    });
    for (const invoice of invoices) await recordInvoiceEvent(tx, access, invoice, "approved");
    return { count: invoices.length };
  });
}

/**
 * The budget manager's bank has paid invoices: one payment for each supplier, with a remittance advice. All of them or none;
 * the same form twice is one. Refusals: date-wrong, lines (somebody was quicker, or one is queried), not-found, oneself.
 */
export function payManyInvoices(access: BudgetManagerAccess, input: Payment) {
  return act(access, async (tx) => {
    const problem = paidOnProblem(input.paidOn);
    if (problem) throw new Refusal("date-wrong", `${problem}. Nothing was changed.`);
    await lockRows(
      tx,
      input.chosen.map((one) => one.id),
    );
    const before = await tx.payment.findMany({
      where: {
        submissionKey: input.submissionKey,
        payingAccount: { budgetManagerId: access.budgetManager.id },
      },
      include: { invoices: { select: { id: true } } },
    });
    if (before.length > 0) {
      const paid = new Set(before.flatMap((one) => one.invoices.map((invoice) => invoice.id)));
      sameAsSent(
        before.every(
          (one) => one.bankReference === input.bankReference && Number(one.paidOn) === Number(input.paidOn),
        ) && input.chosen.every((one) => paid.has(one.id)),
      );
      return {
        payments: before.length,
        count: paid.size,
        totalPence: before.reduce((sum, one) => sum + one.totalPence, 0),
      };
    }
    const invoices = await lockAll(tx, access, "pay", input.chosen);
    const payments = [];
    for (const group of bySupplier(invoices)) {
      const payment = await payInvoices(tx, {
        invoices: group,
        method: "manager",
        paidOn: input.paidOn,
        bankReference: input.bankReference,
        submissionKey: input.submissionKey,
        actorId: access.actor.accountId,
      });
      payments.push(payment);
      for (const invoice of group)
        await recordInvoiceEvent(tx, access, invoice, "paid", "", {
          paymentId: payment.id,
          transferId: Number(payment.transferId),
        });
      const [first] = group;
      if (first)
        await tellSupplier(tx, first, {
          subject: "A budget manager has paid you",
          body: `${access.budgetManager.name} says it paid you ${pounds(payment.totalPence)} on ${shortDay(input.paidOn)} for ${count(group.length, "invoice")}. The bank reference is ${input.bankReference}. What it is for is in ${payment.document.label}. If it has not arrived in 3 working days, say so on the invoice’s page.`,
          path: `/documents/${payment.document.id}`,
          onceKey: `payment:${payment.id}:supplier`,
        });
    }
    return {
      payments: payments.length,
      count: invoices.length,
      totalPence: payments.reduce((sum, one) => sum + one.totalPence, 0),
    };
  });
}
