import { act, type Act } from "#app/domain/audit/act.server.ts";
import { keepItem } from "#app/domain/plans/keep-item.server.ts";
import { lockPlan, type LockedPlan } from "#app/domain/plans/lock-plan.server.ts";
import type { MoneyFields, PaidEvery } from "#app/domain/plans/plan-content.ts";
import type { PlanParty } from "#app/domain/access/plan-party.ts";

export const moneyOf = (plan: { paidEvery: string | null; overReason: string }): MoneyFields => ({
  paidEvery: plan.paidEvery as PaidEvery | null,
  overReason: plan.overReason,
});

/** How often the direct payment comes, and why the plan costs more than the figure. Refusals: not-found, moved-on, stale. */
export function saveMoney(party: PlanParty, planId: string, sent: { version: number; fields: MoneyFields }) {
  return act(party.access, async (tx) =>
    writeMoney(tx, party, await lockPlan(tx, party, planId, "change"), sent),
  );
}
/** The same inside a transaction that has the plan locked. */
export async function writeMoney(
  tx: Act,
  party: PlanParty,
  plan: LockedPlan,
  sent: { version: number; fields: MoneyFields },
) {
  // The first words of it were none
  if (sent.version === 1 && plan.moneyVersion > 1)
    await tx.planChange.createMany({
      data: [
        {
          planId: plan.id,
          kind: "money",
          itemId: plan.id,
          version: 1,
          fields: { paidEvery: null, overReason: "" },
          byName: plan.beganBy,
          at: plan.createdAt,
        },
      ],
      skipDuplicates: true,
    });
  const kept = { version: plan.moneyVersion, fields: moneyOf(plan) };
  return keepItem(
    tx,
    party,
    plan,
    { kind: "money", id: plan.id, kept, base: sent.version, mine: sent.fields },
    (fields, moneyVersion) => tx.plan.update({ where: { id: plan.id }, data: { ...fields, moneyVersion } }),
  );
}
