import { planStep } from "#app/domain/payments/cards/plan-step.server.ts";
import { leftOf, shareOut } from "#app/domain/payments/cards/step-rules.ts";
import { notify } from "#app/domain/notifications/notify.server.ts";
import type { Tx } from "#app/db.server.ts";
import type { Invoice } from "#app/generated/prisma/client.ts";
import { pounds } from "#app/lib/money.ts";

/** Plans the passing on of an invoice's money to whoever did the work, out of the card payments for the same planning. */
export async function passOn(tx: Tx, invoice: Invoice): Promise<void> {
  const payments = await tx.cardPayment.findMany({
    where: {
      status: "paid",
      engagementId: invoice.engagementId,
    },
    include: { steps: { select: { purpose: true, state: true, pence: true } } },
    orderBy: { paidAt: "asc" },
  });
  const parts = shareOut(
    invoice.grossPence - invoice.creditedPence,
    payments.map((payment) => ({ id: payment.id, leftPence: leftOf(payment) })),
  );
  if (!parts) throw new Error(`invoice ${invoice.id} is for more than was paid by card for it`);
  for (const part of parts)
    await planStep(tx, {
      purpose: "transfer",
      subjectId: invoice.id,
      areaId: invoice.areaId,
      mode: invoice.mode,
      cardPaymentId: part.id,
      invoiceId: invoice.id,
      supplierId: invoice.supplierId,
      pence: part.pence,
    });
  await tellToGetReady(tx, invoice);
}

/** Whoever is to be paid and has no account with the card provider is told how to get one. */
export async function tellToGetReady(tx: Tx, invoice: Invoice): Promise<void> {
  const recipient = await tx.cardRecipient.findUnique({
    where: { supplierId_mode: { supplierId: invoice.supplierId, mode: invoice.mode } },
  });
  if (recipient?.transfersActive) return;
  const supplier = await tx.supplier.findUniqueOrThrow({
    where: { id: invoice.supplierId },
    include: {
      planner: { select: { accountId: true } },
      agency: { select: { roles: { where: { role: "agency" }, select: { accountId: true } } } },
    },
  });
  const readers = [
    ...(supplier.planner?.accountId ? [supplier.planner.accountId] : []),
    ...(supplier.agency?.roles.map((role) => role.accountId) ?? []),
  ];
  for (const accountId of readers)
    await notify(tx, {
      to: { accountId },
      subject: "Money waits for you",
      body: `${pounds(invoice.grossPence - invoice.creditedPence)} was paid by card for your work and waits for you at our card provider. To have it passed on, set up an account with them. It takes about ten minutes and costs you nothing.`,
      path: "/money/card-account",
      onceKey: `card-account:${invoice.id}:${accountId}`,
    });
}
