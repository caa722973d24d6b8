import type { PlanParty } from "#app/domain/access/plan-party.ts";
import { recordDecision } from "#app/domain/assisted-access/record-decision.server.ts";
import { requireAuthority } from "#app/domain/capacity/require-authority.server.ts";
import { act } from "#app/domain/audit/act.server.ts";
import { tellPractitioners } from "#app/domain/budgets/tell-practitioners.server.ts";
import { gapsOf } from "#app/domain/plans/checklist-rules.ts";
import { readPlan } from "#app/domain/plans/read-plan.server.ts";
import { lockForStep, takeStep, type SentStep } from "#app/domain/plans/take-step.server.ts";
import { tellPerson, tellPlanners } from "#app/domain/plans/tell-plan.server.ts";
import { Refusal } from "#app/lib/result.ts";
import { count, list } from "#app/lib/words.ts";

type Decision = { question?: string | undefined; words?: string | undefined };
const MOST_NAMED = 5;

/**
 * Sends an agreed plan to the council: by the person's side or their planner. With anything missing that section 25 asks for it
 * is refused. Refusals: not-found, sent-before, moved-on, stale, gaps, no-authority, words-needed.
 */
export function submitPlan(party: PlanParty, planId: string, sent: SentStep & { decision?: Decision }) {
  const { decision = {}, ...seen } = sent;
  return act(party.access, async (tx) => {
    const { plan, done } = await lockForStep(tx, party, planId, "submit", seen);
    if (done) return { id: plan.id };
    const whole = await readPlan(tx, { id: plan.id });
    const gaps = whole ? gapsOf(whole.lines) : [];
    if (gaps.length > 0)
      throw new Refusal(
        "gaps",
        `${count(gaps.length, "thing is", "things are")} missing: ${list(gaps.slice(0, MOST_NAMED).map(({ words }) => words))}${gaps.length > MOST_NAMED ? ", and more" : ""}. Nothing was sent. Take the agreement back, answer each, and agree again.`,
      );
    if (party.side === "person") {
      await requireAuthority(tx, party.access, "plan");
      await recordDecision(tx, party.access, "submit-plan", decision);
    }
    const version = await takeStep(tx, party, plan, "submit", seen);
    await tellPractitioners(tx, plan.areaId, {
      subject: "A support plan waits for the council",
      body: "A support plan was agreed by the person and sent to the council. Please read it and decide.",
      path: `/plans/${plan.id}`,
      onceKey: `plan:${plan.id}:submitted:${version}`,
    });
    const telling = {
      subject: "A support plan is with the council",
      body: "The support plan was sent to the council. Nothing in it changes until they have decided.",
      onceKey: `plan:${plan.id}:sent:${version}`,
    };
    await tellPlanners(tx, plan, party.access.actor.accountId, telling);
    if (party.side !== "person" || party.access.grant)
      await tellPerson(tx, plan, { ...telling, subject: "Your support plan is with the council" });
    return { id: plan.id };
  });
}
