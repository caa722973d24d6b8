import { feeDueFor } from "#app/domain/engagements/fee-rules.ts";
import { STATUS_WORDS } from "#app/domain/engagements/status-rules.ts";
import { TIER_NAMES } from "#app/domain/engagements/tier-suggestion-rules.ts";
import type { EngagementStatus, Tier } from "#app/generated/prisma/enums.ts";
import { duration, longDay } from "#app/lib/dates.ts";
import { pounds } from "#app/lib/money.ts";

type Row = {
  id: string;
  status: EngagementStatus;
  tier: Tier;
  feePence: number;
  minutesAllowed: number;
  minutesLogged: number;
  answerBy: Date;
  feeDuePence: number | null;
  planner: { firstName: string; lastName: string };
  person: { firstName: string | null; lastName: string | null; reference: string };
};
export type ViewSide = "person" | "planner" | "agency" | "area";

const PLANNER_STATUS: Partial<Record<EngagementStatus, string>> = {
  requested: "Waiting for your answer",
  delivered: "Waiting for them to agree",
  declined: "You said no",
};
const OTHERS_STATUS: Partial<Record<EngagementStatus, string>> = {
  delivered: "Finished, waiting for the person to agree",
};
const TONES = {
  requested: "plain",
  accepted: "sea",
  delivered: "plum",
  agreed: "leaf",
  declined: "brick",
  cancelled: "plain",
  lapsed: "brick",
} as const;

/** Hours used of the tier, in numbers for the blocks and in words. */
export function describeMeter(row: Pick<Row, "minutesAllowed" | "minutesLogged">) {
  const over = row.minutesLogged - row.minutesAllowed;
  const words = `${row.minutesLogged === 0 ? "No hours" : duration(row.minutesLogged)} used of ${duration(row.minutesAllowed)}`;
  return {
    hours: row.minutesAllowed / 60,
    used: row.minutesLogged / 60,
    words: over > 0 ? `${words}. ${duration(over)} over: this is never charged.` : words,
  };
}

/** What happens next, for a side. */
function nextFor(row: Row, side: ViewSide): string {
  const planner = row.planner.firstName;
  const mine = side === "person";
  const last = longDay(row.answerBy);
  switch (row.status) {
    case "requested":
      return side === "planner"
        ? `Please answer by ${last}. If you do not, it lapses and the money goes back.`
        : `${planner} has until ${last} to answer. If not, the money comes straight back.`;
    case "accepted":
      return side === "planner"
        ? "Log your hours as you go, and say when it is done."
        : `${planner} is working on it.`;
    case "delivered":
      return mine
        ? `${planner} says it is done. Do you agree, or is something missing?`
        : "Waiting for the person to agree. Nothing is paid until they do.";
    case "agreed":
      return mine
        ? `You agreed that the work is done. ${pounds(row.feeDuePence ?? 0)} was the whole fee.`
        : `${pounds(row.feeDuePence ?? 0)} fell due.`;
    case "declined":
      return mine ? "The money came straight back. You can choose another planner." : "The money went back.";
    case "cancelled":
      return row.feeDuePence
        ? `${pounds(row.feeDuePence)} fell due for the hours worked. The rest went back.`
        : "Nothing is owed. The money went back.";
    case "lapsed":
      return mine
        ? "The money came straight back. You can choose another planner."
        : "There was no answer in time. The money went back.";
  }
}

const personName = (person: Row["person"]) =>
  [person.firstName, person.lastName].filter(Boolean).join(" ") || person.reference;

/** One engagement as a line of a list. */
export function describeInList(row: Row, side: ViewSide) {
  const working = row.status === "accepted" || row.status === "delivered";
  return {
    id: row.id,
    title:
      side === "person"
        ? `Planning with ${row.planner.firstName} ${row.planner.lastName.charAt(0)}.`
        : side === "planner"
          ? `Planning for ${personName(row.person)}`
          : `${personName(row.person)} with ${row.planner.firstName} ${row.planner.lastName}`,
    status:
      { person: undefined, planner: PLANNER_STATUS, agency: OTHERS_STATUS, area: OTHERS_STATUS }[side]?.[
        row.status
      ] ?? STATUS_WORDS[row.status],
    tone: TONES[row.status],
    tier: `${TIER_NAMES[row.tier]}, ${pounds(row.feePence)}`,
    next: nextFor(row, side),
    meter: working ? describeMeter(row) : null,
  };
}

/** What would fall due if the work ended now, in words for both sides. */
export function endingWords(row: Pick<Row, "feePence" | "minutesLogged" | "minutesAllowed">): {
  pence: number;
  words: string;
} {
  const pence = feeDueFor(row.feePence, row.minutesLogged, row.minutesAllowed);
  return {
    pence,
    words: `${duration(row.minutesLogged)} of ${duration(row.minutesAllowed)} were worked, so ${pounds(pence)} of the ${pounds(row.feePence)} fee would be due. ${pounds(row.feePence - pence)} would go back.`,
  };
}

const EVENT_WORDS: Record<string, string> = {
  requested: "Planning was asked for",
  accepted: "The planner said yes",
  declined: "The planner said no",
  lapsed: "There was no answer in time. The money went back",
  "hours-logged": "Hours were logged",
  delivered: "The planner said that the work is done",
  "not-yet": "Something is missing",
  agreed: "The work was agreed",
  cancelled: "It was cancelled",
  "ending-proposed": "An early ending was proposed",
  "ending-agreed": "The early ending was agreed",
  "ending-refused": "The early ending was not agreed",
  "upgrade-asked": "The planner asked for more hours",
  "upgrade-wanted": "More hours were wanted",
  "upgrade-not-wanted": "More hours were not wanted",
  "upgrade-withdrawn": "The planner took back the request for more hours",
  "upgrade-approved": "More hours were agreed",
  "upgrade-refused": "More hours were not agreed",
  "upgrade-otherwise": "The council answered about more hours",
  "upgrade-overtaken": "The request for more hours is over",
  withdrawn: "It was cancelled within the 14 days",
  "reminded-first": "A reminder was sent",
  "reminded-second": "A second reminder was sent",
  "reminded-core-service": "The core service was asked to look",
};
export const eventWords = (kind: string): string => EVENT_WORDS[kind] ?? "Something happened";
