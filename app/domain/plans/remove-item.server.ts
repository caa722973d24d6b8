import { act, type Act } from "#app/domain/audit/act.server.ts";
import { actionOf, findItem, needOf, outcomeOf } from "#app/domain/plans/find-item.server.ts";
import { recordChange } from "#app/domain/plans/keep-item.server.ts";
import { lockPlan } from "#app/domain/plans/lock-plan.server.ts";
import type { Fields } from "#app/domain/plans/merge-rules.ts";
import type { PlanParty } from "#app/domain/access/plan-party.ts";
import { isId, writerOf } from "#app/domain/plans/plan-party.ts";
import { now } from "#app/lib/clock.ts";
import { Refusal } from "#app/lib/result.ts";

export const REMOVABLE = ["need", "outcome", "action"] as const;
export type Removable = (typeof REMOVABLE)[number];

async function itemOf(
  tx: Act,
  planId: string,
  kind: Removable,
  id: string,
): Promise<{ version: number; fields: Fields }> {
  const where = { id, planId };
  switch (kind) {
    case "need": {
      const row = await findItem(tx.planNeed.findFirst({ where }));
      return { version: row.version, fields: needOf(row) };
    }
    case "outcome": {
      const row = await findItem(tx.planOutcome.findFirst({ where }));
      return { version: row.version, fields: outcomeOf(row) };
    }
    case "action": {
      const row = await findItem(tx.planAction.findFirst({ where }));
      return { version: row.version, fields: actionOf(row) };
    }
  }
}

/**
 * Takes a need, outcome or action out of the plan; what it said stays in the history. Whoever saw an older text is refused:
 * they would take away words they never read. Refusals: not-found, moved-on, removed, stale.
 */
export function removeItem(
  party: PlanParty,
  planId: string,
  input: { kind: Removable; itemId: string; version: number },
) {
  return act(party.access, async (tx) => {
    const plan = await lockPlan(tx, party, planId, "change");
    const { kind, itemId } = input;
    if (!isId(itemId)) throw new Refusal("not-found", "We cannot find this part of the plan.");
    const { version, fields } = await itemOf(tx, plan.id, kind, itemId);
    if (version !== input.version)
      throw new Refusal(
        "stale",
        "Somebody changed this since you opened the page. Nothing was taken away. Read it again first.",
      );
    const gone = {
      where: { id: itemId },
      data: { removedAt: now(), version: version + 1, changedBy: writerOf(party).byName, changedAt: now() },
    };
    if (kind === "need") await tx.planNeed.update(gone);
    else if (kind === "outcome") await tx.planOutcome.update(gone);
    else await tx.planAction.update(gone);
    await recordChange(tx, party, plan, { kind, id: itemId }, version + 1, fields, true);
    return { id: plan.id };
  });
}
