import { randomUUID } from "node:crypto";
import type { AreaAccess } from "#app/domain/access/access.ts";
import { act, type Act } from "#app/domain/audit/act.server.ts";
import { openLedgerAccount, post, type Mode } from "#app/domain/ledger/ledger.server.ts";
import { notify } from "#app/domain/notifications/notify.server.ts";
import { issueRemittance } from "#app/domain/payments/runs/issue-remittance.server.ts";
import { lockRun } from "#app/domain/payments/runs/lock-run.server.ts";
import { findRunInvoices, type RunInvoice } from "#app/domain/payments/runs/find-run-invoices.server.ts";
import type { RunPaid } from "#app/domain/payments/runs/run-forms.ts";
import { findSupplierAccounts } from "#app/domain/payments/suppliers/find-supplier-accounts.server.ts";
import { now } from "#app/lib/clock.ts";
import { addDays, dayOf, shortDay } from "#app/lib/dates.ts";
import { pounds } from "#app/lib/money.ts";
import { Refusal } from "#app/lib/result.ts";
import { count } from "#app/lib/words.ts";

type Run = Awaited<ReturnType<typeof lockRun>>;
type Line = Run["lines"][number];

/** One transfer of the bank in the ledger: what each planner was owed, out of the paying account. */
async function postLine(
  tx: Act,
  run: Run,
  line: Line,
  invoices: RunInvoice[],
  paymentId: string,
  actorId: string,
) {
  const owed = new Map<string, number>();
  for (const one of invoices) owed.set(one.plannerId, (owed.get(one.plannerId) ?? 0) + one.paidPence);
  const mode = run.mode as Mode;
  const lines = [];
  for (const [plannerId, pence] of [...owed].sort())
    lines.push({ account: await openLedgerAccount(tx, "planner/owed", plannerId, mode), pence: -pence });
  lines.push({
    account: await openLedgerAccount(tx, "paying-account/paid-out", run.payingAccountId, mode),
    pence: line.amountPence,
  });
  return post(tx, {
    key: `payment:${paymentId}:1`,
    kind: "payment",
    lines,
    subject: { type: "payment", id: paymentId },
    actorId,
  });
}

/**
 * The bank has paid a run: a payment, its posting and a numbered remittance advice for each supplier, who is told. All of
 * it or none. Refusals: date-wrong, and those of `lockRun`.
 */
export function recordRunPaid(access: AreaAccess, id: string, { version, paidOn, bankReference }: RunPaid) {
  return act(access, async (tx) => {
    const run = await lockRun(tx, access, id, "pay", version);
    const today = dayOf(now());
    const from = addDays(dayOf(run.approvedAt ?? run.madeAt), -1);
    if (paidOn > today || paidOn < from)
      throw new Refusal(
        "date-wrong",
        `The day it was paid must be from ${shortDay(from)} to today. Nothing was recorded.`,
      );
    const payer = await tx.payingAccount.findUniqueOrThrow({
      where: { id: run.payingAccountId },
      include: { area: { select: { slug: true } } },
    });
    const invoices = await findRunInvoices(tx, run.id);
    const readers = await findSupplierAccounts(
      tx,
      run.lines.map((line) => line.supplierId),
    );
    for (const line of run.lines) {
      const own = invoices.filter((one) => one.lineId === line.id);
      const paymentId = randomUUID();
      const { transferId } = await postLine(tx, run, line, own, paymentId, access.actor.accountId);
      const vat = await tx.supplierVat.findFirst({
        where: { supplierId: line.supplierId, validFrom: { lte: today } },
        orderBy: { validFrom: "desc" },
      });
      const remittance = await issueRemittance(
        tx,
        {
          areaId: run.areaId,
          mode: run.mode,
          payer,
          code: payer.area.slug.toUpperCase(),
        },
        line,
        { paidOn, bankReference, today, vatNumber: vat?.number ?? null, invoices: own },
      );
      await tx.payment.create({
        data: {
          id: paymentId,
          areaId: run.areaId,
          mode: run.mode,
          supplierId: line.supplierId,
          payingAccountId: run.payingAccountId,
          method: "run",
          paidOn,
          bankReference,
          totalPence: line.amountPence,
          transferId,
          documentId: remittance.id,
          recordedByAccountId: access.actor.accountId,
        },
      });
      await tx.paymentRunLine.update({ where: { id: line.id }, data: { paymentId } });
      await tx.invoice.updateMany({
        where: { runLineId: line.id },
        data: { status: "paid", paymentId, runLineId: null, version: { increment: 1 } },
      });
      await tx.invoiceEvent.createMany({
        data: own.map((one) => ({
          invoiceId: one.invoiceId,
          kind: "paid",
          words: `Run ${String(run.number)}, reference ${bankReference}`,
          byName: access.actor.name,
          actorAccountId: access.actor.accountId,
          at: now(),
        })),
      });
      for (const accountId of readers.get(line.supplierId) ?? [])
        await notify(tx, {
          to: { accountId },
          subject: "The council has paid you",
          body: `The council says it paid you ${pounds(line.amountPence)} on ${shortDay(paidOn)} for ${count(own.length, "piece")} of planning. The bank reference is ${bankReference}. Your remittance advice is ${remittance.label}. If the money has not arrived in 3 working days, phone us.`,
          path: "/money",
          onceKey: `payment:${paymentId}:${accountId}`,
        });
      tx.audit({
        action: "payment.recorded",
        objectType: "payment",
        objectId: paymentId,
        areaId: run.areaId,
        detail: {
          run: run.number,
          supplierId: line.supplierId,
          totalPence: line.amountPence,
          invoices: own.length,
          transferId: Number(transferId),
          remittance: remittance.label,
        },
      });
    }
    await tx.paymentRun.update({
      where: { id },
      data: { status: "paid", paidOn, bankReference, paidAt: now(), version: { increment: 1 } },
    });
    return { id, suppliers: run.lines.length };
  });
}
