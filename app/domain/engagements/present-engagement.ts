import {
  describeInList,
  endingWords,
  eventWords,
  describeMeter,
  type ViewSide,
} from "#app/domain/engagements/describe-engagement.ts";
import type { FoundEngagement } from "#app/domain/engagements/find-engagement.server.ts";
import { mayTake, stateOf, type Step } from "#app/domain/engagements/status-rules.ts";
import { presentUpgrades } from "#app/domain/engagements/upgrades/present-upgrades.ts";
import { moneyRows } from "#app/domain/engagements/present-money.ts";
import { duration, longDay, momentWords, shortDay } from "#app/lib/dates.ts";
import { pounds } from "#app/lib/money.ts";
import { known } from "#app/lib/query.ts";
import { list } from "#app/lib/words.ts";

const ACTIONS: readonly { step: Step; path: string; label: string; main: boolean }[] = [
  { step: "accept", path: "accept", label: "Say yes", main: true },
  { step: "decline", path: "decline", label: "Say no", main: false },
  { step: "answer-ending", path: "answer-ending", label: "Answer the early ending", main: true },
  { step: "agree", path: "agree", label: "Yes, it is done", main: true },
  { step: "say-missing", path: "missing", label: "Something is missing", main: false },
  { step: "answer-upgrade", path: "upgrade/answer", label: "Answer about more hours", main: true },
  { step: "log-hours", path: "hours", label: "Log hours", main: true },
  { step: "deliver", path: "deliver", label: "Say it is done", main: false },
  { step: "ask-upgrade", path: "upgrade", label: "Ask for more hours", main: false },
  { step: "withdraw-upgrade", path: "upgrade", label: "Take back the request for more hours", main: false },
  { step: "withdraw", path: "withdraw", label: "Cancel within the 14 days", main: false },
  { step: "cancel", path: "cancel", label: "Cancel", main: false },
  { step: "propose-ending", path: "end", label: "End early", main: false },
];

const DONE: Record<string, (name: string, money: string) => { title: string; words: string }> = {
  requested: (name, money) => ({
    title: "Sent. Nothing is spent yet.",
    words: `${money} is set aside. ${name} has been told. If they cannot, it comes straight back.`,
  }),
  accepted: () => ({
    title: "You said yes.",
    words: "They have been told. You can see how to reach them below. Log your hours as you go.",
  }),
  declined: () => ({
    title: "You said no.",
    words: "They have been told why, and the money is back in their pot. Nothing else changed.",
  }),
  hours: () => ({ title: "Your time is logged.", words: "They can see it. Nothing was charged." }),
  delivered: () => ({
    title: "You said that it is done.",
    words:
      "They have been asked to agree, or to say what is missing. We remind them after 3 and 7 days. The fee falls due when they agree.",
  }),
  agreed: (name, money) => ({
    title: "Thank you. You agreed that it is done.",
    words: `${money} is now owed to ${name}. Nothing else was charged.`,
  }),
  missing: (name) => ({
    title: `${name} has been told what is missing.`,
    words: "Nothing was paid. The work goes on within the same fee.",
  }),
  cancelled: () => ({
    title: "Cancelled.",
    words: "Nothing is owed. All the money that was set aside is back.",
  }),
  "ending-proposed": () => ({
    title: "The other side has been asked.",
    words: "Nothing happens until they answer.",
  }),
  "ending-agreed": () => ({
    title: "The planning has ended.",
    words: "What was due is below. The rest is back in the pot.",
  }),
  withdrawn: (name, money) => ({
    title: "Cancelled. You need do nothing more.",
    words: `${name} is owed ${money} for the hours worked. The rest goes back to your card by itself. Your bank may take 5 to 10 days to show it.`,
  }),
  "ending-refused": () => ({
    title: "You did not agree to end it.",
    words: "Nothing has changed. The other side has been told why.",
  }),
};

