import type { AreaAccess } from "#app/domain/access/access.ts";
import { recordView } from "#app/domain/audit/act.server.ts";
import { bacsFile, TEST_LINE } from "#app/domain/payments/runs/bacs-file.ts";
import { runCsv } from "#app/domain/payments/runs/run-csv.ts";
import { runReference } from "#app/domain/payments/runs/run-rules.ts";
import { db } from "#app/db.server.ts";
import { dayOf } from "#app/lib/dates.ts";

/**
 * An approved run's file for a bank or bureau, with whole account numbers. Null where there is none: not approved yet,
 * cancelled, or (Bacs) the paying account is not set up. Looking changes nothing: the same file every time.
 */
export async function findRunFile(
  access: AreaAccess,
  id: string,
  kind: "csv" | "bacs",
): Promise<{ name: string; content: string } | null> {
  const run = await db().prisma.paymentRun.findFirst({
    where: { id, areaId: access.area.id, status: { in: ["approved", "exported", "paid"] } },
    include: {
      payingAccount: true,
      lines: { include: { supplier: { select: { legalName: true } }, bank: true } },
    },
  });
  if (!run?.approvedAt) return null;
  const test = run.mode === "test";
  const reference = runReference(run);
  const payments = run.lines
    .map((line) => ({
      supplier: line.supplier.legalName,
      name: line.bank.accountName,
      sortCode: line.bank.sortCode,
      accountNumber: line.bank.accountNumber,
      pence: line.amountPence,
      reference,
    }))
    .sort((a, b) => (a.supplier < b.supplier ? -1 : 1));
  const { sortCode, accountNumber, serviceUserNumber, serviceUserName } = run.payingAccount;
  let content: string;
  if (kind === "csv") content = runCsv(payments, { processingOn: run.processingOn, test });
  else {
    if (!sortCode || !accountNumber || !serviceUserNumber || !serviceUserName) return null;
    const file = bacsFile({
      serviceUserNumber,
      from: { sortCode, accountNumber, name: serviceUserName },
      number: run.number,
      createdOn: dayOf(run.approvedAt),
      processingOn: run.processingOn,
      payments,
    });
    content = test ? TEST_LINE + file : file;
  }
  await recordView(access, {
    action: "run.downloaded",
    objectType: "payment-run",
    objectId: id,
    detail: { number: run.number, kind },
  });
  const name = `${test ? "test-" : ""}payment-run-${String(run.number)}`;
  return { name: `${name}.${kind === "csv" ? "csv" : "txt"}`, content };
}
