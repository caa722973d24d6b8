import type { AreaAccess } from "#app/domain/access/access.ts";
import { act } from "#app/domain/audit/act.server.ts";
import { lockRun } from "#app/domain/payments/runs/lock-run.server.ts";
import type { CancelRun } from "#app/domain/payments/runs/run-forms.ts";
import { now } from "#app/lib/clock.ts";

/** A run that the bank has not paid and will not pay: its invoices are owed again. Refusals: those of `lockRun`. */
export function cancelRun(access: AreaAccess, id: string, { version, reason }: CancelRun) {
  return act(access, async (tx) => {
    const run = await lockRun(tx, access, id, "cancel", version);
    const lines = run.lines.map((line) => line.id);
    const ids = run.lines.flatMap((line) => line.items.map((item) => item.invoiceId));
    await tx.invoice.updateMany({
      where: { runLineId: { in: lines } },
      data: { status: "issued", runLineId: null, version: { increment: 1 } },
    });
    await tx.invoiceEvent.createMany({
      data: ids.map((invoiceId) => ({
        invoiceId,
        kind: "out-of-run",
        words: `Run ${String(run.number)} was cancelled`,
        byName: access.actor.name,
        actorAccountId: access.actor.accountId,
        at: now(),
      })),
    });
    await tx.paymentRun.update({
      where: { id },
      data: { status: "cancelled", cancelledAt: now(), cancelReason: reason, version: { increment: 1 } },
    });
    tx.audit({
      action: "run.cancelled",
      objectType: "payment-run",
      objectId: id,
      areaId: access.area.id,
      detail: { number: run.number, totalPence: run.totalPence, from: run.status },
    });
    return { id };
  });
}
