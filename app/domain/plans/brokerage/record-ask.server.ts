import { covers } from "#app/domain/access/grant-rules.ts";
import type { PlanParty } from "#app/domain/access/plan-party.ts";
import { act, type Act } from "#app/domain/audit/act.server.ts";
import { putQuestion } from "#app/domain/messages/ask-question.server.ts";
import type { AskInput } from "#app/domain/plans/brokerage/brokerage-forms.ts";
import { afterAsking, CHASE_AFTER_DAYS } from "#app/domain/plans/brokerage/brokerage-rules.ts";
import {
  actionToFind,
  recordStep,
  type ActionToFind,
} from "#app/domain/plans/brokerage/record-step.server.ts";
import { lockPlan, type LockedPlan } from "#app/domain/plans/lock-plan.server.ts";
import { writerOf } from "#app/domain/plans/plan-party.ts";
import type { Prisma } from "#app/generated/prisma/client.ts";
import { now } from "#app/lib/clock.ts";
import { addDays, dayOf, parseDay } from "#app/lib/dates.ts";
import { Refusal } from "#app/lib/result.ts";
import { sameAsSent } from "#app/lib/sent-before.ts";

const chaseDay = (said: string | null) =>
  (said === null ? null : parseDay(said)) ?? addDays(dayOf(now()), CHASE_AFTER_DAYS);
type Ask = Omit<
  Prisma.PlanAskUncheckedCreateInput,
  "planId" | "actionId" | "byName" | "byAccountId" | "grantId" | "at"
>;

/** What the form's key has made already; null where this is the first. */
async function sentBefore(tx: Act, plan: LockedPlan, actionId: string, submissionKey: string, words: string) {
  const before = await tx.planAsk.findUnique({ where: { submissionKey } });
  if (!before) return null;
  sameAsSent(before.planId === plan.id && before.actionId === actionId && before.words === words);
  return { id: before.id };
}
async function keep(tx: Act, party: PlanParty, plan: LockedPlan, found: ActionToFind, ask: Ask) {
  const actionId = found.action.id;
  const { id } = await tx.planAsk.create({
    data: { ...ask, planId: plan.id, actionId, ...writerOf(party), at: now() },
  });
  const to = afterAsking(found.stage);
  if (to) await recordStep(tx, party, plan, found, to, { askId: id, submissionKey: `ask:${id}` });
  tx.audit({
    action: "plan.asked",
    objectType: "plan",
    objectId: plan.id,
    personId: plan.personId,
    areaId: plan.areaId,
    detail: { item: actionId, ask: id, how: ask.how },
  });
  return { id };
}

/** Writes down that somebody outside was asked. Refusals: not-found, moved-on, removed, sent-before. */
export function recordAsk(party: PlanParty, planId: string, actionId: string, input: AskInput) {
  return act(party.access, async (tx) => {
    const plan = await lockPlan(tx, party, planId, "find");
    const found = await actionToFind(tx, plan, actionId);
    const { chaseOn, ...ask } = input;
    const before = await sentBefore(tx, plan, actionId, input.submissionKey, input.words);
    return before ?? keep(tx, party, plan, found, { ...ask, chaseOn: chaseDay(chaseOn) });
  });
}

/**
 * Asks a PA of Ownway's directory: the message is the writer's own, and nothing is added to it. The plan keeps what
 * was sent, for everybody who may read the plan. Refusals: those of asking anybody a question, and of a plan.
 */
export function sendAsk(
  party: PlanParty,
  planId: string,
  actionId: string,
  slug: string,
  input: { words: string; submissionKey: string },
) {
  return act(party.access, async (tx) => {
    const plan = await lockPlan(tx, party, planId, "find");
    const found = await actionToFind(tx, plan, actionId);
    const { words, submissionKey } = input;
    const before = await sentBefore(tx, plan, actionId, submissionKey, words);
    if (before) return before;
    if (party.access.grant && !covers(party.access.grant, "search_and_advice"))
      throw new Refusal(
        "not-covered",
        `Your permission from ${party.access.subject.name} does not cover asking people questions. Nothing was sent.`,
      );
    const { asked, conversationId } = await putQuestion(
      tx,
      party.access,
      { directory: "assistants", slug },
      { body: words, submissionKey },
    );
    return keep(tx, party, plan, found, {
      submissionKey,
      words,
      conversationId,
      how: "message",
      name: asked.name,
      phone: "",
      email: "",
      chaseOn: chaseDay(null),
      whom: "assistant",
      assistantId: asked.id,
    });
  });
}
