import type { AreaAccess } from "#app/domain/access/access.ts";
import { act } from "#app/domain/audit/act.server.ts";
import { lockRun } from "#app/domain/payments/runs/lock-run.server.ts";
import { now } from "#app/lib/clock.ts";

/** Somebody has given the run's file to the bank. Refusals: those of `lockRun`. */
export function recordExported(access: AreaAccess, id: string, version: number) {
  return act(access, async (tx) => {
    const run = await lockRun(tx, access, id, "export", version);
    await tx.paymentRun.update({
      where: { id },
      data: { status: "exported", exportedAt: now(), version: { increment: 1 } },
    });
    tx.audit({
      action: "run.exported",
      objectType: "payment-run",
      objectId: id,
      areaId: access.area.id,
      detail: { number: run.number, totalPence: run.totalPence },
    });
    return { id };
  });
}
