// What a support plan holds, as the rules see it. Money is whole pence.
export const NEED_AREAS = {
  food: "Eating and drinking well",
  washing: "Washing and keeping clean",
  toilet: "Managing the toilet",
  dressing: "Dressing for the day and the weather",
  safe_home: "Being safe at home",
  keep_home: "Looking after the home",
  people: "Family, friends and other people",
  work: "Work, learning or volunteering",
  out: "Getting out and using what is near",
  children: "Caring for a child",
  other: "Something else",
} as const;
export type NeedArea = keyof typeof NEED_AREAS;

export const ACTION_KINDS = {
  helper: "Somebody who helps unpaid, such as family or a friend",
  community: "A community group",
  equipment: "Equipment",
  assistant: "A personal assistant",
  agency: "An agency",
  purchase: "Something bought once",
  council: "A council service",
} as const;
export type ActionKind = keyof typeof ACTION_KINDS;

export const ROUTES = {
  direct_payment: "Direct payment",
  third_party: "Held by a budget manager",
  council_held: "Held by the council",
  own_money: "The person’s own money",
} as const;
export type Route = keyof typeof ROUTES;

export const EVERY = {
  week: "a week",
  two_weeks: "every 2 weeks",
  four_weeks: "every 4 weeks",
  month: "a month",
  year: "a year",
  once: "once",
  free: "It costs nothing",
} as const;
export type Every = keyof typeof EVERY;
export const PAID_EVERY = {
  week: "Every week",
  two_weeks: "Every 2 weeks",
  four_weeks: "Every 4 weeks",
  month: "Every month",
} as const;
export type PaidEvery = keyof typeof PAID_EVERY;

export type NeedFields = { area: NeedArea; words: string; eligible: boolean | null };
export type OutcomeFields = { words: string; needIds: string[] };
export type ActionFields = {
  kind: ActionKind;
  what: string;
  who: string;
  needIds: string[];
  costPence: number | null;
  every: Every | null;
  route: Route | null;
  /** A personal assistant's minutes, Monday first. */
  minutesByDay: number[];
  hourlyPence: number | null;
  /** Somebody who helps unpaid: who, when they agreed ("2026-11-21") and what they said. */
  carerName: string;
  carerAgreedOn: string | null;
  carerWords: string;
};
export type MoneyFields = { paidEvery: PaidEvery | null; overReason: string };
type Kept<F> = F & { id: string };

export type PlanContent = {
  selfFunder: boolean;
  sections: Readonly<Partial<Record<SectionKey, string>>>;
  needs: readonly Kept<NeedFields>[];
  outcomes: readonly Kept<OutcomeFields>[];
  actions: readonly Kept<ActionFields>[];
  money: MoneyFields;
};

/** The parts that are written in words, in the order in which a plan is read. */
export const SECTIONS = {
  matters: {
    title: "What matters to me",
    ask: "What makes life good? What should nobody change?",
  },
  strengths: { title: "My strengths", ask: "What are you good at? What do others like about you?" },
  people: { title: "Who is in my life", ask: "Who matters to you, and how do they help?" },
  good_day: { title: "A good day", ask: "What happens on a good day, from morning to night?" },
  bad_day: { title: "A bad day", ask: "What happens on a bad day, and what makes it better?" },
  involved: { title: "Who took part in this plan", ask: "Who helped to make it, and whom did you ask to?" },
  reduce: {
    title: "What can make my needs smaller",
    ask: "What advice were you given on meeting or reducing your needs?",
  },
  prevent: {
    title: "What can stop new needs",
    ask: "What advice were you given on preventing needs, or putting them off?",
  },
  backup: { title: "If somebody cannot come", ask: "Who comes then? Name the first, then the next." },
  crisis: {
    title: "In a crisis",
    ask: "What is a crisis for you, what should people do, and whom do they phone?",
  },
  risks: { title: "Risks, and who decided", ask: "Which risks are worth taking, and who decided that?" },
} as const;
export type SectionKey = keyof typeof SECTIONS;
export const SECTION_KEYS = Object.keys(SECTIONS) as SectionKey[];

/** How the words of a section came to be written. */
export const HOW_SAID = {
  own: "Typed by the person",
  phone: "Said by phone, written by a worker",
  dictated: "Spoken to a device that types",
  copied: "Copied from the person’s own hand",
  together: "Written together",
  for_them: "Written for the person by somebody else",
} as const;
export type HowSaid = keyof typeof HOW_SAID;