const UPGRADE_DONE: typeof DONE = {
  "upgrade-asked": () => ({
    title: "You asked for more hours.",
    words:
      "They are asked whether they want it, and whoever pays for it decides. We tell you. Until then the hours and the fee stay as they are.",
  }),
  "upgrade-withdrawn": () => ({
    title: "The request is taken back.",
    words: "Nothing has changed. They have been told.",
  }),
  "upgrade-wanted": (name) => ({
    title: "Thank you. You said yes.",
    words: `${name} has been told. Nothing more is set aside until it is decided, and we tell you then.`,
  }),
  "upgrade-approved": (name) => ({
    title: "More hours are agreed.",
    words: `${name} has been told. The new fee is set aside, and nothing is paid until you agree that the work is done.`,
  }),
  "upgrade-not-wanted": (name) => ({
    title: "You said no.",
    words: `${name} has been told. The planning goes on within the same hours and the same fee.`,
  }),
};

const NEEDS: Record<string, string> = {
  "large-print": "large print",
  "easy-read": "Easy Read",
  bsl: "British Sign Language",
  audio: "audio",
  "text-relay": "text relay",
  translated: "translated",
};

function aboutPerson({ person, status, note }: FoundEngagement) {
  const needs = person.informationNeeds.map((need) => NEEDS[need] ?? need);
  const reachable = status === "accepted" || status === "delivered";
  return [
    {
      label: "How they need information",
      value:
        list([...needs, ...(person.language === "English" ? [] : [`in ${person.language}`])]) ||
        "No special needs recorded",
    },
    ...(note ? [{ label: "Their note to you", value: note }] : []),
    ...(reachable
      ? [
          {
            label: "How to reach them",
            value:
              [person.phone, person.email].filter(Boolean).join("\n") ||
              "By letter: ask the core service for the address",
          },
        ]
      : []),
  ];
}

/** Everything the page of one engagement shows a side, in words. */
export function presentEngagement(
  engagement: FoundEngagement,
  side: ViewSide,
  done: string | null,
  seesMoney = true,
) {
  const line = describeInList(engagement, side);
  const open = engagement.endings[0];
  const actor = side === "person" || side === "planner" ? side : null;
  const state = stateOf(engagement);
  const answersEnding = actor !== null && mayTake("answer-ending", actor, state);
  const fromPot = pounds(engagement.feePence - engagement.adjustmentPence);
  const said = actor ? (known(DONE, done) ?? known(UPGRADE_DONE, done)) : null;
  return {
    title: line.title,
    status: line.status,
    tone: line.tone,
    tier: line.tier,
    next: line.next,
    done:
      said?.(
        engagement.planner.firstName,
        done === "requested" ? fromPot : pounds(engagement.feeDuePence ?? 0),
      ) ?? null,
    meter: describeMeter(engagement),
    upgrades: presentUpgrades(engagement, side),
    money: moneyRows(engagement, side),
    invoices: seesMoney
      ? engagement.invoices.map(({ id, document, adjustment }) => ({
          href: `/invoices/${id}`,
          label: `Invoice ${document.label}${adjustment ? ", the area’s part" : ""}`,
        }))
      : [],
    ending: open
      ? {
          title: answersEnding ? "They would like to end it early" : "An early ending has been proposed",
          words: `${endingWords(engagement).words} ${answersEnding ? "It ends only if you agree." : "It ends only if the other side agrees."}`,
          reason: open.reason,
        }
      : null,
    actions: actor
      ? ACTIONS.filter((action) => mayTake(action.step, actor, state)).map(({ path, label, main }) => ({
          href: `/engagements/${engagement.id}/${path}`,
          label,
          main,
        }))
      : [],
    aboutTitle: side === "planner" ? "Who it is for" : "Your planner",
    about:
      side === "planner"
        ? aboutPerson(engagement)
        : [
            {
              label: "Planner",
              value: `${engagement.planner.firstName} ${engagement.planner.lastName.charAt(0)}., ${engagement.planner.agency ? `with ${engagement.planner.agency.name}` : "independent"}`,
            },
            { label: "Asked for on", value: longDay(engagement.requestedAt) },
            { label: "Reference", value: engagement.reference },
          ],
    hours: engagement.hours.map((row) => ({
      id: row.id,
      date: shortDay(row.workedOn),
      what: row.what,
      time: duration(row.minutes),
    })),
    events: engagement.events.map((event) => ({
      id: event.id,
      what: eventWords(event.kind),
      who: event.byName,
      when: momentWords(event.at),
      words: event.words,
    })),
  };
}
