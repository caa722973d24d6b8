import type { BudgetStatus, FundingRoute, PotKind } from "#app/generated/prisma/enums.ts";

export const POT_NAMES: Record<PotKind, string> = {
  support_planning: "Support planning money",
  care: "Care and support money",
  reserve: "Money kept in reserve",
  one_off: "Money for one thing",
};
/** In the middle of a sentence: "back in your planning pot", "back in your care money". */
export const POT_PHRASES: Record<PotKind, string> = {
  support_planning: "planning pot",
  care: "care money",
  reserve: "reserve",
  one_off: "pot",
};
export const POT_FOR: Record<PotKind, string> = {
  support_planning: "For a planner who helps you work out what you want, and arranges it with you.",
  care: "For the care and support in your plan.",
  reserve: "For costs that come later, such as holiday or sick pay. It is yours to keep for that.",
  one_off: "For one thing that was agreed with you.",
};

/** What a pot is called: by its own name where it has one. */
export const potTitle = ({ kind, name }: { kind: PotKind; name: string }): string => {
  if (name === "") return POT_NAMES[kind];
  return kind === "reserve" ? `Kept in reserve: ${name}` : name;
};

/**
 * Whose account the money is in decides who pays (DOMAIN: Direct payment). The one place that says so: `pays` of planning,
 * `paysCare` of everything else.
 */
export const ROUTE_WORDS: Record<
  FundingRoute,
  { name: string; whose: string; pays: string; paysCare: string; putIn: string }
> = {
  council_held: {
    name: "Held by the council",
    whose: "The council keeps this money for you.",
    pays: "The council pays the planner, after you agree that the work is done.",
    paysCare: "The council pays for what was agreed with you.",
    putIn: "Put in by the council",
  },
  direct_payment: {
    name: "Direct payment",
    whose: "This money is in your own direct payment account.",
    pays: "You pay from that account, after you agree that the work is done. Nobody else can.",
    paysCare: "You pay from that account. Nobody else can.",
    putIn: "Put in by the council",
  },
  third_party: {
    name: "Held by your budget manager",
    whose: "Your budget manager keeps this money for you.",
    pays: "Your budget manager pays the planner, after you agree that the work is done.",
    paysCare: "Your budget manager pays for what was agreed with you. You are never asked for the money.",
    putIn: "Put in by the council",
  },
  own_money: {
    name: "Your own money",
    whose: "This is your own money. You paid it by card, and our card provider holds it.",
    pays: "It is passed on to the planner after you agree that the work is done. What is not needed goes back to your card.",
    paysCare: "You pay from your own account.",
    putIn: "Your own money, put in",
  },
};
/** The same, with the budget manager's name where it is known. */
export const whoseWords = (route: FundingRoute, manager: string | null): string =>
  route === "third_party" && manager
    ? `${manager}, your budget manager, keeps this money for you.`
    : ROUTE_WORDS[route].whose;
export const RECORD_WORDS =
  "These pages are a record, not a wallet. Ownway writes down what happens to your money. It never holds it.";

/** Of a budget with nothing but one's own money in it: no council agreed to it, or has any part in it. */
export const OWN_BUDGET_WORDS = "This is your own money. The council has no part in it.";

export const BUDGET_STATUS_WORDS: Record<BudgetStatus, string> = {
  indicative: "This is a first figure. The council has not agreed it for good yet.",
  approved: "The council has agreed this.",
  closed: "This budget is closed.",
};
