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
import { byNeed } from "#app/domain/plans/plan-sums-rules.ts";
import { isInForce } from "#app/domain/plans/reviews/review-party.ts";
import { costWords, fieldWords, hoursWords, shortWords } from "#app/domain/plans/value-words.ts";
import { momentWords, parseDay, shortDay } from "#app/lib/dates.ts";
import { pounds } from "#app/lib/money.ts";
import { count, list } from "#app/lib/words.ts";

const both = ({ week, year }: { week: number; year: number }) =>
  `${pounds(week)} a week, ${pounds(year)} a year`;
const andOnce = (sums: { week: number; year: number; once: number }) =>
  `${both(sums)}${sums.once > 0 ? `, and ${pounds(sums.once)} once` : ""}`;

/** What the pages show of a plan: as it stands now, or as it was sealed. */
export type Readable = Pick<
  FoundPlan,
  | "id"
  | "name"
  | "status"
  | "selfFunder"
  | "editable"
  | "seesMoney"
  | "lines"
  | "sums"
  | "reserves"
  | "needs"
  | "outcomes"
  | "actions"
  | "asides"
  | "finds"
  | "finding"
> & {
  /** What was found, in figures; null in a sealed version, which is of before. */
  secured: FoundPlan["secured"] | null;
  sections: Pick<
    FoundPlan["sections"][number],
    "id" | "section" | "body" | "how" | "changedBy" | "changedAt"
  >[];
};

function presentMoney({ sums, reserves, selfFunder, secured }: Readable) {
  const { indicative, planned, left, own } = sums;
  const owed = reserves && sums.reserves > 0 ? reserves : null;
  return {
    rows: [
      ...(selfFunder
        ? []
        : [
            {
              label: "To plan with",
              value: indicative ? andOnce(indicative) : "The council has not given a figure yet",
            },
            { label: "Planned so far", value: andOnce(planned) },
          ]),
      ...(owed
        ? [
            {
              label: "Of it, kept in reserve",
              value: `${pounds(owed.total)} a year for what an employer owes: ${pounds(owed.leave)} for leave, ${pounds(owed.redundancy)} for redundancy${owed.pension > 0 ? `, ${pounds(owed.pension)} for pensions` : ""}${owed.insurance > 0 ? `, ${pounds(owed.insurance)} National Insurance` : ""}. Insurance is not in it: add it as an action`,
            },
          ]
        : []),
      ...(sums.contingency > 0
        ? [{ label: "Of it, put by", value: `${pounds(sums.contingency)} a year for what cannot be known` }]
        : []),
      ...(secured
        ? [
            {
              label: "Secured so far",
              value: `${andOnce(secured)}${secured.open > 0 ? `. ${count(secured.open, "action is", "actions are")} still to be found` : ""}`,
            },
          ]
        : []),
      ...(left
        ? [
            {
              label: left.year < 0 ? "Too much by" : "Left",
              value:
                left.year < 0
                  ? `${pounds(-left.year)} in a year. You may plan it: say why, and the council decides`
                  : `${pounds(left.year)} of the year`,
            },
          ]
        : []),
      ...(selfFunder || own.year + own.once > 0 ? [{ label: "From own money", value: andOnce(own) }] : []),
      ...(sums.uncosted > 0
        ? [{ label: "Not in these sums", value: `${count(sums.uncosted, "action")} without a cost` }]
        : []),
    ],
    over: sums.over,
    bar: indicative
      ? {
          planned: planned.year + planned.once,
          whole: indicative.year + indicative.once,
          words: `${pounds(planned.year + planned.once)} planned of ${pounds(indicative.year + indicative.once)} for a year`,
        }
      : null,
  };
}

/** How far on an action is, who waits for an answer, and what the reader has to know of the planner's own part in it. */
function presentStage(found: Finding | undefined) {
  const waiting = found?.asks.filter(({ chase }) => chase) ?? [];
  const chosen = found?.quotes.find(({ id }) => id === found.chosenId);
  return {
    // A sealed version says nothing of what was found since
    stage: found ? STAGES[found.stage] : "",
    stands: found?.stage === "secured" || found?.stage === "started",
    fell: found?.stage === "fell_through",
    chase: waiting.length > 0 ? `No answer yet from ${list(waiting.map(({ name }) => name))}. Ask again` : "",
    tie: chosen?.tie || found?.tie || "",
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
        ...presentStage(plan.finding.get(action.id)),
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
