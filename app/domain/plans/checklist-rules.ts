import { sameWords, tells } from "#app/domain/plans/filler-rules.ts";
import {
  SECTIONS,
  SECTION_KEYS,
  type ActionFields,
  type PlanContent,
  type SectionKey,
} from "#app/domain/plans/plan-content.ts";
import { costOf, type PlanSums } from "#app/domain/plans/plan-sums-rules.ts";

/** Something that is missing, and where it is answered: an address below the plan's own. */
export type Gap = { words: string; at: string };
export type ChecklistLine = {
  key: string;
  title: string;
  /** Which rule asks for it, by reference. */
  law: string;
  /** A plan with a gap here cannot be sent to the council. */
  required: boolean;
  gaps: Gap[];
};

/** Whether a section is filled: with words that say something, and not the same as another's. */
function sectionTells(sections: PlanContent["sections"], key: SectionKey): boolean {
  const text = sections[key] ?? "";
  const earlier = SECTION_KEYS.slice(0, SECTION_KEYS.indexOf(key));
  return (
    tells(text, 2, SECTIONS[key].ask) && !earlier.some((other) => sameWords(sections[other] ?? "", text))
  );
}
/** A carer is named, and what they said and when is recorded: nobody is put down as a carer by somebody else's word. */
const carerAgreed = (action: Pick<ActionFields, "carerName" | "carerAgreedOn" | "carerWords">): boolean =>
  tells(action.carerName, 1) && action.carerAgreedOn !== null && tells(action.carerWords, 2);

/** What an action still lacks before it meets a need; nothing where it does. */
function actionLacks(action: ActionFields, selfFunder: boolean): string[] {
  if (!tells(action.what, 1)) return ["what is done"];
  if (action.kind === "helper")
    return carerAgreed(action) ? [] : ["who the carer is, when they agreed and what they said"];
  const cost = costOf(action);
  if (!cost)
    return [action.kind === "assistant" ? "hours and pay" : "what it costs, or that it costs nothing"];
  return cost.pence > 0 && action.route === null && !selfFunder ? ["who pays"] : [];
}

/** Everything section 25 asks for, line by line; and two lines that it does not ask for, and a good plan has. */
export function checklist(plan: PlanContent, sums: Pick<PlanSums, "indicative" | "over">): ChecklistLine[] {
  const { needs, outcomes, actions, sections, selfFunder } = plan;
  const told = needs.filter(({ words }) => tells(words, 1));
  const eligible = needs.filter((need) => (selfFunder ? true : need.eligible === true));
  const section = (key: SectionKey): Gap[] =>
    sectionTells(sections, key)
      ? []
      : [
          {
            words: `${SECTIONS[key].title}: ${(sections[key] ?? "").trim() === "" ? "nothing is written yet" : "what is written does not say enough yet"}`,
            at: `sections/${key}`,
          },
        ];
  const line = (key: string, title: string, law: string, gaps: Gap[], required = true): ChecklistLine => ({
    key,
    title,
    law,
    required: required && !selfFunder,
    gaps,
  });
  const short = (words: string) =>
    words.trim() === "" ? "a need without words" : `“${words.trim().slice(0, 60)}”`;
  const direct = actions.filter(({ route }) => route === "direct_payment");
  return [
    line("matters", "What matters to the person", "Care Act 2014 section 9(4)", section("matters")),
    line(
      "needs",
      "Which needs there are",
      "Section 25(1)(a)",
      told.length === 0
        ? [{ words: "No need is written down yet", at: "needs/new" }]
        : needs
            .filter((need) => !told.includes(need))
            .map(({ id }) => ({ words: "A need does not say enough yet", at: `needs/${id}` })),
    ),
    ...(selfFunder
      ? []
      : [
          line(
            "eligible",
            "Which needs are eligible",
            "Section 25(1)(b)",
            needs.length === 0
              ? [{ words: "No need is written down yet", at: "needs/new" }]
              : needs
                  .filter((need) => need.eligible === null)
                  .map(({ id, words }) => ({
                    words: `Say whether ${short(words)} is eligible`,
                    at: `needs/${id}`,
                  })),
          ),
        ]),
    line(
      "how",
      "How each eligible need is met",
      "Section 25(1)(c)",
      eligible.flatMap(({ id, words }): Gap[] => {
        const meets = actions.filter(({ needIds }) => needIds.includes(id));
        if (meets.some((action) => actionLacks(action, selfFunder).length === 0)) return [];
        const [nearly] = meets;
        return [
          nearly
            ? {
                words: `${short(words)}: the action does not say ${actionLacks(nearly, selfFunder).join(", ")}`,
                at: `actions/${nearly.id}`,
              }
            : { words: `Nothing meets ${short(words)} yet`, at: `actions/new?need=${id}` },
        ];
      }),
    ),
    line(
      "outcomes",
      "What should come of it",
      "Section 25(1)(d)",
      eligible.flatMap(({ id, words }): Gap[] => {
        const wanted = outcomes.filter(({ needIds }) => needIds.includes(id));
        if (wanted.some((outcome) => tells(outcome.words, 2))) return [];
        const [nearly] = wanted;
        return [
          nearly
            ? { words: `${short(words)}: the outcome does not say enough yet`, at: `outcomes/${nearly.id}` }
            : { words: `No outcome for ${short(words)} yet`, at: `outcomes/new?need=${id}` },
        ];
      }),
    ),
    ...(selfFunder
      ? []
      : [
          line(
            "budget",
            "The personal budget",
            "Section 25(1)(e)",
            sums.indicative && sums.indicative.week > 0
              ? []
              : [
                  {
                    words: "The council has not given a figure to plan with. Ask the practitioner",
                    at: "money",
                  },
                ],
          ),
        ]),
    line("advice", "Advice on needs", "Section 25(1)(f)", [...section("reduce"), ...section("prevent")]),
    ...(direct.length > 0 && !selfFunder
      ? [
          line("direct", "The direct payment", "Section 25(2)", [
            ...direct
              .filter(({ needIds }) => needIds.length === 0)
              .map(({ id, what }) => ({
                words: `Say which need ${short(what)} meets: a direct payment names its needs`,
                at: `actions/${id}`,
              })),
            ...direct
              .filter((action) => costOf(action) === null)
              .map(({ id, what }) => ({ words: `Say what ${short(what)} costs`, at: `actions/${id}` })),
            ...(plan.money.paidEvery === null
              ? [{ words: "Say how often the direct payment comes", at: "money" }]
              : []),
          ]),
        ]
      : []),
    ...(sums.over && !selfFunder
      ? [
          line(
            "over",
            "Why it costs more than the figure",
            "The council decides",
            tells(plan.money.overReason, 2)
              ? []
              : [{ words: "The plan costs more than the figure. Say why", at: "money" }],
          ),
        ]
      : []),
    line("involved", "Who took part", "Section 25(3)", section("involved")),
    line("backup", "If somebody cannot come", "Good to have", section("backup"), false),
    line("crisis", "In a crisis", "Good to have", section("crisis"), false),
  ];
}
/** What stands in the way of sending the plan to the council. */
export const gapsOf = (lines: readonly ChecklistLine[]): Gap[] =>
  lines.filter(({ required }) => required).flatMap(({ gaps }) => gaps);
