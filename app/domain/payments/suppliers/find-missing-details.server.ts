import type { Payee } from "#app/domain/payments/suppliers/payee-access.ts";
import { findPayableBank } from "#app/domain/payments/suppliers/find-payable-bank.server.ts";
import { SELF_BILLING } from "#app/domain/payments/suppliers/self-billing-words.ts";
import { db } from "#app/db.server.ts";

export type Missing = "bank" | "came-back" | "agreement";

/** What stands between a supplier and its money; null when nothing does, or when an agency is paid. */
export async function findMissingDetails(payee: Payee): Promise<Missing | null> {
  if (payee.kind === "planner" && payee.agencyName !== null) return null;
  const supplier = await db().prisma.supplier.findUnique({
    where: payee.kind === "agency" ? { agencyId: payee.agencyId } : { plannerId: payee.plannerId },
    select: { id: true, agreements: { where: { version: SELF_BILLING.version }, select: { id: true } } },
  });
  if (!supplier) return "bank";
  const bank = (await findPayableBank(db().prisma, [supplier.id])).get(supplier.id);
  if (bank?.state === "came-back") return "came-back";
  if (bank?.state !== "ready") return "bank";
  return supplier.agreements.length === 0 ? "agreement" : null;
}
