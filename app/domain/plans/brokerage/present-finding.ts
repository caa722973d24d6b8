import type { PlanParty } from "#app/domain/access/plan-party.ts";
import {
  ANSWERS,
  HOW_ASKED,
  QUOTE_KINDS,
  WHOM,
  type Answer,
} from "#app/domain/plans/brokerage/brokerage-forms.ts";
import { mayMove, STAGES, type Stage } from "#app/domain/plans/brokerage/brokerage-rules.ts";
import type { Finding } from "#app/domain/plans/brokerage/find-finding.server.ts";
import { securedOf } from "#app/domain/plans/brokerage/quote-row.ts";
import {
  CAME,
  misfit,
  priceOfAction,
  priceWords,
  stillAt,
  yearOfPrice,
} from "#app/domain/plans/brokerage/quote-rules.ts";
import type { FoundPlan } from "#app/domain/plans/find-plan.server.ts";
import { costWords, shortWords } from "#app/domain/plans/value-words.ts";
import { dayOf, momentWords, parseDay, shortDay } from "#app/lib/dates.ts";
import { pounds } from "#app/lib/money.ts";

type Action = FoundPlan["actions"][number];

const MOVES: { to: Stage; label: string }[] = [
  { to: "started", label: "It has started" },
  { to: "fell_through", label: "It fell through" },
  { to: "idea", label: "Begin again: it is only an idea" },
];
/** What may have become of an action that somebody may write down now. */
export const movesFrom = (stage: Stage) => MOVES.filter(({ to }) => mayMove(stage, to));

function presentAsk(ask: Finding["asks"][number], party: PlanParty, stage: Stage) {
  const answer = ask.answer as Answer | null;
  const { actor, subject } = party.access;
  const own =
    ask.byAccountId === actor.accountId || (subject && ask.conversation?.personId === subject.personId);
  return {
    id: ask.id,
    name: ask.name,
    whom: ask.whom === "assistant" ? "A personal assistant on Ownway" : WHOM[ask.whom as keyof typeof WHOM],
    how: ask.how === "message" ? "By message" : HOW_ASKED[ask.how as keyof typeof HOW_ASKED],
    by: `${ask.byName}, ${momentWords(ask.at)}`,
    words: ask.words,
    contact: [ask.phone, ask.email].filter((one) => one !== "").join(", "),
    answer:
      answer !== null
        ? `${ANSWERS[answer]}${ask.answerWords === "" ? "" : `. “${ask.answerWords}”`}`
        : ask.messageAt
          ? `They answered in the messages on ${momentWords(ask.messageAt)}`
          : "",
    answered: answer === "yes" || answer === "no",
    chase: ask.chase ? `No answer yet. It was to be asked again on ${shortDay(ask.chaseOn)}` : "",
    again:
      ask.chase || answer === "yes" || answer === "no" || stage === "started" ? "" : shortDay(ask.chaseOn),
    tie: ask.tie,
    conversation: own && ask.conversationId ? `/messages/${ask.conversationId}` : "",
  };
}

function presentQuote(quote: Finding["quotes"][number], found: Finding, action: Action) {
  const until = quote.validUntil === null ? null : parseDay(quote.validUntil);
  const chosen = found.chosenId === quote.id;
  const { year, once } = yearOfPrice(quote);
  return {
    id: quote.id,
    from: quote.fromName,
    kind: QUOTE_KINDS[quote.kind],
    offers: quote.offers,
    price: priceWords(quote),
    year: year > 0 ? `${pounds(year)} in a year` : once > 0 ? `${pounds(once)} once` : "",
    includes: quote.includes,
    until: until ? shortDay(until) : "",
    expired: quote.expired,
    came: CAME[quote.came],
    think: quote.think,
    tie: quote.tie,
    chosen,
    // Once something is secured, what was not chosen is kept and says so
    notChosen: found.chosenId !== null && !chosen,
    fixed: quote.fixed,
    misfit: misfit(quote, action) !== null,
    mayChoose: !chosen && !quote.expired && misfit(quote, action) === null && mayMove(found.stage, "secured"),
  };
}

/** One action, and how somebody or something for it is being found. */
export function presentFinding(plan: FoundPlan, action: Action, found: Finding, party: PlanParty) {
  const { stage, secured } = found;
  const { byName, at } = found.steps.findLast((step) => step.stage === "secured") ?? {};
  return {
    base: `/plans/${plan.id}/actions/${action.id}/find`,
    what: shortWords(action.what) || "An action without words",
    who: action.who,
    cost: costWords(action),
    stage: STAGES[stage],
    open: plan.finds,
    mayChoose: party.side === "person",
    name: plan.name,
    tie: found.tie,
    secured: secured ? priceWords(secured) : "",
    securedBy: secured && byName && at ? `${byName}, ${momentWords(at)}` : "",
    changed: secured !== null && plan.editable && !stillAt(secured, action),
    maySettle: mayMove(stage, "secured") && priceOfAction(action) !== null,
    mayMove: movesFrom(stage).length > 0,
    asks: found.asks.map((ask) => presentAsk(ask, party, stage)),
    quotes: found.quotes.map((quote) => presentQuote(quote, found, action)),
    steps: found.steps.map((step) => {
      const price = securedOf(step);
      const from = found.quotes.find(({ id }) => id === step.quoteId)?.fromName;
      return {
        id: step.id,
        what: `${STAGES[step.stage as Stage]}${price ? `: ${from ? `${from}, ` : ""}${priceWords(price)}` : ""}${step.startedOn ? ` on ${shortDay(step.startedOn)}` : ""}`,
        who: step.byName,
        when: shortDay(dayOf(step.at)),
        words: [
          step.words,
          step.contingencyPence > 0
            ? `${pounds(step.contingencyPence)} of it from the contingency money.`
            : "",
          step.tie,
        ]
          .filter((one) => one !== "")
          .join("\n"),
      };
    }),
  };
}
