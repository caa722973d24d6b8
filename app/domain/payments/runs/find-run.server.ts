import type { AreaAccess } from "#app/domain/access/access.ts";
import { personName } from "#app/domain/access/person-name.ts";
import { recordView } from "#app/domain/audit/act.server.ts";
import {
  freshness,
  runReference,
  runStatus,
  STATUS_WORDS,
  stepsOf,
} from "#app/domain/payments/runs/run-rules.ts";
import { findPayableBank } from "#app/domain/payments/suppliers/find-payable-bank.server.ts";
import { db } from "#app/db.server.ts";
import { now } from "#app/lib/clock.ts";
import { dayOf, longDay, momentWords, shortDay } from "#app/lib/dates.ts";

const BANK_WORDS = {
  passes: "Sort code and number fit together",
  "not-covered": "Could not be checked",
} as const;

/** One run of the area, as whoever looks may see it: accounts by their last four digits. Null where there is none. */
export async function findRun(access: AreaAccess, id: string) {
  const run = await db().prisma.paymentRun.findFirst({
    where: { id, areaId: access.area.id },
    include: {
      payingAccount: { select: { name: true, serviceUserNumber: true, sortCode: true } },
      madeBy: { select: { name: true } },
      approvedBy: { select: { name: true } },
      lines: {
        include: {
          supplier: { select: { legalName: true } },
          bank: true,
          payment: { include: { document: { select: { id: true, label: true } } } },
          items: {
            include: {
              invoice: {
                select: {
                  documentId: true,
                  document: { select: { label: true } },
                  person: { select: { firstName: true, lastName: true, reference: true } },
                },
              },
            },
          },
        },
      },
    },
  });
  if (!run) return null;
  const status = runStatus(run.status);
  const open = status === "draft" || status === "approved" || status === "exported";
  const banks = await findPayableBank(
    db().prisma,
    run.lines.map((line) => line.supplierId),
  );
  const earlier = await db().prisma.supplierBank.groupBy({
    by: ["supplierId"],
    where: { supplierId: { in: run.lines.map((line) => line.supplierId) } },
    _count: true,
  });
  await recordView(access, {
    action: "run.viewed",
    objectType: "payment-run",
    objectId: id,
    detail: { number: run.number },
  });
  const lines = run.lines.map((line) => {
    const newest = banks.get(line.supplierId);
    const several = (earlier.find((one) => one.supplierId === line.supplierId)?._count ?? 1) > 1;
    return {
      id: line.id,
      name: line.supplier.legalName,
      accountName: line.bank.accountName,
      ending: line.bank.accountNumber.slice(-4),
      check: BANK_WORDS[line.bank.checkSaid === "passes" ? "passes" : "not-covered"],
      given: shortDay(dayOf(line.bank.createdAt)),
      /** New within seven days: look twice. */
      fresh: open ? freshness(line.bank, several, now()) : null,
      /** They gave other details since the run was made. */
      moved: open && (newest?.state !== "ready" || newest.id !== line.supplierBankId),
      amountPence: line.amountPence,
      remittance: line.payment?.document ?? null,
      cameBack: line.payment?.returnedReason ?? null,
      paid: line.payment !== null && line.payment.returnedAt === null,
      invoices: line.items
        .map((item) => ({
          id: item.invoice.documentId,
          label: item.invoice.document.label,
          person: personName(item.invoice.person),
          pence: item.amountPence,
        }))
        .sort((a, b) => a.label.localeCompare(b.label)),
    };
  });
  return {
    id,
    version: run.version,
    name: `Run ${String(run.number)}`,
    reference: runReference(run),
    test: run.mode === "test",
    status,
    statusWords: STATUS_WORDS[status],
    steps: stepsOf({ ...run, status }, access.actor.accountId),
    own: run.madeByAccountId === access.actor.accountId,
    payer: run.payingAccount.name,
    /** Bacs needs the account's own details and the service user number. */
    bacsReady: run.payingAccount.serviceUserNumber !== null && run.payingAccount.sortCode !== null,
    processingOn: longDay(run.processingOn),
    made: `${run.madeBy.name}, ${momentWords(run.madeAt)}`,
    approved:
      run.approvedBy && run.approvedAt ? `${run.approvedBy.name}, ${momentWords(run.approvedAt)}` : null,
    exported: run.exportedAt && momentWords(run.exportedAt),
    paid: run.paidOn ? `${longDay(run.paidOn)}, reference ${run.bankReference ?? ""}` : null,
    cancelled: run.cancelledAt ? `${momentWords(run.cancelledAt)}: ${run.cancelReason ?? ""}` : null,
    totalPence: run.totalPence,
    lines: lines.sort((a, b) => a.name.localeCompare(b.name)),
  };
}
export type FoundRun = NonNullable<Awaited<ReturnType<typeof findRun>>>;
