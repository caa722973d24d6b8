import { randomUUID } from "node:crypto";
import type { Act } from "#app/domain/audit/act.server.ts";
import { openLedgerAccount, post, THE_PROVIDER, type Mode } from "#app/domain/ledger/ledger.server.ts";
import { issueCardRemittance } from "#app/domain/payments/cards/issue-card-papers.server.ts";
import { notify } from "#app/domain/notifications/notify.server.ts";
import { now } from "#app/lib/clock.ts";
import { dayOf } from "#app/lib/dates.ts";
import { pounds } from "#app/lib/money.ts";

/** Once all that is owed of an invoice has been passed on, the record says so: the planner is paid. */
export async function recordTransferred(tx: Act, invoiceId: string): Promise<void> {
  await tx.$queryRaw`SELECT id FROM invoice WHERE id = ${invoiceId}::uuid FOR UPDATE`;
  const steps = await tx.cardStep.findMany({
    where: { invoiceId, purpose: "transfer", state: { not: "closed" }, ledgerTransferId: null },
  });
  if (steps.length === 0 || steps.some((step) => step.state !== "done")) return;
  const invoice = await tx.invoice.findUniqueOrThrow({
    where: { id: invoiceId },
    include: { planner: { select: { id: true, accountId: true } } },
  });
  if (!invoice.planner) throw new Error("money by card is passed on to a planner");
  const pence = steps.reduce((sum, step) => sum + (step.pence ?? 0), 0);
  const mode = invoice.mode as Mode;
  const [first] = steps;
  const { transferId } = await post(tx, {
    key: `card-transfer:${first?.id ?? ""}:1`,
    kind: "card_transfer",
    lines: [
      { account: await openLedgerAccount(tx, "planner/card-owed", invoice.planner.id, mode), pence: -pence },
      { account: await openLedgerAccount(tx, "provider/transferred", THE_PROVIDER, mode), pence },
    ],
    subject: { type: "invoice", id: invoice.id },
    actorId: null,
  });
  await tx.cardStep.updateMany({
    where: { id: { in: steps.map(({ id }) => id) } },
    data: { ledgerTransferId: transferId },
  });
  const reference = steps.map(({ outsideId }) => outsideId).join(", ");
  const paymentId = invoice.status === "paid" ? null : randomUUID();
  if (paymentId) {
    await tx.payment.create({
      data: {
        id: paymentId,
        areaId: invoice.areaId,
        mode,
        supplierId: invoice.supplierId,
        payingAccountId: invoice.payingAccountId,
        method: "card",
        paidOn: dayOf(now()),
        bankReference: reference,
        totalPence: pence,
        transferId,
      },
    });
    await tx.invoice.update({
      where: { id: invoiceId },
      data: {
        status: "paid",
        paymentId,
        version: { increment: 1 },
        events: { create: { kind: "paid", byName: "The card provider", at: now() } },
      },
    });
  }
  const remittance = await issueCardRemittance(tx, {
    invoiceId,
    pence,
    reference,
    stepIds: steps.map(({ id }) => id),
  });
  if (paymentId) await tx.payment.update({ where: { id: paymentId }, data: { documentId: remittance.id } });
  tx.audit({
    action: "card-payment.passed-on",
    objectType: "invoice",
    objectId: invoice.id,
    personId: invoice.personId,
    areaId: invoice.areaId,
    detail: { pence, transferId: Number(transferId) },
  });
  if (invoice.planner.accountId)
    await notify(tx, {
      to: { accountId: invoice.planner.accountId },
      subject: "Money has been passed on to you",
      body: `${pounds(pence)} has been passed on to your account with our card provider. The reference is ${reference}. Nothing was taken off it. Your remittance advice is ${remittance.label}.`,
      path: "/money",
      onceKey: `card-transfer:${first?.id ?? ""}`,
    });
}
