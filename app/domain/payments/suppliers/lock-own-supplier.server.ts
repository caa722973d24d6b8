import type { Tx } from "#app/db.server.ts";
import { openSupplier } from "#app/domain/payments/open-supplier.server.ts";
import type { Payee } from "#app/domain/payments/suppliers/payee-access.ts";
import { Refusal } from "#app/lib/result.ts";

const NOT_YOURS =
  "Your agency is paid for your work, so your agency gives these details. Nothing was changed.";
const STALE =
  "These details were changed since you opened the page, perhaps by a colleague. Nothing of yours was saved. Look at them, then try again.";

async function open(tx: Tx, payee: Payee) {
  if (payee.kind === "planner") {
    if (payee.agencyName !== null) throw new Refusal("agency-paid", NOT_YOURS);
    return openSupplier(tx, {
      ...(await tx.planner.findUniqueOrThrow({ where: { id: payee.plannerId } })),
      agencyId: null,
    });
  }
  const agency = await tx.agency.findUniqueOrThrow({ where: { id: payee.agencyId } });
  return openSupplier(tx, {
    id: "",
    areaId: agency.areaId,
    firstName: "",
    lastName: "",
    agencyId: agency.id,
  });
}

/**
 * The supplier that somebody is, made if missing, for one change: of two changes made from the same page the second is
 * refused (stale), as is a planner whose agency is paid (agency-paid).
 */
export async function lockOwnSupplier(tx: Tx, payee: Payee, version: number) {
  const supplier = await open(tx, payee);
  const { count } = await tx.supplier.updateMany({
    where: { id: supplier.id, version },
    data: { version: { increment: 1 } },
  });
  if (count === 0) throw new Refusal("stale", STALE);
  return supplier;
}
