import { TIER_NAMES } from "#app/domain/engagements/tier-suggestion-rules.ts";
import type { Tier } from "#app/generated/prisma/enums.ts";
import { duration, momentWords } from "#app/lib/dates.ts";
import { pounds } from "#app/lib/money.ts";

export type UpgradeRow = {
  id: string;
  fromTier: Tier;
  toTier: Tier | null;
  forCommunication: boolean;
  reason: string;
  minutesLogged: number;
  minutesBefore: number;
  feeBeforePence: number;
  decider: string;
  status: string;
  personAnswer: string | null;
  personWords: string;
  personAnsweredBy: string;
  decisionWords: string;
  decidedBy: string;
  decidedAt: Date | null;
  minutesAfter: number | null;
  feeAfterPence: number | null;
  adjustmentAfterPence: number | null;
  askedAt: Date;
};
const STATUS: Record<string, string> = {
  asked: "Waiting for an answer",
  approved: "Agreed",
  "agreed-otherwise": "Agreed otherwise",
  refused: "Not agreed",
  "not-wanted": "Not wanted",
  withdrawn: "Taken back by the planner",
  overtaken: "Over: the work was done or ended first",
};

/** From what to what, in words. */
export const stepWords = ({ fromTier, toTier }: UpgradeRow): string =>
  toTier
    ? `From ${TIER_NAMES[fromTier]} to ${TIER_NAMES[toTier]}`
    : "Beyond the tiers: more hours than any tier has";

/** Who has said what and who decides next, for an open request. `name`: how the reader's side is told of the person. */
export function waitingWords({ decider, personAnswer }: UpgradeRow, theirs: boolean): string {
  const you = theirs ? "You have" : "They have";
  if (personAnswer === null)
    return decider === "council"
      ? `${you} not said yet whether ${theirs ? "you" : "they"} want it. The council decides about the money.`
      : `${you} not answered yet. It is paid from ${theirs ? "your" : "their"} own money, so ${theirs ? "you" : "they"} decide.`;
  return decider === "council"
    ? `${theirs ? "You said" : "They said"} yes. The council decides next.`
    : `${theirs ? "You said" : "They said"} yes. It counts when it is paid.`;
}

/** One request as a line of the history of an engagement. `theirs`: for the person it is about. */
export const describeUpgrade = (row: UpgradeRow, theirs = false) => ({
  id: row.id,
  step: stepWords(row),
  status: STATUS[row.status] ?? "Over",
  asked: momentWords(row.askedAt),
  hours: `${row.minutesLogged === 0 ? "No hours" : duration(row.minutesLogged)} of ${duration(row.minutesBefore)} when it was asked`,
  because: row.forCommunication ? `Because of how ${theirs ? "you" : "they"} communicate` : "",
  reason: row.reason,
  person:
    row.personAnswer === null
      ? ""
      : `${row.personAnswer === "wants" ? "Wanted it" : "Did not want it"}${row.personWords === "" ? "" : `: “${row.personWords}”`} (${row.personAnsweredBy})`,
  decided: row.decidedAt ? `${row.decidedBy}, ${momentWords(row.decidedAt)}` : "",
  words: row.decisionWords,
  money:
    row.feeAfterPence === null
      ? ""
      : `${pounds(row.feeBeforePence)} became ${pounds(row.feeAfterPence)}${(row.adjustmentAfterPence ?? 0) > 0 ? `, of which the area pays ${pounds(row.adjustmentAfterPence ?? 0)}` : ""}`,
});
