import type { AreaAccess } from "#app/domain/access/access.ts";
import { act } from "#app/domain/audit/act.server.ts";
import { openPayingAccount } from "#app/domain/payments/open-paying-account.server.ts";
import type { PayingAccountInput } from "#app/domain/payments/runs/run-forms.ts";
import { modulusCheck } from "#app/domain/payments/suppliers/modulus-rules.ts";
import { Refusal } from "#app/lib/result.ts";

/** The council's own account, as the bank's file names it. Refusals: stale. */
export function savePayingAccount(access: AreaAccess, { version, ...input }: PayingAccountInput) {
  return act(access, async (tx) => {
    const { id } = await openPayingAccount(tx, {
      areaId: access.area.id,
      personId: "",
      route: "council_held",
      budgetManagerId: null,
    });
    const { count } = await tx.payingAccount.updateMany({
      where: { id, version },
      data: { ...input, version: { increment: 1 } },
    });
    if (count === 0)
      throw new Refusal(
        "stale",
        "A colleague changed these details since you opened the page. Nothing of yours was saved. Reload the page to see theirs.",
      );
    // Never the numbers
    tx.audit({
      action: "paying-account.changed",
      objectType: "area",
      objectId: access.area.id,
      areaId: access.area.id,
      detail: { checkSaid: modulusCheck(input.sortCode, input.accountNumber) },
    });
    return { checked: modulusCheck(input.sortCode, input.accountNumber) === "passes" };
  });
}
