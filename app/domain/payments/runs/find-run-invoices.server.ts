import { readBody } from "#app/domain/payments/documents/document-body.ts";
import type { Tx } from "#app/db.server.ts";

export type RunInvoice = {
  lineId: string;
  invoiceId: string;
  plannerId: string;
  label: string;
  service: string;
  personReference: string;
  paidPence: number;
  vatRateBasisPoints: number;
  /** Whether something of it was credited since the run took it, and the supplier has paid that back. */
  repaid: boolean;
};

/** Everything that a run pays, invoice by invoice. */
export async function findRunInvoices(tx: Tx, runId: string): Promise<RunInvoice[]> {
  const rows = await tx.paymentRunItem.findMany({
    where: { line: { runId } },
    include: {
      invoice: {
        include: {
          document: { select: { label: true, body: true } },
          person: { select: { reference: true } },
        },
      },
    },
  });
  return rows
    .map(({ lineId, invoiceId, amountPence, invoice }) => {
      if (invoice.plannerId === null) throw new Error(`invoice ${invoiceId} names nobody who is owed`);
      const { body } = readBody("invoice", invoice.document.body);
      return {
        lineId,
        invoiceId,
        plannerId: invoice.plannerId,
        label: invoice.document.label,
        service: "service" in body ? (body.service ?? "") : "",
        personReference: invoice.person.reference,
        paidPence: amountPence,
        vatRateBasisPoints: invoice.vatRateBasisPoints,
        repaid: invoice.grossPence - invoice.creditedPence !== amountPence,
      };
    })
    .sort((a, b) => a.label.localeCompare(b.label));
}
