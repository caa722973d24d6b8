import type { FoundPlan } from "#app/domain/plans/find-plan.server.ts";
import type { Beyond } from "#app/domain/plans/papers/find-beyond.server.ts";
import { easyBeyond } from "#app/domain/plans/papers/easy-beyond.ts";
import { ofPlan } from "#app/domain/plans/papers/whole-paper.ts";
import {
  NEED_AREAS,
  SECTIONS,
  SECTION_KEYS,
  type ActionKind,
  type HowSaid,
  type NeedArea,
  type Route,
  type SectionKey,
} from "#app/domain/plans/plan-content.ts";
import type { PlanStatus } from "#app/domain/plans/plan-status-rules.ts";
import { costOf } from "#app/domain/plans/plan-sums-rules.ts";
import { EVERY } from "#app/domain/plans/plan-content.ts";
import type { Block, Paper } from "#app/lib/paper/paper.ts";
import type { PictureName } from "#app/lib/paper/pictures.tsx";
import { duration, longDay } from "#app/lib/dates.ts";
import { pounds } from "#app/lib/money.ts";

type Idea = readonly [PictureName, string];
const SECTION_PICTURES: Record<SectionKey, PictureName> = {
  matters: "heart",
  strengths: "star",
  people: "two",
  good_day: "sun",
  bad_day: "ill",
  involved: "signed",
  reduce: "talk",
  prevent: "umbrella",
  backup: "two",
  crisis: "phone",
  risks: "question",
};
const AREA_PICTURES: Record<NeedArea, PictureName> = {
  food: "heart",
  washing: "tick",
  toilet: "lock",
  dressing: "person",
  safe_home: "house",
  keep_home: "house",
  people: "two",
  work: "computer",
  out: "sun",
  children: "two",
  other: "question",
};
const WHO: Record<ActionKind, Idea> = {
  helper: ["heart", "Somebody you know will help."],
  community: ["two", "A group near you will help."],
  equipment: ["house", "A thing will help."],
  assistant: ["person", "A personal assistant will help."],
  agency: ["two", "A care company will help."],
  purchase: ["coins", "This will be bought once."],
  council: ["council", "The council will help."],
};
const PAYS: Record<Route, string> = {
  direct_payment: "You get the money and you pay for it.",
  third_party: "Somebody keeps the money for you and pays.",
  council_held: "The council pays for it.",
  own_money: "You pay for it with your own money.",
};
const STANDS: Record<PlanStatus, Idea> = {
  draft: ["paper", "The plan is still being written."],
  agreed: ["signed", "You have said yes to the plan."],
  submitted: ["council", "The council is reading the plan."],
  sent_back: ["letter", "The council asks for changes to the plan."],
  partly_approved: ["question", "The council said yes to a part of the plan."],
  approved: ["checked", "The council said yes to the plan."],
  in_force: ["tick", "The plan is working now."],
  reviewed: ["calendar", "The plan was looked at again."],
  superseded: ["paper", "A newer plan has taken its place."],
};
const WEEK = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"];
const OWN_WORDS: readonly HowSaid[] = ["own", "phone", "dictated", "copied"];

const idea = ([picture, words]: Idea): Block => ({ is: "picture", picture, words });
const heading = (words: string): Block => ({ is: "heading", level: 2, words });

const actionIdeas = (action: FoundPlan["actions"][number], seesMoney: boolean): Block[] => {
  const cost = seesMoney ? costOf(action) : null;
  return [
    idea(WHO[action.kind]),
    { is: "own", by: "The plan calls it:", words: [action.what, action.who].filter(Boolean).join(", ") },
    ...(action.kind === "assistant"
      ? action.minutesByDay.flatMap((minutes, i) =>
          minutes > 0 ? [idea(["clock", `On ${WEEK[i] ?? ""} they come for ${duration(minutes)}.`])] : [],
        )
      : []),
    ...(action.kind === "helper" && action.carerName !== ""
      ? [{ is: "own" as const, by: "This person said yes to helping:", words: action.carerName }]
      : []),
    ...(cost === null
      ? []
      : cost.every === "free" || cost.pence === 0
        ? [idea(["tick", "It costs nothing."])]
        : [
            idea(["coin", `It costs ${pounds(cost.pence)} ${EVERY[cost.every]}.`]),
            ...(action.route === null ? [] : [idea(["coins", PAYS[action.route]])]),
          ]),
  ];
};

