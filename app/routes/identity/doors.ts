import type { Role } from "#app/generated/prisma/enums.ts";

export type Door = { href: string; title: string; words: string };

const planners = (words: string): Door => ({ href: "/planners", title: "Find a support planner", words });
const assistants = (words: string): Door => ({
  href: "/assistants",
  title: "Find a personal assistant",
  words,
});
const messages: Door = {
  href: "/messages",
  title: "Messages",
  words: "Questions you asked, and the answers.",
};
const how: Door = {
  href: "/guides/how-it-works",
  title: "How it works",
  words: "From the first talk to support that suits you, step by step.",
};
const account: Door = {
  href: "/account",
  title: "Your account",
  words: "Your name, your password and where you are signed in.",
};
const PLANNERS = planners("People who plan with you and arrange it, for a fixed fee.");
const ASSISTANTS = assistants("People who can help you at home or out and about, and when they are free.");
const planning = (title: string, words: string): Door => ({ href: "/engagements", title, words });
const plan = (title: string, words: string): Door => ({ href: "/plans", title, words });
const budget = (words: string): Door => ({ href: "/budget", title: "The budget", words });

const agreeing = (href: string): Door => ({
  href,
  title: "Does it all agree?",
  words: "Where the record and what is outside it differ, and what to do.",
});
const core: readonly Door[] = [
  {
    href: "/assist",
    title: "Help somebody",
    words: "Find the person, note their permission, and do it with them.",
  },
  {
    href: "/core",
    title: "Core service",
    words: "What waits for an answer, new profiles to check, and targets.",
  },
  planners("To look with somebody on the phone."),
  assistants("To look with somebody on the phone."),
];

/** The doors that lead to one person's own pages. */
export const PERSONS_OWN: readonly string[] = ["/budget", "/engagements", "/plans", "/messages"];

/** The pages that matter to each role, the first thing first. */
export const DOORS: Record<Role, readonly Door[]> = {
  person: [
    PLANNERS,
    ASSISTANTS,
    { href: "/budget", title: "My budget", words: "What is set aside, what is spent and what is left." },
    planning("My planning", "What you asked a planner for, and how far it is."),
    plan("My plan", "What matters to you, what you need, and what is done about it."),
    messages,
  ],
  self_funder: [
    PLANNERS,
    ASSISTANTS,
    planning("My planning", "What you asked a planner for, and how far it is."),
    plan("My plan", "What matters to you, what you need, and what is done about it."),
    messages,
    how,
  ],
  representative: [
    planning("Planning", "What was asked of a planner, and how far it is."),
    plan("The plan", "What matters to the person, what they need, and what is done about it."),
    budget("What is set aside, what is spent and what is left."),
    planners("Somebody who plans with the person and arranges it."),
    assistants("Somebody to help at home or out and about."),
    messages,
  ],
  advocate: [
    planners("Who they are, what they know and what they charge."),
    assistants("What they do and when they are free."),
    how,
    account,
  ],
  assistant: [
    {
      href: "/profile/assistant",
      title: "My profile",
      words: "What you do, when you are free and what you charge. Being listed costs nothing.",
    },
    { ...messages, words: "Questions from people who may want to work with you." },
    account,
  ],
  planner: [
    {
      href: "/desk",
      title: "My desk",
      words: "Everybody you plan with by stage, what waits for whom, and reviews that come.",
    },
    planning("My work", "New requests, hours, and what is promised, owed and paid."),
    plan("Plans", "The support plans you write with people."),
    { href: "/profile/planner", title: "My profile", words: "What people see of you before they choose." },
    { ...messages, words: "Questions from people before they choose." },
    account,
  ],
  agency: [
    planning("Our work", "What your planners are doing, and how far it is."),
    planners("How people see your planners."),
    account,
  ],
  core_worker: core,
  core_manager: [...core, agreeing("/core/reconciliation")],
  practitioner: [
    { href: "/council", title: "People and budgets", words: "Set an indicative budget and a planning pot." },
    plan("Support plans", "How far each plan in your area is."),
    planners("Who people can choose from."),
    assistants("Who people can choose from."),
    agreeing("/council/reconciliation"),
  ],
  commissioner: [
    { href: "/council", title: "Council", words: "People, planning and money in your area." },
    {
      href: "/council/reports/support-planning",
      title: "Planning costs",
      words: "What support planning costs by tier, beside the council’s own hours.",
    },
    agreeing("/council/reconciliation"),
    {
      href: "/account/roles",
      title: "Change area",
      words: "If you work for more than one area, choose here.",
    },
  ],
  budget_manager: [
    {
      href: "/budget/bank-statement",
      title: "Bank statements",
      words: "Set your account’s statement beside the record.",
    },
    { href: "/council/payments", title: "Payments", words: "What is owed to planners, and what was paid." },
    how,
    account,
  ],
  admin: [
    { href: "/admin", title: "Administration", words: "Areas, their tiers, and people’s accounts." },
    agreeing("/core/reconciliation"),
    account,
  ],
};
