import type { PersonAccess } from "#app/domain/access/access.ts";
import { recordDecision } from "#app/domain/assisted-access/record-decision.server.ts";
import { act } from "#app/domain/audit/act.server.ts";
import { requireAuthority } from "#app/domain/capacity/require-authority.server.ts";
import { gapsOf } from "#app/domain/plans/checklist-rules.ts";
import { bodyOf } from "#app/domain/plans/plan-body.ts";
import { writerOf } from "#app/domain/plans/plan-party.ts";
import { readPlan } from "#app/domain/plans/read-plan.server.ts";
import { lockForStep, takeStep, type SentStep } from "#app/domain/plans/take-step.server.ts";
import { plannersOf, tellPerson, tellPlanners } from "#app/domain/plans/tell-plan.server.ts";
import { now } from "#app/lib/clock.ts";
import { Refusal } from "#app/lib/result.ts";

type Decision = { question?: string | undefined; words?: string | undefined };

/**
 * The person, or whoever has authority for them, agrees to a whole plan as it stands: it is sealed as a version, and changes no
 * more. What the council still asks for may be missing: then it is agreed, and cannot be sent yet. Refusals: not-found,
 * sent-before, moved-on, stale, asides, own-work, words-needed, no-authority.
 */
export function agreePlan(access: PersonAccess, planId: string, sent: SentStep & { decision?: Decision }) {
  const party = { side: "person", access } as const;
  const { decision = {}, ...seen } = sent;
  return act(access, async (tx) => {
    const { plan, done } = await lockForStep(tx, party, planId, "agree", seen);
    if (done) return { id: plan.id };
    if ((await plannersOf(tx, plan.personId)).includes(access.actor.accountId))
      throw new Refusal(
        "own-work",
        "You are their planner yourself, so somebody else must agree for them. Nothing was changed. Phone us and we will help.",
      );
    const whole = await readPlan(tx, { id: plan.id });
    if (!whole) throw new Error("a locked plan that is not there");
    if (whole.asides.length > 0)
      throw new Refusal(
        "asides",
        "Two people wrote into one box, and nobody has chosen yet. Nothing was changed. Go back to the plan, choose which text should stand, then agree.",
      );
    const decisionId = await recordDecision(tx, access, "agree-plan", decision);
    await requireAuthority(tx, access, "plan");
    const number = (await tx.planVersion.count({ where: { planId: plan.id } })) + 1;
    const { byName, byAccountId, grantId } = writerOf(party);
    await tx.planVersion.create({
      data: {
        planId: plan.id,
        number,
        body: bodyOf(whole),
        agreedBy: byName,
        byAccountId,
        grantId,
        authority: access.grant?.basis ?? "own",
        decisionId,
        at: now(),
      },
    });
    const gaps = gapsOf(whole.lines).length;
    const version = await takeStep(tx, party, plan, "agree", seen, { detail: { number, gaps } });
    const telling = {
      subject: "A support plan was agreed",
      body: `${access.subject.name} agreed to their support plan as it stands. ${plan.selfFunder ? "It can now be put in force." : gaps > 0 ? "Some things the council asks for are still missing, so it cannot be sent yet." : "It can now be sent to the council."}`,
      onceKey: `plan:${plan.id}:agreed:${version}`,
    };
    await tellPlanners(tx, plan, access.actor.accountId, telling);
    if (access.grant)
      await tellPerson(tx, plan, {
        ...telling,
        subject: "Your support plan was agreed",
        body: `${access.actor.name} agreed to your support plan for you. If it does not say what you want, you can take the agreement back until the council has decided.`,
      });
    return { id: plan.id };
  });
}
