import { act } from "#app/domain/audit/act.server.ts";
import { lockOwnSupplier } from "#app/domain/payments/suppliers/lock-own-supplier.server.ts";
import type { PayeeAccess } from "#app/domain/payments/suppliers/payee-access.ts";
import type { VatInput } from "#app/domain/payments/suppliers/supplier-forms.ts";
import { now } from "#app/lib/clock.ts";
import { addDays, dayOf, isoDay, shortDay } from "#app/lib/dates.ts";
import { Refusal } from "#app/lib/result.ts";

/**
 * A supplier's VAT status from a day on: a dated row that never changes. What was agreed or invoiced before keeps its VAT.
 * Refusals: stale, agency-paid, date-wrong.
 */
export function recordVatStatus(access: PayeeAccess, input: VatInput) {
  return act(access, async (tx) => {
    const { id: supplierId, areaId } = await lockOwnSupplier(tx, access.payee, input.version);
    const today = dayOf(now());
    if (input.validFrom < today || input.validFrom > addDays(today, 366))
      throw new Refusal(
        "date-wrong",
        "Choose today or a day in the next year. Invoices that were made before stay as they are. Nothing was saved.",
      );
    const there = await tx.supplierVat.findFirst({ where: { supplierId, validFrom: input.validFrom } });
    if (there)
      throw new Refusal(
        "date-wrong",
        `You have already said what holds from ${shortDay(input.validFrom)}, and that cannot be changed. Choose the day after. Nothing was saved.`,
      );
    const row = await tx.supplierVat.create({
      data: {
        supplierId,
        validFrom: input.validFrom,
        status: input.status,
        rateBasisPoints: input.rateBasisPoints,
        number: input.number,
        recordedByAccountId: access.actor.accountId,
        createdAt: now(),
      },
    });
    tx.audit({
      action: "supplier.vat-recorded",
      objectType: "supplier",
      objectId: supplierId,
      areaId,
      detail: {
        vatId: row.id,
        status: input.status,
        rateBasisPoints: input.rateBasisPoints,
        from: isoDay(input.validFrom),
      },
    });
    return { id: row.id };
  });
}
