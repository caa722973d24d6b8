import type { AreaAccess } from "#app/domain/access/access.ts";
import { act } from "#app/domain/audit/act.server.ts";
import type { BestInterestsInput } from "#app/domain/capacity/best-interests-form.ts";
import { findStops } from "#app/domain/capacity/best-interests-stops.server.ts";
import { findTies } from "#app/domain/capacity/find-ties.server.ts";
import { notIndependent, TIE_WORDS } from "#app/domain/capacity/independence-rules.ts";
import { refuseOwnPart } from "#app/domain/capacity/refuse-own-part.server.ts";
import { gapsOf } from "#app/domain/plans/checklist-rules.ts";
import { bodyOf } from "#app/domain/plans/plan-body.ts";
import { readPlan } from "#app/domain/plans/read-plan.server.ts";
import { lockForStep, takeStep } from "#app/domain/plans/take-step.server.ts";
import { tellPerson, tellPlanners } from "#app/domain/plans/tell-plan.server.ts";
import { now } from "#app/lib/clock.ts";
import { Refusal } from "#app/lib/result.ts";

/**
 * A practitioner decides about a plan in somebody's best interests: it is sealed as it stands and lies before the council to be
 * approved. Only where a record says that the person cannot, nobody else may, and an advocate or somebody appropriate speaks with
 * them. Refusals: not-found, own-part, sent-before, moved-on, stale, asides, gaps, those of `findStops`, not-independent.
 */
export function decideFor(access: AreaAccess, planId: string, sent: BestInterestsInput) {
  const party = { side: "practitioner", access } as const;
  return act(access, async (tx) => {
    const { plan, done } = await lockForStep(tx, party, planId, "agree_for", sent);
    if (done) return { id: plan.id };
    await refuseOwnPart(tx, access, plan.personId);
    // A record that is being written comes before this or after it
    await tx.$queryRaw`SELECT id FROM person WHERE id = ${plan.personId}::uuid FOR SHARE`;
    const whole = await readPlan(tx, { id: plan.id });
    if (!whole) throw new Error("a locked plan that is not there");
    const { recordId, stops } = await findStops(tx, whole);
    const [stop] = stops;
    if (stop) throw new Refusal(stop.code, `${stop.words} Nothing was changed and nothing was lost.`);
    if (recordId === null) throw new Error("the council decides without a record");
    if (whole.asides.length > 0)
      throw new Refusal(
        "asides",
        "Two people wrote into one box, and nobody has chosen yet. Nothing was changed. Go back to the plan, choose which text should stand, then decide.",
      );
    if (gapsOf(whole.lines).length > 0)
      throw new Refusal(
        "gaps",
        "Something is missing in the plan: the checklist says what. Nothing was changed. Answer it first, then decide.",
      );
    const tie =
      sent.advocateName === "" ? null : notIndependent(sent.advocateName, (await findTies(tx, plan)).names);
    if (tie)
      throw new Refusal(
        "not-independent",
        `${sent.advocateName} ${TIE_WORDS[tie]}, so they are not the independent advocate. Nothing was changed. What they said belongs to who was asked.`,
      );
    const number = (await tx.planVersion.count({ where: { planId: plan.id } })) + 1;
    const by = { byAccountId: access.actor.accountId, at: now() };
    await tx.planVersion.create({
      data: {
        planId: plan.id,
        number,
        body: bodyOf(whole),
        agreedBy: access.actor.name,
        authority: "best_interests",
        ...by,
      },
    });
    const { wishes, consulted, advocateName, advocateWords, lessRestrictive, why } = sent;
    await tx.bestInterests.create({
      data: {
        planId: plan.id,
        versionNumber: number,
        personId: plan.personId,
        areaId: plan.areaId,
        capacityRecordId: recordId,
        ...{ wishes, consulted, advocateName, advocateWords, lessRestrictive, why },
        byName: access.actor.name,
        ...by,
      },
    });
    const version = await takeStep(tx, party, plan, "agree_for", sent, { words: why, detail: { number } });
    const onceKey = `plan:${plan.id}:agreed-for:${version}`;
    await tellPlanners(tx, plan, access.actor.accountId, {
      subject: "A support plan is with the council",
      body: "The council decided about a support plan in the person’s best interests. It now lies before the council to be approved.",
      onceKey,
    });
    await tellPerson(tx, plan, {
      subject: "Your support plan is with the council",
      body: `${access.actor.name} of the council decided about your support plan in your best interests, because it is recorded that you cannot decide about it at the moment. You may say that you do not agree. An advocate can help you with that.`,
      onceKey: `${onceKey}:person`,
    });
    return { id: plan.id };
  });
}
