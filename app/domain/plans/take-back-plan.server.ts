import type { PersonAccess } from "#app/domain/access/access.ts";
import { recordDecision } from "#app/domain/assisted-access/record-decision.server.ts";
import { requireAuthority } from "#app/domain/capacity/require-authority.server.ts";
import { act } from "#app/domain/audit/act.server.ts";
import { lockForStep, takeStep, type SentStep } from "#app/domain/plans/take-step.server.ts";
import { tellPlanners } from "#app/domain/plans/tell-plan.server.ts";

type Decision = { question?: string | undefined; words?: string | undefined };

/**
 * The person takes back their agreement, before the plan is with the council: it is written on. What was sealed stays to be
 * read. Refusals: not-found, sent-before, moved-on, stale, no-authority, words-needed.
 */
export function takeBackPlan(
  access: PersonAccess,
  planId: string,
  sent: SentStep & { reason: string; decision?: Decision },
) {
  const party = { side: "person", access } as const;
  const { decision = {}, ...seen } = sent;
  return act(access, async (tx) => {
    const { plan, done } = await lockForStep(tx, party, planId, "take_back", seen);
    if (done) return { id: plan.id };
    // The person themself may always say no to what somebody agreed for them; others need authority for it
    if (access.grant) await requireAuthority(tx, access, "plan");
    await recordDecision(tx, access, "take-back-plan", decision);
    const version = await takeStep(tx, party, plan, "take_back", seen, { words: sent.reason });
    await tellPlanners(tx, plan, access.actor.accountId, {
      subject: "A support plan is open again",
      body: `${access.subject.name} took back their agreement, so the plan can be changed again. You can read why.`,
      onceKey: `plan:${plan.id}:taken-back:${version}`,
    });
    return { id: plan.id };
  });
}
