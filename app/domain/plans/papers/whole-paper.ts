import { priceWords } from "#app/domain/plans/brokerage/quote-rules.ts";
import type { FoundPlan } from "#app/domain/plans/find-plan.server.ts";
import type { Beyond } from "#app/domain/plans/papers/find-beyond.server.ts";
import {
  councilBlocks,
  facts,
  heading,
  remarkBlocks,
  safetyBlocks,
  waysBlocks,
  words,
} from "#app/domain/plans/papers/paper-blocks.ts";
import { presentPlan } from "#app/domain/plans/present-plan.ts";
import type { Block, Paper } from "#app/lib/paper/paper.ts";
import { longDay, shortDay } from "#app/lib/dates.ts";

const forNeeds = (needs: readonly string[]): Block[] =>
  needs.length === 0
    ? [words("For no need yet", "soft")]
    : [words("For these needs:", "soft"), { is: "list", items: needs }];
const ELIGIBLE = { true: "Eligible", false: "Not eligible", null: "Eligible? Not said yet" } as const;

/** On top of every page of a plan's papers. */
export const ofPlan = (plan: Pick<FoundPlan, "name" | "person">): string =>
  `${plan.name}, ${plan.person.reference}`;
/** How a plan stands, in the first lines of its papers. */
export function standsWords(
  plan: Pick<FoundPlan, "inForceFrom" | "reviewBy">,
  status: string,
  today: Date,
): string[] {
  return [
    `${status}. Printed on ${longDay(today)}.`,
    ...(plan.inForceFrom ? [`In force from ${shortDay(plan.inForceFrom)}.`] : []),
    ...(plan.reviewBy ? [`To be looked at again by ${shortDay(plan.reviewBy)}.`] : []),
  ];
}
/** How far on an action is; once it is secured, at which price, for those who see money. */
function stageWords(plan: FoundPlan, id: string, stage: string): string {
  const price = plan.seesMoney ? plan.finding.get(id)?.secured : null;
  return price ? `${stage}: ${priceWords(price)}` : stage;
}

function moneyBlocks(plan: FoundPlan, rows: readonly { label: string; value: string }[], beyond: Beyond) {
  return [
    heading(2, "The money"),
    ...facts("The money", rows),
    ...facts("How it comes", [{ label: "Why it costs more than the figure", value: plan.overReason }]),
    ...remarkBlocks(beyond, "money"),
    words("A year is 52 weeks. Weeks are rounded to the penny.", "soft"),
  ];
}

/** Everything in a plan, in the order in which its page shows it: for a page to print and for a PDF. */
export function wholePaper(plan: FoundPlan, beyond: Beyond, size: "plain" | "large", today: Date): Paper {
  const shown = presentPlan(plan);
  const { beside } = shown;
  const missing = beside.lines.flatMap((line) => line.gaps.map((gap) => `${line.title}: ${gap.words}`));
  return {
    title: `Support plan of ${plan.name}`,
    of: ofPlan(plan),
    lead: standsWords(plan, beside.status, today),
    size,
    blocks: [
      heading(2, "In words"),
      ...shown.sections.flatMap((section) => [
        heading(3, section.title),
        ...(section.body.trim() === ""
          ? [words("Nothing is written here yet.", "soft")]
          : [words(section.body), words(section.how, "soft")]),
        ...remarkBlocks(beyond, section.key),
      ]),
      heading(2, "Needs"),
      ...(shown.needs.length === 0 ? [words("None is written down yet.")] : []),
      ...shown.needs.flatMap((need, i) => [
        heading(3, `Need ${String(i + 1)}: ${need.area}`),
        words(need.words),
        words(
          [ELIGIBLE[String(need.eligible) as keyof typeof ELIGIBLE], need.cost].filter(Boolean).join(". "),
          "soft",
        ),
        ...remarkBlocks(beyond, need.id),
      ]),
      heading(2, "What should come of it"),
      ...(shown.outcomes.length === 0 ? [words("Nothing is written down yet.")] : []),
      ...shown.outcomes.flatMap((outcome, i) => [
        heading(3, `Outcome ${String(i + 1)}`),
        words(outcome.words),
        ...forNeeds(outcome.needs),
        ...remarkBlocks(beyond, outcome.id),
      ]),
      heading(2, "What will be done"),
      ...(shown.actions.length === 0 ? [words("Nothing is written down yet.")] : []),
      ...shown.actions.flatMap((action, i) => [
        heading(3, `Action ${String(i + 1)}: ${action.kind}`),
        words(action.what),
        ...facts(`Action ${String(i + 1)}`, [
          { label: "How far on it is", value: stageWords(plan, action.id, action.stage) },
          { label: "By", value: action.who },
          { label: "Hours", value: action.hours },
          { label: "What it costs", value: action.cost },
          { label: "Who pays", value: action.route },
          { label: "Agreed by", value: action.carer },
          { label: "To know", value: action.tie },
          { label: "The council", value: beyond.decided[action.id] ?? "" },
        ]),
        ...forNeeds(action.needs),
        ...remarkBlocks(beyond, action.id),
      ]),
      ...safetyBlocks(beyond),
      ...waysBlocks(beyond),
      ...(beside.money ? moneyBlocks(plan, beside.money.rows, beyond) : remarkBlocks(beyond, "money")),
      ...councilBlocks(beyond),
      ...(shown.asides.length > 0
        ? [
            heading(2, "Two people wrote at once"),
            words("Both texts are kept. Somebody has to choose which should stand."),
            { is: "list" as const, items: shown.asides.map((aside) => aside.words) },
          ]
        : []),
      ...(missing.length > 0 && plan.editable
        ? [heading(2, "What is still missing"), { is: "list" as const, items: missing }]
        : []),
    ],
  };
}
