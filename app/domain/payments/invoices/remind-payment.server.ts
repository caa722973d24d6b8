import { createHash } from "node:crypto";
import { systemAccess } from "#app/domain/access/access.ts";
import { act } from "#app/domain/audit/act.server.ts";
import { openCase } from "#app/domain/core-service/open-case.server.ts";
import { LOCKED, lockRows } from "#app/domain/payments/invoices/lock-invoice.server.ts";
import { recordInvoiceEvent } from "#app/domain/payments/invoices/record-invoice-event.server.ts";
import { tellSupplier } from "#app/domain/payments/invoices/tell-ends.server.ts";

/** A steady id for something that happens once. */
const idFor = (once: string): string =>
  createHash("sha256")
    .update(once)
    .digest("hex")
    .replace(/^(.{8})(.{4})(.{4})(.{4})(.{12}).*$/, "$1-$2-$3-$4-$5");

type Reminder = { invoiceId: string; version: string; kind: string };

/**
 * Job: a person said that they paid, and who is paid has not answered since `version`. Reminds, and at last asks the core
 * service to look. Silence never confirms a payment. Runs twice without harm; does nothing where something happened meanwhile.
 */
export async function remindPayment({ invoiceId, version, kind }: Reminder): Promise<void> {
  const access = systemAccess("remind-payment");
  await act(access, async (tx) => {
    await lockRows(tx, [invoiceId]);
    const invoice = await tx.invoice.findFirst({
      where: { id: invoiceId, version: Number(version), status: "marked_paid" },
      include: LOCKED,
    });
    if (!invoice) return;
    const once = `invoice:${invoiceId}:silent:${version}:${kind}`;
    const eventId = idFor(once);
    if (await tx.invoiceEvent.findUnique({ where: { id: eventId } })) return;
    await recordInvoiceEvent(tx, access, invoice, `reminded-${kind}`, "", {}, eventId);
    await tellSupplier(tx, invoice, {
      subject: "Has a payment arrived?",
      body: `Invoice ${invoice.document.label} was said to be paid some days ago. Please look in your account, and say whether it has arrived.`,
      path: `/invoices/${invoiceId}/arrived`,
      onceKey: once,
    });
    if (kind !== "core-service") return;
    await openCase(tx, {
      areaId: invoice.areaId,
      kind: "payment_silent",
      subject: `No answer for 7 days about the payment of ${invoice.document.label}`,
      personId: invoice.personId,
      ...(invoice.engagementId ? { engagementId: invoice.engagementId } : {}),
      onceKey: once,
    });
  });
}
