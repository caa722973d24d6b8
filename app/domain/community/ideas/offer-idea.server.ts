import type { z } from "zod";
import type { PlanParty } from "#app/domain/access/plan-party.ts";
import { act } from "#app/domain/audit/act.server.ts";
import type { IdeaForm } from "#app/domain/community/ideas/idea-forms.ts";
import { isId, visibleTo } from "#app/domain/plans/plan-party.ts";
import { contactIn, personIn } from "#app/domain/plans/templates/person-in-words.ts";
import { refusePersonIn } from "#app/domain/plans/templates/refuse-person-in.server.ts";
import { now } from "#app/lib/clock.ts";
import { Refusal } from "#app/lib/result.ts";
import { sameAsSent } from "#app/lib/sent-before.ts";

/**
 * A planner offers what was good in a plan to others: their own new words, what it cost, and nobody in it. Nothing of the plan or
 * of whose it is is kept with it. Refusals: not-found, sent-before, person-in-it, maybe-person.
 */
export function offerIdea(
  party: PlanParty & { side: "planner" },
  planId: string,
  actionId: string,
  input: z.output<typeof IdeaForm>,
) {
  return act(party.access, async (tx) => {
    const missing = () => new Refusal("not-found", "We cannot find this part of the plan.");
    if (!isId(planId) || !isId(actionId)) throw missing();
    const action = await tx.planAction.findFirst({
      where: { id: actionId, removedAt: null, plan: { id: planId, ...visibleTo(party) } },
      include: { plan: { include: { person: true } } },
    });
    if (!action) throw missing();
    const { fields, submissionKey } = input;
    const { planner } = party.access;
    const text = `${fields.what}\n${fields.why}`;
    const found =
      contactIn(text) ?? (personIn(text, [action.plan.person])?.sure ? "somebody you work for" : null);
    if (found)
      throw new Refusal(
        "person-in-it",
        `This has ${found} in it. Everybody can read an idea, so nobody may be in it. Nothing was sent. Take it out and send it again.`,
      );
    await refusePersonIn(tx, planner.id, text, input.sure);
    const { count } = await tx.communityIdea.createMany({
      data: [
        {
          ...fields,
          areaId: planner.areaId,
          status: "waiting",
          plannerId: planner.id,
          submissionKey,
          offeredAt: now(),
        },
      ],
      skipDuplicates: true,
    });
    const idea = await tx.communityIdea.findUniqueOrThrow({ where: { submissionKey } });
    if (count === 0) {
      sameAsSent(
        idea.plannerId === planner.id &&
          idea.what === fields.what &&
          idea.why === fields.why &&
          idea.costPence === fields.costPence,
      );
      return idea.id;
    }
    tx.audit({
      action: "idea.offered",
      objectType: "community_idea",
      objectId: idea.id,
      areaId: planner.areaId,
    });
    return idea.id;
  });
}
