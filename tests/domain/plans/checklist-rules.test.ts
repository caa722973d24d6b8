import { describe, expect, test } from "vitest";
import { checklist, gapsOf } from "#app/domain/plans/checklist-rules.ts";
import type { ActionFields, PlanContent } from "#app/domain/plans/plan-content.ts";

const pays: ActionFields & { id: string } = {
  id: "pa",
  kind: "assistant",
  what: "Help to wash and dress",
  who: "Lena",
  needIds: ["wash"],
  costPence: null,
  every: null,
  route: "direct_payment",
  minutesByDay: [60, 60, 60, 60, 60, 0, 0],
  hourlyPence: 1_650,
  carerName: "",
  carerAgreedOn: null,
  carerWords: "",
};
const helps: ActionFields & { id: string } = {
  ...pays,
  id: "helper",
  kind: "helper",
  what: "Shopping with Dad",
  needIds: ["food"],
  route: null,
  minutesByDay: [],
  hourlyPence: null,
  carerName: "Ngozi Okafor",
  carerAgreedOn: "2026-11-21",
  carerWords: "I am glad to do it on Saturdays",
};
/** A plan in which nothing is missing. */
const WHOLE: PlanContent = {
  selfFunder: false,
  sections: {
    matters: "My allotment, and being up before eight",
    involved: "Me, my sister Ngozi and Rosa, whom I asked",
    reduce: "A shower chair and exercises from the physiotherapist",
    prevent: "Keep walking to the allotment; a falls check every year",
    backup: "First Ngozi, then the agency on Portswood Road",
    crisis: "If I cannot stand: phone Ngozi, then the surgery",
  },
  needs: [
    { id: "wash", area: "washing", words: "Getting in and out of the shower", eligible: true },
    { id: "food", area: "food", words: "Carrying the shopping home", eligible: true },
    { id: "sing", area: "people", words: "Singing with others", eligible: false },
  ],
  outcomes: [
    { id: "o1", words: "I am clean and dressed by eight", needIds: ["wash"] },
    { id: "o2", words: "There is fresh food in the house", needIds: ["food"] },
  ],
  actions: [pays, helps],
  money: { paidEvery: "four_weeks", overReason: "" },
};
const SUMS = { indicative: { week: 31_000, year: 1_612_000, once: 0 }, over: false };
const lines = (more: Partial<PlanContent> = {}, sums: Partial<typeof SUMS> | { indicative: null } = {}) =>
  checklist({ ...WHOLE, ...more }, { ...SUMS, ...sums });
const open = (more: Partial<PlanContent> = {}, sums: Partial<typeof SUMS> | { indicative: null } = {}) =>
  lines(more, sums)
    .filter(({ gaps }) => gaps.length > 0)
    .map(({ key, gaps }) => `${key} → ${gaps.map(({ at }) => at).join(" ")}`);
const without = (section: keyof PlanContent["sections"], text = "") => ({
  sections: { ...WHOLE.sections, [section]: text },
});
const actions = (pa: Partial<ActionFields>, helper: Partial<ActionFields> = {}) => ({
  actions: [
    { ...pays, ...pa },
    { ...helps, ...helper },
  ],
});

