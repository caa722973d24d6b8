import type { InvoiceParty } from "#app/domain/access/invoice-party.ts";
import { recordView } from "#app/domain/audit/act.server.ts";
import { LOCKED } from "#app/domain/payments/invoices/lock-invoice.server.ts";
import { whereInvoice } from "#app/domain/payments/invoices/viewpoint.ts";
import { db } from "#app/db.server.ts";

const include = {
  ...LOCKED,
  document: { select: { id: true, label: true, kind: true, body: true, issuedOn: true } },
  engagement: { select: { id: true } },
  payment: { include: { document: { select: { id: true, label: true, kind: true } } } },
  credits: {
    orderBy: { createdAt: "asc" as const },
    include: { document: { select: { id: true, label: true } } },
  },
  events: { orderBy: { at: "asc" as const } },
} as const;

const find = (party: InvoiceParty, id: string) =>
  db().prisma.invoice.findFirst({ where: { id, ...whereInvoice(party) }, include });
export type FoundInvoice = NonNullable<Awaited<ReturnType<typeof find>>>;

/** One invoice with everything its page shows; null when there is none, or it is not theirs to see. */
export async function findInvoice(party: InvoiceParty, id: string) {
  const row = await find(party, id);
  if (!row) return null;
  await recordView(party.access, {
    action: "invoice.viewed",
    objectType: "invoice",
    objectId: row.id,
    personId: row.personId,
    areaId: row.areaId,
  });
  return row;
}
