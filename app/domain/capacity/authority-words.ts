import {
  DECISIONS,
  type Decision,
  type Standing,
  type WhyNot,
} from "#app/domain/capacity/authority-rules.ts";
import { list } from "#app/lib/words.ts";

/** By what right something was decided, kept with it: "Priya Nair, attorney for health and welfare". */
const STANDING_WORDS: Record<Standing, string> = {
  own: "decided by the person themselves",
  consent: "decided by the person, with somebody acting at their word",
  nominated: "decided by somebody the person nominated",
  authorised_person: "decided by their authorised person (Care Act 2014 section 32)",
  attorney_finance: "decided by their attorney for property and money",
  attorney_health: "decided by their attorney for health and welfare",
  deputy_finance: "decided by their deputy for property and money",
  deputy_health: "decided by their deputy for health and welfare",
  parent: "decided by their parent, since they are under 18",
  advocate: "not decided: an advocate speaks",
};
export const standingWords = (standing: Standing): string => STANDING_WORDS[standing];

type Said = {
  why: WhyNot;
  decision: Decision;
  name: string;
  /** The person reads this themselves. */
  own: boolean;
  /** Who may decide instead, by name. */
  instead: readonly string[];
};
/** What is found, that nothing was lost, and what to do. */
export function refusalWords({ why, decision, name, own, instead }: Said): string {
  const what = DECISIONS[decision];
  const who = own ? "you" : name;
  const whose = own ? "your" : `${name}’s`;
  const found: Record<WhyNot, string> = {
    lacks: `The council has recorded that ${who} cannot decide about ${what} at the moment`,
    "consent-needs-capacity": `It is recorded that ${name} cannot decide about ${what} at the moment, so their consent is not enough for it`,
    "nominated-needs-capacity": `It is recorded that ${name} cannot decide about ${what} at the moment. Whoever they nominated decides only while they can`,
    "has-capacity": `Nothing says that ${name} cannot decide about ${what}. So ${name} decides, and you may help`,
    "money-only": `Your authority from ${name} is for property and money. It does not reach to deciding about ${what}`,
    "care-only": `Your authority from ${name} is for health and welfare. It does not reach to deciding about ${what}`,
    "speaks-only": `An advocate speaks for ${name} and does not decide about ${what}`,
    "not-a-child": `A parent decides only for somebody under 18, and nothing says that ${name} is`,
  };
  const next =
    instead.length > 0
      ? `${list(instead, "or")} can decide this.`
      : why === "has-capacity"
        ? `If you think that ${name} cannot, ask the council’s practitioner to look into it with them.`
        : why === "lacks" || why.endsWith("needs-capacity")
          ? `Nobody is recorded who may decide it instead, so the council decides in ${whose} best interests.`
          : `Ask ${name}, or ask the council’s practitioner who may.`;
  const speak = ["lacks", "consent-needs-capacity", "nominated-needs-capacity"].includes(why)
    ? ` An independent advocate can speak with ${who}: ask for one on the plan’s page, or phone us. ${own ? "If you do not agree with what is recorded, tell us and it is looked at again." : ""}`
    : "";
  return `${found[why]}. Nothing was changed and nothing was lost. ${next}${speak}`.trim();
}
