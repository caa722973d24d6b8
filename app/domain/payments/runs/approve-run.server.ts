import type { AreaAccess } from "#app/domain/access/access.ts";
import { act } from "#app/domain/audit/act.server.ts";
import { lockRun } from "#app/domain/payments/runs/lock-run.server.ts";
import type { Approval } from "#app/domain/payments/runs/run-forms.ts";
import { freshness } from "#app/domain/payments/runs/run-rules.ts";
import { findPayableBank, keepDetails } from "#app/domain/payments/suppliers/find-payable-bank.server.ts";
import { now } from "#app/lib/clock.ts";
import { Refusal } from "#app/lib/result.ts";
import { list } from "#app/lib/words.ts";

/**
 * Somebody other than the maker says that a run may be paid; from then on its amounts and accounts are fixed. Refusals:
 * changed (an invoice is no longer as it was), details-changed, not-checked (new details that nobody has checked), and those
 * of `lockRun`.
 */
export function approveRun(access: AreaAccess, id: string, { version, checked }: Approval) {
  return act(access, async (tx) => {
    const run = await lockRun(tx, access, id, "approve", version);
    const invoices = await tx.invoice.findMany({
      where: { id: { in: run.lines.flatMap((line) => line.items.map((item) => item.invoiceId)) } },
    });
    const still = run.lines.every((line) =>
      line.items.every((item) => {
        const invoice = invoices.find((one) => one.id === item.invoiceId);
        return (
          invoice?.runLineId === line.id && invoice.grossPence - invoice.creditedPence === item.amountPence
        );
      }),
    );
    if (!still)
      throw new Refusal(
        "changed",
        "An invoice of this run is no longer as it was when the run was made. Nothing was approved. Cancel the run and make it again.",
      );
    const suppliers = run.lines.map((line) => line.supplierId).sort();
    await keepDetails(tx, suppliers);
    const banks = await findPayableBank(tx, suppliers);
    const moved = run.lines.filter((line) => {
      const bank = banks.get(line.supplierId);
      return bank?.state !== "ready" || bank.id !== line.supplierBankId;
    });
    if (moved.length > 0)
      throw new Refusal(
        "details-changed",
        `${list(moved.map((line) => line.supplier.legalName))} changed their bank details after this run was made. Nothing was approved. Phone them on a number you knew before, then cancel this run and make it again.`,
      );
    const fresh = run.lines.filter((line) => {
      const bank = banks.get(line.supplierId);
      return bank?.state === "ready" && freshness(bank, bank.earlier, now()) !== null;
    });
    if (fresh.length > 0 && checked !== "yes")
      throw new Refusal(
        "not-checked",
        "Some bank details are new. Check them by phone first, then tick the box. Nothing was approved.",
      );
    await tx.paymentRun.update({
      where: { id },
      data: {
        status: "approved",
        approvedByAccountId: access.actor.accountId,
        approvedAt: now(),
        version: { increment: 1 },
      },
    });
    tx.audit({
      action: "run.approved",
      objectType: "payment-run",
      objectId: id,
      areaId: access.area.id,
      detail: { number: run.number, totalPence: run.totalPence, newDetails: fresh.length },
    });
    return { id };
  });
}
