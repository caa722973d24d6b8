import type { PlanParty } from "#app/domain/access/plan-party.ts";
import { act } from "#app/domain/audit/act.server.ts";
import { actionToFind, recordStep, sawLast } from "#app/domain/plans/brokerage/record-step.server.ts";
import { lockPlan } from "#app/domain/plans/lock-plan.server.ts";
import { now } from "#app/lib/clock.ts";
import { dayOf, parseDay } from "#app/lib/dates.ts";
import { Refusal } from "#app/lib/result.ts";
import { sameAsSent } from "#app/lib/sent-before.ts";

type Input = {
  to: "started" | "fell_through" | "idea";
  words: string;
  startedOn: string | null;
  seen: number;
  submissionKey: string;
};

/** What became of an action: it started, fell through (with why), or is an idea again. Refusals: not-found, moved-on, removed, stale, not-yet, sent-before. */
export function moveAction(party: PlanParty, planId: string, actionId: string, input: Input) {
  return act(party.access, async (tx) => {
    const plan = await lockPlan(tx, party, planId, "find");
    const found = await actionToFind(tx, plan, actionId);
    const { to, words, submissionKey } = input;
    const before = await tx.planActionStep.findUnique({ where: { submissionKey } });
    if (before) {
      sameAsSent(before.actionId === actionId && before.stage === to && before.words === words);
      return { id: before.id };
    }
    sawLast(found, input.seen);
    const startedOn = to === "started" && input.startedOn !== null ? parseDay(input.startedOn) : null;
    if (startedOn && startedOn > dayOf(now()))
      throw new Refusal(
        "not-yet",
        "That day is still to come. Nothing was changed. Say so on the day it starts.",
      );
    return recordStep(tx, party, plan, found, to, { words, startedOn, submissionKey });
  });
}
