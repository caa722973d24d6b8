import type { AreaAccess } from "#app/domain/access/access.ts";
import { act } from "#app/domain/audit/act.server.ts";
import { allocateToPot } from "#app/domain/budgets/open-pot.server.ts";
import type { PlanningPotChange } from "#app/domain/budgets/planning-pot-form.ts";
import { Refusal, type Result } from "#app/lib/result.ts";
import { sameAsSent } from "#app/lib/sent-before.ts";

/**
 * Authorises another tier for a person's support planning pot, puts money into it, or both. Money that is in it stays.
 * The same form twice changes once.
 */
export function changePlanningPot(
  access: AreaAccess,
  personId: string,
  potId: string,
  form: PlanningPotChange,
): Promise<Result<{ potId: string }>> {
  return act(access, async (tx) => {
    await tx.$executeRaw`SELECT 1 FROM pot WHERE id = ${potId}::uuid AND area_id = ${access.area.id}::uuid FOR UPDATE`;
    const pot = await tx.pot.findFirst({
      where: { id: potId, personId, areaId: access.area.id, kind: "support_planning" },
      include: { budget: { select: { status: true } }, person: { select: { accountId: true } } },
    });
    if (!pot) throw new Refusal("not-found", "This pot is not in your area. Nothing was changed.");
    if (pot.person.accountId === access.actor.accountId)
      throw new Refusal(
        "oneself",
        "This is your own budget. A colleague must change it. Nothing was changed.",
      );
    const before = await tx.potChange.findFirst({ where: { submissionKey: form.submissionKey, potId } });
    if (before) {
      sameAsSent(
        before.tierAfter === form.tier && before.addedPence === form.add && before.reason === form.reason,
      );
      return { potId };
    }
    if (pot.budget.status === "closed")
      throw new Refusal("closed", "This budget is closed. Nothing was changed. Give a new budget first.");
    const tierBefore = pot.authorisedTier ?? "medium";
    if (form.add === 0 && form.tier === tierBefore)
      throw new Refusal("nothing-new", "Choose another tier or enter money to add. Nothing was changed.");
    await tx.potChange.create({
      data: {
        potId,
        tierBefore,
        tierAfter: form.tier,
        addedPence: form.add,
        reason: form.reason,
        submissionKey: form.submissionKey,
        byAccountId: access.actor.accountId,
      },
    });
    await tx.pot.update({ where: { id: potId }, data: { authorisedTier: form.tier } });
    if (form.add > 0)
      await allocateToPot(tx, pot, form.add, `change:${form.submissionKey}`, access.actor.accountId);
    tx.audit({
      action: "pot.changed",
      objectType: "pot",
      objectId: potId,
      personId,
      areaId: access.area.id,
      detail: { tierBefore, tierAfter: form.tier, addedPence: form.add },
    });
    return { potId };
  });
}
