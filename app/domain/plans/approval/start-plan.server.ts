import type { PlanParty } from "#app/domain/access/plan-party.ts";
import { recordDecision } from "#app/domain/assisted-access/record-decision.server.ts";
import { requireAuthority } from "#app/domain/capacity/require-authority.server.ts";
import { act, type Act } from "#app/domain/audit/act.server.ts";
import type { StartInput } from "#app/domain/plans/approval/approval-forms.ts";
import { refuseOwnApproval } from "#app/domain/plans/approval/refuse-approver.server.ts";
import type { LockedPlan } from "#app/domain/plans/lock-plan.server.ts";
import { readPlan } from "#app/domain/plans/read-plan.server.ts";
import { reviewBy } from "#app/domain/plans/review-rules.ts";
import { IN_FORCE } from "#app/domain/plans/reviews/review-party.ts";
import { keepPlanned } from "#app/domain/plans/reviews/keep-planned.server.ts";
import { lockForStep, takeStep } from "#app/domain/plans/take-step.server.ts";
import { tellPerson, tellPlanners } from "#app/domain/plans/tell-plan.server.ts";
import { now } from "#app/lib/clock.ts";
import { addMonths, dayOf, isoDay, longDay } from "#app/lib/dates.ts";
import { Refusal } from "#app/lib/result.ts";

type Decision = { question?: string | undefined; words?: string | undefined };
const EARLIEST_MONTHS = 12;

/** The plan that held until now gives way to this one. */
async function supersede(tx: Act, plan: LockedPlan): Promise<void> {
  const before = await tx.plan.findFirst({
    where: { personId: plan.personId, id: { not: plan.id }, status: { in: IN_FORCE } },
  });
  if (!before) return;
  await tx.plan.update({
    where: { id: before.id },
    data: { status: "superseded", version: { increment: 1 }, changedAt: now() },
  });
  await tx.planEvent.create({ data: { planId: before.id, kind: "supersede", byName: "Ownway", at: now() } });
  tx.audit({
    action: "plan.supersede",
    objectType: "plan",
    objectId: before.id,
    personId: before.personId,
    areaId: before.areaId,
    detail: { by: plan.id },
  });
}

/**
 * Puts a plan in force from a day on: an approved one by the council, a self-funder's agreed one by themselves. It takes the place
 * of the one before, and its review is planned. Refusals: not-found, sent-before, moved-on, stale, own-work, not-yet, too-early,
 * no-authority, words-needed.
 */
export function startPlan(party: PlanParty, planId: string, input: StartInput & { decision?: Decision }) {
  const { decision = {}, ...sent } = input;
  return act(party.access, async (tx) => {
    const { plan, done } = await lockForStep(tx, party, planId, "start", sent);
    if (done) return { id: plan.id };
    if (party.side === "practitioner") await refuseOwnApproval(tx, party.access, plan);
    const today = dayOf(now());
    if (sent.from > today)
      throw new Refusal(
        "not-yet",
        "This day has not come yet. Nothing was changed. Choose today or an earlier day.",
      );
    if (sent.from < addMonths(today, -EARLIEST_MONTHS))
      throw new Refusal(
        "too-early",
        "This day is more than a year ago. Nothing was changed. Choose a later day.",
      );
    if (party.side === "person") {
      await requireAuthority(tx, party.access, "plan");
      await recordDecision(tx, party.access, "start-plan", decision);
    }
    const whole = await readPlan(tx, { id: plan.id });
    const direct = whole?.actions.some(({ route }) => route === "direct_payment") ?? false;
    const by = reviewBy({
      inForceFrom: sent.from,
      directPaymentFrom: direct ? sent.from : null,
      lastReview: null,
    });
    await supersede(tx, plan);
    await tx.plan.update({ where: { id: plan.id }, data: { inForceFrom: sent.from, reviewBy: by } });
    const version = await takeStep(tx, party, plan, "start", sent, {
      words: `From ${longDay(sent.from)}. The next review is due by ${longDay(by)}.`,
      detail: { from: isoDay(sent.from), reviewBy: isoDay(by) },
    });
    if (!plan.selfFunder) await keepPlanned(tx, { ...plan, reviewBy: by });
    const telling = {
      subject: "A support plan is in force",
      body: `The support plan holds from ${longDay(sent.from)}. It is looked at again by ${longDay(by)}, or sooner if something changes.`,
      onceKey: `plan:${plan.id}:started:${version}`,
    };
    if (party.side !== "person" || party.access.grant)
      await tellPerson(tx, plan, { ...telling, subject: "Your support plan is in force" });
    await tellPlanners(tx, plan, party.access.actor.accountId, telling);
    return { id: plan.id };
  });
}
