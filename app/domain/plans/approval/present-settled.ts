import { expired, priceWords } from "#app/domain/plans/brokerage/quote-rules.ts";
import type { FoundPlan } from "#app/domain/plans/find-plan.server.ts";
import { costWords, shortWords } from "#app/domain/plans/value-words.ts";
import { tieWordsOf } from "#app/domain/plans/present-plan.ts";
import { now } from "#app/lib/clock.ts";
import { dayOf, parseDay, shortDay } from "#app/lib/dates.ts";
import { pounds } from "#app/lib/money.ts";

/** Until when a price holds, as it was written down. */
function holdsWords(validUntil: string | null): string {
  const day = validUntil === null ? null : parseDay(validUntil);
  if (!day) return "Nobody wrote down until when this price holds.";
  return expired(validUntil, dayOf(now()))
    ? `This price held until ${shortDay(day)}. Ask whether it still does.`
    : `This price holds until ${shortDay(day)}.`;
}

/** For whoever approves: of each action whether it is secured, with whom, at which price and until when, and a planner's own part. */
export const presentSettled = (plan: FoundPlan) =>
  plan.settled.map(({ how, action, secured }) => {
    const tie = tieWordsOf(plan.finding.get(action.id));
    const line = { id: action.id, what: shortWords(action.what) || "An action without words", how, tie };
    const planned = costWords(action);
    if (how === "planned" || !secured) {
      const carer =
        action.kind === "helper" && action.carerName !== "" ? `${action.carerName} agreed to it. ` : "";
      return {
        ...line,
        state: "Not secured yet",
        words: `${carer}It is approved as planned: ${planned}.`,
      };
    }
    if (how === "changed")
      return {
        ...line,
        state: "Changed since it was secured",
        words: `It was secured at: ${priceWords(secured.price)}. The plan was changed after that, so it is approved as planned: ${planned}.`,
      };
    const used =
      secured.contingencyPence > 0
        ? ` ${pounds(secured.contingencyPence)} of it comes from the money put by.`
        : "";
    const whom = action.who === "" ? "" : ` with ${action.who}`;
    return {
      ...line,
      state: "Secured",
      words: `Secured${whom}: ${priceWords(secured.price)}.${used} ${
        secured.quote
          ? holdsWords(secured.quote.validUntil)
          : "It is the plan’s own price: nobody’s offer is kept beside it."
      }`,
    };
  });
export type SettledLine = ReturnType<typeof presentSettled>[number];
