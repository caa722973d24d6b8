import { act } from "#app/domain/audit/act.server.ts";
import { lockOwnSupplier } from "#app/domain/payments/suppliers/lock-own-supplier.server.ts";
import type { PayeeAccess } from "#app/domain/payments/suppliers/payee-access.ts";
import type { SupplierName } from "#app/domain/payments/suppliers/supplier-forms.ts";

/** The name and address on a supplier's invoices from now on; those issued stay as they are. Refusals: stale, agency-paid. */
export function saveSupplierName(access: PayeeAccess, input: SupplierName) {
  return act(access, async (tx) => {
    const { id, areaId } = await lockOwnSupplier(tx, access.payee, input.version);
    await tx.supplier.update({
      where: { id },
      data: { legalName: input.legalName, addressLines: input.address },
    });
    tx.audit({ action: "supplier.name-changed", objectType: "supplier", objectId: id, areaId });
    return { id };
  });
}
