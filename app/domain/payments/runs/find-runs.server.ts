import type { AreaAccess } from "#app/domain/access/access.ts";
import { runStatus, STATUS_WORDS } from "#app/domain/payments/runs/run-rules.ts";
import { db } from "#app/db.server.ts";
import { shortDay } from "#app/lib/dates.ts";

const SHOWN = 50;

/** The area's runs, newest first. `waits`: for an approval that whoever looks may give. */
export async function findRuns(access: AreaAccess) {
  const rows = await db().prisma.paymentRun.findMany({
    where: { areaId: access.area.id },
    orderBy: [{ madeAt: "desc" }, { number: "desc" }],
    take: SHOWN,
    include: { madeBy: { select: { name: true } }, _count: { select: { lines: true } } },
  });
  return rows.map((row) => {
    const status = runStatus(row.status);
    return {
      id: row.id,
      name: `Run ${String(row.number)}`,
      test: row.mode === "test",
      status: STATUS_WORDS[status],
      waits: status === "draft" && row.madeByAccountId !== access.actor.accountId,
      day: shortDay(row.paidOn ?? row.processingOn),
      madeBy: row.madeBy.name,
      suppliers: row._count.lines,
      totalPence: row.totalPence,
    };
  });
}

/** What was paid to whom, newest first; those that the bank sent back say so. */
export async function findPayments(access: AreaAccess) {
  const rows = await db().prisma.payment.findMany({
    where: { areaId: access.area.id, method: "run" },
    orderBy: [{ paidOn: "desc" }, { createdAt: "desc" }, { id: "asc" }],
    take: SHOWN,
    include: {
      supplier: { select: { legalName: true } },
      document: { select: { id: true, label: true } },
      runLine: { select: { runId: true } },
    },
  });
  return rows.map((row) => ({
    id: row.id,
    day: shortDay(row.paidOn),
    name: row.supplier.legalName,
    bankReference: row.bankReference,
    runId: row.runLine?.runId ?? null,
    remittance: row.document,
    cameBack: row.returnedReason,
    totalPence: row.totalPence,
  }));
}
