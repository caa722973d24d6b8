import { randomUUID } from "node:crypto";
import type { PlanParty } from "#app/domain/access/plan-party.ts";
import { act } from "#app/domain/audit/act.server.ts";
import { plainAction } from "#app/domain/community/plain-action.ts";
import { lockPlan } from "#app/domain/plans/lock-plan.server.ts";
import type { ActionKind, Every } from "#app/domain/plans/plan-content.ts";
import { writeAction } from "#app/domain/plans/save-action.server.ts";
import { now } from "#app/lib/clock.ts";
import { Refusal } from "#app/lib/result.ts";

/**
 * Puts an idea into a plan as an action: what, which kind and what it cost others. Once: an idea that is in the plan leads to its
 * action. Refusals: not-found, moved-on, not-shown.
 */
export function putIdeaIn(
  party: PlanParty,
  planId: string,
  input: { ideaId: string; needId: string | null },
) {
  return act(party.access, async (tx) => {
    const plan = await lockPlan(tx, party, planId, "change");
    const idea = await tx.communityIdea.findFirst({ where: { id: input.ideaId, status: "shown" } });
    if (!idea)
      throw new Refusal(
        "not-shown",
        "This idea is not in the library any more. Nothing was put into the plan.",
      );
    const needs = await tx.planNeed.findMany({ where: { planId: plan.id, removedAt: null } });
    if (input.needId && !needs.some(({ id }) => id === input.needId))
      throw new Refusal("not-found", "This need is not in the plan.");
    const there = await tx.planAction.findFirst({
      where: { planId: plan.id, removedAt: null, idea: { ideaId: idea.id } },
    });
    if (there) return { id: there.id, asideId: null };
    const kept = await writeAction(tx, party, plan, {
      itemId: null,
      version: 0,
      submissionKey: randomUUID(),
      fields: plainAction({
        kind: idea.kind as ActionKind,
        what: idea.what,
        who: "",
        needIds: input.needId
          ? [input.needId]
          : needs.filter(({ area }) => idea.needAreas.includes(area)).map(({ id }) => id),
        costPence: idea.costPence,
        every: idea.every as Every | null,
      }),
    });
    await tx.planActionIdea.create({
      data: { actionId: kept.id, planId: plan.id, ideaId: idea.id, at: now() },
    });
    return kept;
  });
}