test("a whole plan has no gap, and names the law of each line", () => {
  expect(open()).toEqual([]);
  expect(lines().map(({ key, law }) => `${key} ${law}`)).toEqual([
    "matters Care Act 2014 section 9(4)",
    "needs Section 25(1)(a)",
    "eligible Section 25(1)(b)",
    "how Section 25(1)(c)",
    "outcomes Section 25(1)(d)",
    "budget Section 25(1)(e)",
    "advice Section 25(1)(f)",
    "direct Section 25(2)",
    "involved Section 25(3)",
    "backup Good to have",
    "crisis Good to have",
  ]);
});
describe("each missing piece, one by one", () => {
  test.each<[string, Partial<PlanContent>, string[]]>([
    ["what matters", without("matters"), ["matters → sections/matters"]],
    ["what matters, filled with a word", without("matters", "tbc"), ["matters → sections/matters"]],
    [
      "what matters, the question written back",
      without("matters", "What makes life good? What should nobody change?"),
      ["matters → sections/matters"],
    ],
    ["every need", { needs: [] }, ["needs → needs/new", "eligible → needs/new"]],
    [
      "the words of a need",
      { needs: WHOLE.needs.map((need) => (need.id === "wash" ? { ...need, words: "n/a" } : need)) },
      ["needs → needs/wash"],
    ],
    [
      "whether a need is eligible",
      { needs: WHOLE.needs.map((need) => (need.id === "sing" ? { ...need, eligible: null } : need)) },
      ["eligible → needs/sing"],
    ],
    ["an action for an eligible need", { actions: [pays] }, ["how → actions/new?need=food"]],
    [
      "an outcome of an eligible need",
      { outcomes: WHOLE.outcomes.slice(1) },
      ["outcomes → outcomes/new?need=wash"],
    ],
    [
      "the words of an outcome",
      { outcomes: [{ id: "o1", words: "good", needIds: ["wash", "food"] }] },
      ["outcomes → outcomes/o1 outcomes/o1"],
    ],
    ["advice on reducing needs", without("reduce"), ["advice → sections/reduce"]],
    ["advice on preventing needs", without("prevent", "as discussed"), ["advice → sections/prevent"]],
    [
      "the same words in two boxes",
      without("prevent", "A shower chair, and exercises from the physiotherapist"),
      [],
    ],
    ["who took part", without("involved"), ["involved → sections/involved"]],
    ["a backup plan", without("backup"), ["backup → sections/backup"]],
    ["what to do in a crisis", without("crisis"), ["crisis → sections/crisis"]],
    [
      "how often the direct payment comes",
      { money: { paidEvery: null, overReason: "" } },
      ["direct → money"],
    ],
    [
      "the hours of a personal assistant",
      actions({ minutesByDay: [0, 0, 0, 0, 0, 0, 0] }),
      ["how → actions/pa", "direct → actions/pa"],
    ],
    [
      "the pay of a personal assistant",
      actions({ hourlyPence: null }),
      ["how → actions/pa", "direct → actions/pa"],
    ],
    ["who pays", actions({ route: null }), ["how → actions/pa"]],
    ["what is done", actions({ what: "tbc" }), ["how → actions/pa"]],
    [
      "the needs of what a direct payment buys",
      { actions: [pays, helps, { ...pays, id: "more", needIds: [] }] },
      ["direct → actions/more"],
    ],
    ["a carer's name", actions({}, { carerName: "" }), ["how → actions/helper"]],
    ["the day a carer agreed", actions({}, { carerAgreedOn: null }), ["how → actions/helper"]],
    ["what a carer said", actions({}, { carerWords: "yes" }), ["how → actions/helper"]],
  ])("%s", (_, more, expected) => {
    const found = open(more);
    if (expected.length === 0) expect(found).toEqual(["advice → sections/prevent"]);
    else expect(found).toEqual(expected);
  });
  test("the budget", () => {
    expect(open({}, { indicative: null })).toEqual(["budget → money"]);
    expect(open({}, { indicative: { week: 0, year: 0, once: 0 } })).toEqual(["budget → money"]);
  });
  test("why it costs more than the figure", () => {
    expect(open({}, { over: true })).toEqual(["over → money"]);
    expect(open({ money: { paidEvery: "week", overReason: "tbc" } }, { over: true })).toEqual([
      "over → money",
    ]);
    expect(
      open({ money: { paidEvery: "week", overReason: "Two people are needed to lift" } }, { over: true }),
    ).toEqual([]);
  });
});
test("an agency without a price is no costed action; free of charge is a price", () => {
  expect(open(actions({ kind: "agency", route: "council_held" }))).toEqual(["how → actions/pa"]);
  expect(open(actions({ kind: "community", every: "free", route: null }))).toEqual([]);
  expect(open(actions({ kind: "agency", costPence: 100, every: "week", route: "council_held" }))).toEqual([]);
});
test("a helper without a cost does not stand for a carer's word, and a need that is not eligible asks for nothing", () => {
  expect(open(actions({ kind: "helper", every: "free" }))).toEqual(["how → actions/pa"]);
  expect(open({ needs: WHOLE.needs.filter(({ id }) => id !== "sing") })).toEqual([]);
});
test("two lines are good to have: their gaps stop nobody", () => {
  expect(gapsOf(lines({ sections: { ...WHOLE.sections, backup: "", crisis: "" } }))).toEqual([]);
  expect(gapsOf(lines(without("matters")))).toHaveLength(1);
});
test("a self-funder is asked for nothing of the council's, and nothing stops them", () => {
  const own = checklist(
    { ...WHOLE, selfFunder: true, sections: {}, needs: [], actions: [] },
    { indicative: null, over: false },
  );
  expect(own.map(({ key }) => key)).toEqual([
    "matters",
    "needs",
    "how",
    "outcomes",
    "advice",
    "involved",
    "backup",
    "crisis",
  ]);
  expect(gapsOf(own)).toEqual([]);
});
