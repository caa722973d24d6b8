import { act } from "#app/domain/audit/act.server.ts";
import { lockOwnSupplier } from "#app/domain/payments/suppliers/lock-own-supplier.server.ts";
import type { PayeeAccess } from "#app/domain/payments/suppliers/payee-access.ts";
import { SELF_BILLING } from "#app/domain/payments/suppliers/self-billing-words.ts";
import { now } from "#app/lib/clock.ts";

/** A supplier's yes to invoices being made in its name, once for each version of the words. Refusals: stale, agency-paid. */
export function acceptSelfBilling(access: PayeeAccess, version: number) {
  return act(access, async (tx) => {
    const { id: supplierId, areaId } = await lockOwnSupplier(tx, access.payee, version);
    const { count } = await tx.supplierAgreement.createMany({
      data: [
        {
          supplierId,
          version: SELF_BILLING.version,
          acceptedByName: access.actor.name,
          acceptedByAccountId: access.actor.accountId,
          acceptedAt: now(),
        },
      ],
      skipDuplicates: true,
    });
    if (count === 1)
      tx.audit({
        action: "supplier.agreed",
        objectType: "supplier",
        objectId: supplierId,
        areaId,
        detail: { version: SELF_BILLING.version },
      });
    return { supplierId };
  });
}
