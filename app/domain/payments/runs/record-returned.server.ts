import type { Actor, AreaAccess } from "#app/domain/access/access.ts";
import { act, type Act } from "#app/domain/audit/act.server.ts";
import { openLedgerAccount, post, type Mode } from "#app/domain/ledger/ledger.server.ts";
import { notify } from "#app/domain/notifications/notify.server.ts";
import { refundCredit } from "#app/domain/payments/invoices/refund-credit.server.ts";
import { findRunInvoices, type RunInvoice } from "#app/domain/payments/runs/find-run-invoices.server.ts";
import { lockRun } from "#app/domain/payments/runs/lock-run.server.ts";
import { RETURN_REASONS, type ReturnReason } from "#app/domain/payments/runs/run-rules.ts";
import { findSupplierAccounts } from "#app/domain/payments/suppliers/find-supplier-accounts.server.ts";
import { now } from "#app/lib/clock.ts";
import { pounds } from "#app/lib/money.ts";
import { Refusal } from "#app/lib/result.ts";

/**
 * What was credited after the run waited for the supplier to pay it back. They never had the money, so it goes straight back to
 * where it came from, and only the rest is owed again.
 */
async function settleWaitingCredits(tx: Act, own: readonly RunInvoice[], actor: Actor): Promise<void> {
  const credits = await tx.creditNote.findMany({
    where: { invoiceId: { in: own.map((one) => one.invoiceId) }, doneAt: null },
    orderBy: [{ createdAt: "asc" }, { id: "asc" }],
  });
  for (const credit of credits) {
    // Read anew for each: one before it may have moved the invoice on
    const invoice = await tx.invoice.findUniqueOrThrow({ where: { id: credit.invoiceId } });
    await refundCredit(tx, { ...invoice, payment: null }, credit, actor.accountId);
    await tx.invoiceEvent.create({
      data: {
        invoiceId: invoice.id,
        kind: "credited",
        words: `${pounds(credit.grossPence)}. The bank sent the payment back, so nobody has to pay this back`,
        byName: actor.name,
        actorAccountId: actor.accountId,
        at: now(),
      },
    });
  }
}

/**
 * The bank sent one supplier's payment back: the payment's posting is reversed exactly, its invoices are owed again, and the
 * supplier is asked to give their details anew before they are paid again. Refusals: not-found, already-returned,
 * repaid.
 */
export function recordReturned(access: AreaAccess, runId: string, lineId: string, reason: ReturnReason) {
  return act(access, async (tx) => {
    const run = await lockRun(tx, access, runId, "return");
    const line = run.lines.find((one) => one.id === lineId);
    if (!line?.paymentId) throw new Refusal("not-found", "There is no such payment.");
    const payment = await tx.payment.findUniqueOrThrow({ where: { id: line.paymentId } });
    if (payment.returnedAt)
      throw new Refusal(
        "already-returned",
        "It is already written down that the bank sent this back. Nothing more was changed.",
      );
    const mode = payment.mode as Mode;
    const own = (await findRunInvoices(tx, runId)).filter((one) => one.lineId === lineId);
    if (own.some((one) => one.repaid))
      throw new Refusal(
        "repaid",
        "The supplier has paid back a part of this payment since, so it cannot have come back whole as well. Nothing was changed. Look at its invoices, and ask the bank and the supplier which of the two is right.",
      );
    const owed = new Map<string, number>();
    for (const one of own) owed.set(one.plannerId, (owed.get(one.plannerId) ?? 0) + one.paidPence);
    const lines = [];
    for (const [plannerId, pence] of [...owed].sort())
      lines.push({ account: await openLedgerAccount(tx, "planner/owed", plannerId, mode), pence });
    lines.push({
      account: await openLedgerAccount(tx, "paying-account/paid-out", payment.payingAccountId, mode),
      pence: -payment.totalPence,
    });
    const { transferId } = await post(tx, {
      key: `payment:${payment.id}:returned`,
      kind: "reversal",
      lines,
      reverses: payment.transferId,
      subject: { type: "payment", id: payment.id },
      actorId: access.actor.accountId,
    });
    await tx.payment.update({
      where: { id: payment.id },
      data: { returnedAt: now(), returnedReason: RETURN_REASONS[reason] },
    });
    await tx.invoice.updateMany({
      where: { paymentId: payment.id },
      data: { status: "issued", paymentId: null, version: { increment: 1 } },
    });
    await settleWaitingCredits(tx, own, access.actor);
    await tx.invoiceEvent.createMany({
      data: own.map((one) => ({
        invoiceId: one.invoiceId,
        kind: "returned",
        words: RETURN_REASONS[reason],
        byName: access.actor.name,
        actorAccountId: access.actor.accountId,
        at: now(),
      })),
    });
    tx.audit({
      action: "payment.returned",
      objectType: "payment",
      objectId: payment.id,
      areaId: run.areaId,
      detail: { run: run.number, reason, totalPence: payment.totalPence, transferId: Number(transferId) },
    });
    const readers = await findSupplierAccounts(tx, [line.supplierId]);
    for (const accountId of readers.get(line.supplierId) ?? [])
      await notify(tx, {
        to: { accountId },
        subject: "A payment to you came back",
        body: `Your bank sent back the ${pounds(payment.totalPence)} that the council paid you. It said: ${RETURN_REASONS[reason].toLowerCase()}. You are still owed this money. Check your bank details and save them again, even if they are right. Then the council can pay you.`,
        path: "/money/details",
        onceKey: `returned:${payment.id}:${accountId}`,
      });
    return { id: run.id };
  });
}
