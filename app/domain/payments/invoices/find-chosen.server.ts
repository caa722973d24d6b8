import type { Tx } from "#app/db.server.ts";
import { askerOf, stateOf } from "#app/domain/payments/invoices/invoice-state.ts";
import {
  LOCKED,
  movedOn,
  STALE,
  type LockedInvoice,
} from "#app/domain/payments/invoices/lock-invoice.server.ts";
import { leftToPay, mayTakeStep } from "#app/domain/payments/invoices/invoice-rules.ts";
import { whereInvoice, type InvoiceParty } from "#app/domain/payments/invoices/viewpoint.ts";
import { readBody } from "#app/domain/payments/documents/document-body.ts";
import { db } from "#app/db.server.ts";
import { shortDay } from "#app/lib/dates.ts";
import type { Chosen } from "#app/domain/payments/invoices/invoice-forms.ts";

type Step = "approve" | "pay";
/** Why one of several invoices cannot be approved or paid now; null when it can. */
export function problemOf(
  party: InvoiceParty,
  step: Step,
  invoice: LockedInvoice,
  version?: number,
): string | null {
  if (!mayTakeStep(step, askerOf(party, invoice), stateOf(invoice)))
    return invoice.status === "queried"
      ? "You asked a question about this one. Approve it first, or wait for the answer."
      : movedOn(invoice.status);
  return version !== undefined && version !== invoice.version ? STALE : null;
}

/** Several invoices of a party, in the order of their numbers. Fewer than were asked for where some are not theirs. */
export const findSome = (tx: Tx, party: InvoiceParty, ids: readonly string[]) =>
  tx.invoice.findMany({
    where: { id: { in: [...ids] }, ...whereInvoice(party) },
    include: LOCKED,
    orderBy: [{ supplierId: "asc" }, { document: { label: "asc" } }],
  });

/** Chosen invoices as a page shows them, each with what stands in its way. Null when one of them is not theirs to see. */
export async function findChosen(party: InvoiceParty, ids: readonly string[], step: Step) {
  const rows = await findSome(db().prisma, party, ids);
  if (rows.length !== new Set(ids).size) return null;
  return rows.map((row) => {
    const { body } = readBody("invoice", row.document.body);
    return {
      id: row.id,
      chosen: `${row.id}:${String(row.version)}`,
      label: row.document.label,
      supplier: row.supplier.legalName,
      supplierId: row.supplierId,
      person: row.person.reference,
      service: "service" in body && body.service ? body.service : "",
      due: shortDay(row.dueOn),
      pence: leftToPay(row),
      problem: problemOf(party, step, row),
    };
  });
}
export type ChosenLine = NonNullable<Awaited<ReturnType<typeof findChosen>>>[number];
export const sortChosen = (chosen: readonly Chosen[]) => new Map(chosen.map((one) => [one.id, one.version]));
