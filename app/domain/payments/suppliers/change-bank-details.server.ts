import { act } from "#app/domain/audit/act.server.ts";
import { notify } from "#app/domain/notifications/notify.server.ts";
import { findSupplierAccounts } from "#app/domain/payments/suppliers/find-supplier-accounts.server.ts";
import { lockOwnSupplier } from "#app/domain/payments/suppliers/lock-own-supplier.server.ts";
import { modulusCheck } from "#app/domain/payments/suppliers/modulus-rules.ts";
import type { PayeeAccess } from "#app/domain/payments/suppliers/payee-access.ts";
import type { BankInput } from "#app/domain/payments/suppliers/supplier-forms.ts";
import { now } from "#app/lib/clock.ts";
import { momentWords } from "#app/lib/dates.ts";
import { Refusal } from "#app/lib/result.ts";

/**
 * Where a supplier is paid from now on: a new row, the old ones stay. Everybody who runs the supplier is told where they can
 * be reached, so that a change that was not theirs is seen. Refusals: stale, agency-paid, not-together.
 */
export function changeBankDetails(access: PayeeAccess, input: BankInput) {
  return act(access, async (tx) => {
    const { id: supplierId, areaId } = await lockOwnSupplier(tx, access.payee, input.version);
    const checkSaid = modulusCheck(input.sortCode, input.accountNumber);
    if (checkSaid === "fails")
      throw new Refusal(
        "not-together",
        "This sort code and account number do not belong together. Nothing was saved.",
      );
    const bank = await tx.supplierBank.create({
      data: {
        supplierId,
        accountName: input.accountName,
        sortCode: input.sortCode,
        accountNumber: input.accountNumber,
        checkSaid,
        recordedByAccountId: access.actor.accountId,
        createdAt: now(),
      },
    });
    // Never the numbers
    tx.audit({
      action: "supplier.bank-changed",
      objectType: "supplier",
      objectId: supplierId,
      areaId,
      detail: { bankId: bank.id, checkSaid },
    });
    const readers = (await findSupplierAccounts(tx, [supplierId])).get(supplierId) ?? [];
    for (const accountId of readers)
      await notify(tx, {
        to: { accountId },
        subject: "Details of yours were changed",
        body: `On ${momentWords(now())}, ${access.actor.name} changed the bank account that ${access.payee.name} is paid into. The new account number ends in ${input.accountNumber.slice(-4)}. If this was not you or a colleague, phone us today: we can stop the next payment. If it was you, there is nothing to do.`,
        path: "/money/details",
        whole: true,
        onceKey: `bank:${bank.id}:${accountId}`,
      });
    return { id: bank.id, checkSaid };
  });
}
