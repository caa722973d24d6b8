import type { FoundPlan } from "#app/domain/plans/find-plan.server.ts";
import type { Beyond } from "#app/domain/plans/papers/find-beyond.server.ts";
import { presentPlan } from "#app/domain/plans/present-plan.ts";
import { ofPlan, standsWords } from "#app/domain/plans/papers/whole-paper.ts";
import { SECTIONS, type SectionKey } from "#app/domain/plans/plan-content.ts";
import type { Block, Paper } from "#app/lib/paper/paper.ts";
import { count } from "#app/lib/words.ts";

/** How much of each text and each list is taken: as much as two pages hold, and the last always fits. */
export const MEASURES = [
  { letters: 900, items: 12 },
  { letters: 500, items: 10 },
  { letters: 300, items: 8 },
  { letters: 180, items: 6 },
  { letters: 110, items: 4 },
  { letters: 60, items: 3 },
  { letters: 50, items: 2 },
  { letters: 40, items: 1 },
  { letters: 40, items: 0 },
] as const;
export type Measure = (typeof MEASURES)[number];
/** What somebody needs who meets the person, in this order. */
const TAKEN: readonly SectionKey[] = [
  "matters",
  "strengths",
  "people",
  "good_day",
  "bad_day",
  "crisis",
  "backup",
];
export const MORE = "The whole plan says more.";

const letters = new Intl.Segmenter("en-GB", { granularity: "grapheme" });
/** The first words of a text on one line, cut between words, never within a letter; said where it is cut. */
function cutWords(text: string, most: number): { words: string; cut: boolean } {
  const line = text.trim().replaceAll(/\s+/gu, " ");
  const some = [...letters.segment(line.slice(0, most * 8))]
    .slice(0, most)
    .map(({ segment }) => segment)
    .join("");
  // One letter can carry marks without end
  const kept = some.slice(0, most * 4);
  if (kept === line) return { words: line, cut: false };
  const space = kept.lastIndexOf(" ");
  return { words: `${(space > kept.length / 2 ? kept.slice(0, space) : kept).trimEnd()}…`, cut: true };
}
type List = { title: string; all: readonly string[] };
/** As many of each list as the measure takes; of none, how many there are. */
function listed(lists: readonly List[], { letters: most, items }: Measure): Block[] {
  const told = lists.filter(({ all }) => all.length > 0);
  if (items === 0)
    return [
      { is: "heading", level: 2, words: MORE },
      { is: "list", items: told.map(({ title, all }) => `${title}: ${String(all.length)}`) },
    ];
  return told.flatMap(({ title, all }): Block[] => {
    const more = all.length - items;
    return [
      { is: "heading", level: 2, words: title },
      { is: "list", items: all.slice(0, items).map((one) => cutWords(one, Math.min(most, 140)).words) },
      ...(more > 0 ? [{ is: "words" as const, words: `And ${count(more, "more", "more")}. ${MORE}` }] : []),
    ];
  });
}

/** Who is called and whom to tell, and the risks with who decided, each on a line; in little room under one title, who is called first. */
function safetyLists({ safety }: Beyond, { items: most }: Measure): List[] {
  const lists = safety
    .filter(({ kind }) => kind !== "contingency")
    .map(({ kind, title, items }) => ({
      title,
      all: items.map((item, i) =>
        [
          kind === "backup" ? `${String(i + 1)}. ${item.heading}` : item.heading,
          item.about,
          item.key ? "has a key" : "",
          item.decided === "" ? "" : `decided by ${item.decided}`,
        ]
          .filter(Boolean)
          .join(", "),
      ),
    }));
  return most > 4 ? lists : [{ title: "When things go wrong", all: lists.flatMap(({ all }) => all) }];
}
/** How the budget is taken, and what the council decided and asks. */
function councilFacts({ ways, council, remarks }: Beyond): Block[] {
  const last = council.at(-1);
  const rows = [
    { label: "How the budget is taken", value: ways?.chosen?.way ?? "" },
    { label: "The council", value: last ? `${last.what}, ${last.when}` : "" },
    {
      label: "The council asks",
      value: remarks.length === 0 ? "" : `${count(remarks.length, "thing")} to change. ${MORE}`,
    },
  ].filter(({ value }) => value !== "");
  return rows.length === 0
    ? []
    : [
        { is: "heading", level: 2, words: "The council" },
        { is: "facts", caption: "The council", rows },
      ];
}

/** What matters most in a plan, at a measure: what is cut says that the whole plan says more. */
export function summaryPaper(plan: FoundPlan, beyond: Beyond, measure: Measure, today: Date): Paper {
  const shown = presentPlan(plan);
  const money = (shown.beside.money?.rows ?? []).filter(({ minor }) => measure.items > 4 || !minor);
  return {
    title: `Support plan of ${plan.name}, in short`,
    of: ofPlan(plan),
    lead: [
      ...standsWords(plan, shown.beside.status, today),
      "This is a short form. The whole plan is what was written and agreed.",
    ],
    size: "plain",
    blocks: [
      ...TAKEN.flatMap((key): Block[] => {
        const { words, cut } = cutWords(plan.content.sections[key] ?? "", measure.letters);
        return words === ""
          ? []
          : [
              { is: "heading", level: 2, words: SECTIONS[key].title },
              { is: "words", words: cut ? `${words} ${MORE}` : words },
            ];
      }),
      ...listed(
        [
          { title: "Needs", all: shown.needs.map((need) => need.words) },
          {
            title: "What will be done",
            all: shown.actions.map((action) =>
              [
                action.what,
                action.who === "" ? "" : `by ${action.who}`,
                action.cost,
                action.stage.toLowerCase(),
              ]
                .filter(Boolean)
                .join(", "),
            ),
          },
          ...safetyLists(beyond, measure),
        ],
        measure,
      ),
      ...councilFacts(beyond),
      ...(money.length === 0
        ? []
        : [
            { is: "heading" as const, level: 2 as const, words: "The money" },
            {
              is: "facts" as const,
              caption: "The money",
              rows: money.map(({ label, value }) => ({ label, value: cutWords(value, 220).words })),
            },
          ]),
    ],
  };
}
