import { randomUUID } from "node:crypto";
import type { PlanParty } from "#app/domain/access/plan-party.ts";
import { act } from "#app/domain/audit/act.server.ts";
import { fieldsOf } from "#app/domain/community/group-row.ts";
import { plainAction } from "#app/domain/community/plain-action.ts";
import { actionOf } from "#app/domain/plans/find-item.server.ts";
import { lockPlan } from "#app/domain/plans/lock-plan.server.ts";
import { writeAction } from "#app/domain/plans/save-action.server.ts";
import { now } from "#app/lib/clock.ts";
import { Refusal } from "#app/lib/result.ts";

/**
 * Puts a group into a plan as an action: what, who and what it costs, linked to the need that was looked for, or to all that it
 * helps with. A group that is there already is not put in twice: another need is added to it. Who pays is for the plan to say.
 * Refusals: not-found, moved-on, not-shown.
 */
export function putGroupIn(
  party: PlanParty,
  planId: string,
  input: { groupId: string; needId: string | null },
) {
  return act(party.access, async (tx) => {
    const plan = await lockPlan(tx, party, planId, "change");
    const group = await tx.communityGroup.findFirst({ where: { id: input.groupId, status: "shown" } });
    if (!group)
      throw new Refusal(
        "not-shown",
        "This group is not in the directory any more. Nothing was put into the plan. Look for another, or phone us and we ask for you.",
      );
    const { name, whenWords, needAreas, costPence, every } = fieldsOf(group);
    const needs = await tx.planNeed.findMany({ where: { planId: plan.id, removedAt: null } });
    if (input.needId && !needs.some(({ id }) => id === input.needId))
      throw new Refusal("not-found", "This need is not in the plan.");
    const needIds = input.needId
      ? [input.needId]
      : needs.filter(({ area }) => (needAreas as string[]).includes(area)).map(({ id }) => id);
    const there = await tx.planAction.findFirst({
      where: { planId: plan.id, removedAt: null, group: { groupId: group.id } },
      orderBy: { number: "asc" },
    });
    if (there) {
      const fields = actionOf(there);
      return writeAction(tx, party, plan, {
        itemId: there.id,
        version: there.version,
        submissionKey: "",
        fields: { ...fields, needIds: [...new Set([...fields.needIds, ...needIds])] },
      });
    }
    const kept = await writeAction(tx, party, plan, {
      itemId: null,
      version: 0,
      submissionKey: randomUUID(),
      fields: plainAction({
        kind: "community",
        what: `${name}: ${whenWords}`,
        who: name,
        needIds,
        costPence: every === "free" ? null : costPence,
        every,
      }),
    });
    await tx.planActionGroup.create({
      data: { actionId: kept.id, planId: plan.id, groupId: group.id, at: now() },
    });
    return kept;
  });
}
