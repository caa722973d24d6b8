import { recordView } from "#app/domain/audit/act.server.ts";
import { presentDocument } from "#app/domain/payments/documents/present-document.ts";
import { whereDocument, type InvoiceParty } from "#app/domain/payments/invoices/viewpoint.ts";
import { db } from "#app/db.server.ts";

/** One document as it is printed; null when there is none, or it is not this party's to see. */
export async function findDocument(party: InvoiceParty, id: string) {
  const row = await db().prisma.document.findFirst({
    where: { id, ...whereDocument(party) },
    include: {
      area: { select: { councilName: true } },
      invoice: { select: { id: true } },
      creditNote: { select: { invoiceId: true } },
      payment: { select: { invoices: { select: { id: true } } } },
      person: { select: { informationNeeds: true } },
    },
  });
  if (!row) return null;
  await recordView(party.access, {
    action: "document.viewed",
    objectType: "document",
    objectId: row.id,
    areaId: row.areaId,
    ...(row.personId ? { personId: row.personId } : {}),
  });
  const paidOne = row.payment?.invoices.length === 1 ? row.payment.invoices[0]?.id : undefined;
  return {
    ...presentDocument(row),
    invoiceId: row.invoice?.id ?? row.creditNote?.invoiceId ?? paidOne ?? null,
    large: party.side === "person" && (row.person?.informationNeeds.includes("large-print") ?? false),
  };
}
