import type { Act } from "#app/domain/audit/act.server.ts";
import { recordChange, type ItemKind, type Kept } from "#app/domain/plans/keep-item.server.ts";
import type { LockedPlan } from "#app/domain/plans/lock-plan.server.ts";
import { same, type Fields, type Value } from "#app/domain/plans/merge-rules.ts";
import type { PlanParty } from "#app/domain/access/plan-party.ts";
import { sameAsSent } from "#app/lib/sent-before.ts";

/**
 * A new need, outcome, action or quote. The same form again is the same item, by what was sent first and not by what others have made of
 * it since. @param before what the form's key has made already. Throws `Refusal` sent-before.
 */
export async function keepNewItem(
  tx: Act,
  party: PlanParty,
  plan: LockedPlan,
  { kind, fields }: { kind: Exclude<ItemKind, "section" | "money">; fields: Fields },
  before: { id: string; planId: string } | null,
  create: () => Promise<{ id: string }>,
): Promise<Kept> {
  if (before) {
    const first = await tx.planChange.findUniqueOrThrow({
      where: { itemId_version: { itemId: before.id, version: 1 } },
    });
    const sent = first.fields as Record<string, Value>;
    sameAsSent(
      before.planId === plan.id &&
        Object.keys(fields).every((name) => same(sent[name] ?? null, fields[name] ?? null)),
    );
    return { id: before.id, asideId: null };
  }
  const { id } = await create();
  await recordChange(tx, party, plan, { kind, id }, 1, fields);
  return { id, asideId: null };
}
