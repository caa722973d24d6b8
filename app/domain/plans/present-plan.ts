import { gapsOf } from "#app/domain/plans/checklist-rules.ts";
import type { FoundPlan } from "#app/domain/plans/find-plan.server.ts";
import {
  ACTION_KINDS,
  HOW_SAID,
  NEED_AREAS,
  ROUTES,
  SECTIONS,
  SECTION_KEYS,
} from "#app/domain/plans/plan-content.ts";
import { STAGES } from "#app/domain/plans/brokerage/brokerage-rules.ts";
import type { Finding } from "#app/domain/plans/brokerage/find-finding.server.ts";
import { PLAN_STATUS_WORDS } from "#app/domain/plans/plan-status-rules.ts";
import { presentMoney } from "#app/domain/plans/present-money.ts";
import { byNeed } from "#app/domain/plans/plan-sums-rules.ts";
import type { Readable } from "#app/domain/plans/readable-plan.ts";
import { isInForce } from "#app/domain/plans/reviews/review-party.ts";
import { costWords, fieldWords, hoursWords, shortWords } from "#app/domain/plans/value-words.ts";
import { momentWords, parseDay, shortDay } from "#app/lib/dates.ts";
import { pounds } from "#app/lib/money.ts";
import { list } from "#app/lib/words.ts";

/** A planner's own part in an action, for the person and for whoever approves: of what was chosen, else of who is named. */
export function tieWordsOf(found: Finding | undefined): string {
  const chosen = found?.quotes.find(({ id }) => id === found.chosenId);
  // Who was their planner on the day of the choice may be none now: what the person was told then stays
  const told = found?.secured ? found.steps.findLast(({ stage }) => stage === "secured")?.tie : "";
  return chosen?.tie || told || found?.tie || "";
}

const STANDS: readonly string[] = [STAGES.secured, STAGES.started];
/** How far on an action is, who waits for an answer, and what the reader has to know of the planner's own part in it. */
function presentStage(found: Finding | undefined, sealed = "") {
  const waiting = found?.asks.filter(({ chase }) => chase) ?? [];
  return {
    stage: found ? STAGES[found.stage] : sealed,
    stands: found ? found.stage === "secured" || found.stage === "started" : STANDS.includes(sealed),
    fell: found ? found.stage === "fell_through" : sealed === STAGES.fell_through,
    chase: waiting.length > 0 ? `No answer yet from ${list(waiting.map(({ name }) => name))}. Ask again` : "",
    tie: tieWordsOf(found),
  };
}

/** What stands beside every page of a plan: the checklist with its links, and the money. */
export const presentBeside = (plan: Readable) => ({
  id: plan.id,
  name: plan.name,
  status: PLAN_STATUS_WORDS[plan.status],
  editable: plan.editable,
  finds: plan.finds,
  inForce: isInForce(plan.status),
  selfFunder: plan.selfFunder,
  lines: plan.lines.map(({ gaps, ...line }) => ({
    ...line,
    gaps: gaps.map(({ words, at }) => ({ words, href: `/plans/${plan.id}/${at}` })),
  })),
  missing: gapsOf(plan.lines).length,
  money: plan.seesMoney ? presentMoney(plan) : null,
});
export type Beside = ReturnType<typeof presentBeside>;

/** The choices of a page that links something to needs. */
export const needChoices = (plan: FoundPlan) =>
  plan.needs.map(({ id, words }) => ({ value: id, label: shortWords(words) }));

/** The whole plan, for reading. */
export function presentPlan(plan: Readable) {
  const needs = new Map(plan.needs.map(({ id, words }) => [id, shortWords(words)]));
  const forNeeds = (needIds: readonly string[]) => needIds.map((id) => needs.get(id) ?? "");
  const spent = byNeed(plan.actions);
  return {
    beside: presentBeside(plan),
    sections: SECTION_KEYS.map((key) => {
      const row = plan.sections.find(({ section }) => section === key);
      return {
        key,
        title: SECTIONS[key].title,
        ask: SECTIONS[key].ask,
        body: row?.body ?? "",
        how: row ? `${HOW_SAID[row.how]}. ${row.changedBy}, ${momentWords(row.changedAt)}` : "",
      };
    }),
    needs: plan.needs.map((need) => ({
      id: need.id,
      area: NEED_AREAS[need.area],
      words: need.words,
      eligible: need.eligible,
      cost:
        plan.seesMoney && (spent.get(need.id) ?? 0) > 0 ? `${pounds(spent.get(need.id) ?? 0)} in a year` : "",
    })),
    outcomes: plan.outcomes.map(({ id, words, needIds }) => ({ id, words, needs: forNeeds(needIds) })),
    actions: plan.actions.map((action) => {
      const agreedOn = action.carerAgreedOn === null ? null : parseDay(action.carerAgreedOn);
      return {
        id: action.id,
        ...presentStage(
          plan.finding.get(action.id),
          plan.stages && (plan.stages.get(action.id) ?? STAGES.idea),
        ),
        kind: ACTION_KINDS[action.kind],
        what: action.what,
        who: action.who,
        needs: forNeeds(action.needIds),
        cost: costWords(action),
        hours: action.kind === "assistant" ? hoursWords(action.minutesByDay) : "",
        route: action.route === null ? "" : ROUTES[action.route],
        carer:
          action.kind === "helper" && action.carerName !== ""
            ? `${action.carerName}${agreedOn ? `, ${shortDay(agreedOn)}` : ""}${action.carerWords === "" ? "" : `: “${action.carerWords}”`}`
            : "",
      };
    }),
    asides: plan.asides.map((aside) => {
      const section = plan.sections.find(({ id }) => id === aside.itemId);
      return {
        id: aside.id,
        words: `${section ? SECTIONS[section.section].title : fieldWords(aside.field)}: ${aside.byName}, ${momentWords(aside.at)}`,
      };
    }),
  };
}