function moneyIdeas({ sums, selfFunder }: FoundPlan): Block[] {
  const { indicative, planned, left } = sums;
  if (selfFunder)
    return [
      idea(["coins", `The plan costs ${pounds(sums.own.week)} a week.`]),
      idea(["coin", "It is your own money."]),
    ];
  return [
    ...(indicative
      ? [
          idea(["council", "The council says how much money there is."]),
          idea(["coins", `It is ${pounds(indicative.week)} a week.`]),
        ]
      : [idea(["question", "The council has not said how much money there is."])]),
    idea(["paper", `The plan uses ${pounds(planned.week)} a week.`]),
    ...(planned.once > 0 ? [idea(["coin", `It uses ${pounds(planned.once)} for things bought once.`])] : []),
    ...(left === null
      ? []
      : left.year >= 0
        ? [idea(["jar", `There is ${pounds(left.year)} left for the year.`])]
        : [
            idea(["no", `That is ${pounds(-left.year)} too much for the year.`]),
            idea(["council", "The council must say yes or no to this."]),
          ]),
  ];
}

/** A plan in Easy Read: sentences of 15 words or fewer, one idea each, a picture to each. People's own words stay as they are, and say so. */
export function easyPaper(plan: FoundPlan, beyond: Beyond, helpPhone: string, today: Date): Paper {
  const own = (words: string, how: HowSaid): Block => ({
    is: "own",
    by: OWN_WORDS.includes(how)
      ? "These are your own words:"
      : "These words were written with you or for you:",
    words,
  });
  const written = SECTION_KEYS.flatMap((key) => {
    const row = plan.sections.find(({ section, body }) => section === key && body.trim() !== "");
    return row ? [row] : [];
  });
  return {
    title: "Your support plan",
    of: ofPlan(plan),
    lead: [`Easy Read. Printed on ${longDay(today)}.`],
    size: "easy",
    blocks: [
      heading("About this paper"),
      idea(["paper", "This is your support plan."]),
      idea(["heart", "It says what matters to you."]),
      idea(["two", "It says who will help you."]),
      idea(STANDS[plan.status]),
      ...written.flatMap((row) => [
        heading(SECTIONS[row.section].title),
        idea([SECTION_PICTURES[row.section], "This is what the plan says about it."]),
        own(row.body, row.how),
      ]),
      ...(plan.needs.length === 0 ? [] : [heading("What you need help with")]),
      ...plan.needs.flatMap((need) => [
        idea([AREA_PICTURES[need.area], `You need help with this: ${NEED_AREAS[need.area].toLowerCase()}.`]),
        { is: "own" as const, by: "The plan says it like this:", words: need.words },
      ]),
      ...(plan.outcomes.length === 0 ? [] : [heading("What should get better")]),
      ...plan.outcomes.flatMap((outcome) => [
        idea(["star", "This is what you want."]),
        { is: "own" as const, by: "The plan says it like this:", words: outcome.words },
      ]),
      ...(plan.actions.length === 0 ? [] : [heading("What will happen")]),
      ...plan.actions.flatMap((action) => actionIdeas(action, plan.seesMoney)),
      ...easyBeyond(beyond),
      ...(plan.seesMoney ? [heading("The money"), ...moneyIdeas(plan)] : []),
      heading("If something is wrong"),
      idea(["question", "Is something not right? Say so."]),
      ...(helpPhone === "" ? [] : [idea(["phone", `Phone ${helpPhone}.`])]),
      idea(["talk", "You can ask somebody to read this with you."]),
    ],
  };
}
