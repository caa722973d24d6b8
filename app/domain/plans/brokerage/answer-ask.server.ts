import type { PlanParty } from "#app/domain/access/plan-party.ts";
import { act } from "#app/domain/audit/act.server.ts";
import type { Answer } from "#app/domain/plans/brokerage/brokerage-forms.ts";
import { actionToFind } from "#app/domain/plans/brokerage/record-step.server.ts";
import { lockPlan } from "#app/domain/plans/lock-plan.server.ts";
import { isId, writerOf } from "#app/domain/plans/plan-party.ts";
import { now } from "#app/lib/clock.ts";
import { momentWords, parseDay } from "#app/lib/dates.ts";
import { Refusal } from "#app/lib/result.ts";

type Input = { answer: Answer; words: string; chaseOn: string | null };

/** Writes down what somebody answered who was asked. A yes or no stands. Refusals: not-found, moved-on, removed, stale. */
export function answerAsk(party: PlanParty, planId: string, actionId: string, askId: string, input: Input) {
  return act(party.access, async (tx) => {
    const plan = await lockPlan(tx, party, planId, "find");
    await actionToFind(tx, plan, actionId);
    const ask = isId(askId)
      ? await tx.planAsk.findFirst({ where: { id: askId, actionId, planId: plan.id } })
      : null;
    if (!ask) throw new Refusal("not-found", "We cannot find whom you asked.");
    const { answer, words } = input;
    if (ask.answer === answer && ask.answerWords === words && answer !== "maybe") return { id: ask.id };
    if (ask.answeredAt && (ask.answer === "yes" || ask.answer === "no"))
      throw new Refusal(
        "stale",
        `${ask.answerBy ?? ""} wrote down an answer on ${momentWords(ask.answeredAt)}. Nothing was changed by this. If they say something else now, write down that you asked them again.`,
      );
    const chaseOn = answer === "maybe" && input.chaseOn !== null ? parseDay(input.chaseOn) : null;
    await tx.planAsk.update({
      where: { id: ask.id },
      data: {
        answer,
        answerWords: words,
        answerBy: writerOf(party).byName,
        answeredAt: now(),
        ...(chaseOn ? { chaseOn } : {}),
      },
    });
    tx.audit({
      action: "plan.ask-answered",
      objectType: "plan",
      objectId: plan.id,
      personId: plan.personId,
      areaId: plan.areaId,
      detail: { item: actionId, ask: ask.id, answer },
    });
    return { id: ask.id };
  });
}
