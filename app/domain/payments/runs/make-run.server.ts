import { randomUUID } from "node:crypto";
import type { AreaAccess } from "#app/domain/access/access.ts";
import { act } from "#app/domain/audit/act.server.ts";
import { whereOwed } from "#app/domain/payments/runs/find-owed.server.ts";
import { refusePayee } from "#app/domain/payments/runs/lock-run.server.ts";
import type { NewRun } from "#app/domain/payments/runs/run-forms.ts";
import { processingDayProblem } from "#app/domain/payments/runs/run-rules.ts";
import { findPayableBank, keepDetails } from "#app/domain/payments/suppliers/find-payable-bank.server.ts";
import { now } from "#app/lib/clock.ts";
import { dayOf } from "#app/lib/dates.ts";
import { Refusal } from "#app/lib/result.ts";
import { sameAsSent } from "#app/lib/sent-before.ts";

const CHANGED =
  "What is owed has changed since you opened the page, or a colleague has put some of it in another run. No run was made. Look at the list again.";
const MIXED =
  "Test money and real money never go into one run. No run was made. Choose invoices of one kind only.";
const NO_DETAILS =
  "Somebody you chose has no bank details that can be used now. No run was made. Look at the list again.";

/**
 * Puts invoices into a new run of the council's account, which waits for somebody else's approval. All of them or none; an
 * invoice is in one run, however many press at once. Refusals: date-wrong, changed, mixed, no-details,
 * oneself.
 */
export function makeRun(access: AreaAccess, input: NewRun) {
  return act(access, async (tx) => {
    const before = await tx.paymentRun.findFirst({
      where: { submissionKey: input.submissionKey, areaId: access.area.id },
      select: { id: true, processingOn: true, lines: { select: { invoices: { select: { id: true } } } } },
    });
    if (before) {
      const chosen = new Set(input.invoiceIds);
      const kept = before.lines.flatMap((line) => line.invoices);
      sameAsSent(
        Number(before.processingOn) === Number(input.processingOn) &&
          kept.length === chosen.size &&
          kept.every((invoice) => chosen.has(invoice.id)),
      );
      return { id: before.id };
    }
    const problem = processingDayProblem(input.processingOn, dayOf(now()));
    if (problem) throw new Refusal("date-wrong", problem);
    const ids = [...new Set(input.invoiceIds)].sort();
    // The second of two at once waits here, and then finds them taken
    await tx.$queryRaw`SELECT id FROM invoice WHERE id = ANY (${ids}::uuid[]) AND area_id = ${access.area.id}::uuid ORDER BY id FOR UPDATE`;
    const owed = await tx.invoice.findMany({ where: { ...whereOwed(access.area.id), id: { in: ids } } });
    const [first] = owed;
    if (owed.length === ids.length && owed.some((one) => one.mode !== first?.mode))
      throw new Refusal("mixed", MIXED);
    const alike = owed.every((one) => one.payingAccountId === first?.payingAccountId);
    if (!first || !alike || owed.length !== ids.length) throw new Refusal("changed", CHANGED);
    const suppliers = [...new Set(owed.map((one) => one.supplierId))].sort();
    await refusePayee(tx, access.actor.accountId, suppliers);
    await keepDetails(tx, suppliers);
    const banks = await findPayableBank(tx, suppliers);
    const amount = (one: { grossPence: number; creditedPence: number }) => one.grossPence - one.creditedPence;
    const [series] = await tx.$queryRaw<
      { number: number }[]
    >`SELECT public.next_document_number(${`run:${first.payingAccountId}`}) AS number`;

    const run = await tx.paymentRun.create({
      data: {
        areaId: access.area.id,
        payingAccountId: first.payingAccountId,
        mode: first.mode,
        number: series?.number ?? 0,
        processingOn: input.processingOn,
        totalPence: owed.reduce((sum, one) => sum + amount(one), 0),
        madeByAccountId: access.actor.accountId,
        madeAt: now(),
        submissionKey: input.submissionKey,
      },
    });
    for (const supplierId of suppliers) {
      const bank = banks.get(supplierId);
      if (bank?.state !== "ready") throw new Refusal("no-details", NO_DETAILS);
      const own = owed.filter((one) => one.supplierId === supplierId);
      const id = randomUUID();
      const amountPence = own.reduce((sum, one) => sum + amount(one), 0);
      await tx.paymentRunLine.create({
        data: { id, runId: run.id, supplierId, supplierBankId: bank.id, amountPence },
      });
      await tx.paymentRunItem.createMany({
        data: own.map((one) => ({ lineId: id, invoiceId: one.id, amountPence: amount(one) })),
      });
      await tx.invoice.updateMany({
        where: { id: { in: own.map((one) => one.id) } },
        data: { status: "in_run", runLineId: id, version: { increment: 1 } },
      });
    }
    await tx.invoiceEvent.createMany({
      data: ids.map((invoiceId) => ({
        invoiceId,
        kind: "in-run",
        words: `Run ${String(run.number)}`,
        byName: access.actor.name,
        actorAccountId: access.actor.accountId,
        at: now(),
      })),
    });
    tx.audit({
      action: "run.made",
      objectType: "payment-run",
      objectId: run.id,
      areaId: access.area.id,
      detail: {
        number: run.number,
        totalPence: run.totalPence,
        invoices: ids.length,
        suppliers: suppliers.length,
      },
    });
    return { id: run.id };
  });
}
