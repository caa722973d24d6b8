import type { GrantBasis, GrantScope } from "#app/generated/prisma/enums.ts";
import { addDays, longDay, momentOf, type Day } from "#app/lib/dates.ts";
import { list } from "#app/lib/words.ts";

const ALL: readonly GrantScope[] = ["search_and_advice", "engage_planners", "hire", "hours_and_pay", "money"];

/** What each authority may decide: an attorney for money cannot decide about care, an advocate speaks and never decides. */
export function scopesOf(basis: GrantBasis): readonly GrantScope[] {
  switch (basis) {
    case "attorney_finance":
    case "deputy_finance":
      return ["search_and_advice", "hours_and_pay", "money"];
    case "attorney_health":
    case "deputy_health":
      return ["search_and_advice", "engage_planners", "hire"];
    case "advocate":
      return ["search_and_advice"];
    default:
      return ALL;
  }
}

/** The role that somebody must have to hold a grant on this basis in an account of their own. */
export const holderRole = (basis: GrantBasis): "advocate" | "representative" =>
  basis === "advocate" ? "advocate" : "representative";

/** A worker may act at the person's consent, or at the word of whoever may decide for them; an advocate decides nothing. */
export const workerMayHold = (basis: GrantBasis): boolean => basis !== "advocate" && basis !== "parent";

/** No permission lasts for more than twelve months. */
export function lastDay(today: Day): Day {
  const end = new Date(today);
  end.setUTCFullYear(end.getUTCFullYear() + 1);
  return addDays(end, -1);
}
export const dayAllowed = (until: Day, today: Day): boolean => until >= today && until <= lastDay(today);
/** A permission "until" a day holds through the whole of it, in London. */
export const endOf = (until: Day): Date => momentOf(addDays(until, 1));

/** Completes "May I …?" and "I will …" */
const SCOPE_ASKS: Record<GrantScope, string> = {
  search_and_advice: "look things up for you and talk them through with you",
  engage_planners: "ask a support planner to work with you, and agree their fee with you",
  hire: "look for personal assistants and arrange to hire them with you",
  hours_and_pay: "deal with hours and pay of the people who work for you",
  money: "see your budget and deal with its money with you",
};

type Asked = {
  workerName: string;
  areaName: string;
  personName: string;
  scopes: readonly GrantScope[];
  until: Day;
  phone: string;
};
/** The words that are read out before somebody consents; kept with the permission exactly as they were read. */
export function consentScript({ workerName, areaName, personName, scopes, until, phone }: Asked): string {
  return [
    `${personName}, my name is ${workerName}. I work for the ${areaName} core service. I would like to use Ownway for you, with you.`,
    `May I ${list(scopes.map((scope) => SCOPE_ASKS[scope]))}?`,
    `Your permission would last until the end of ${longDay(until)}. You decide each thing. I will write down what I ask and what you say, and we will send you all of it.`,
    `You can say no. You can stop it at any time and need not say why: tell me, or phone ${phone}. If you say no, you lose nothing and can still get help in other ways.`,
  ].join("\n\n");
}
