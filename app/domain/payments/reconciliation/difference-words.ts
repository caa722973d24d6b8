import { pounds } from "#app/lib/money.ts";

export const SCOPES = ["cards", "money", "statements"] as const;
export type Scope = (typeof SCOPES)[number];
export const SCOPE_WORDS: Record<Scope, string> = {
  cards: "Card payments, beside the card provider",
  money: "Money set aside and owed, beside planning and invoices",
  statements: "Budgets, beside bank statements",
};

/** One thing that is not as it should be. `about` names no person: a reference, a number, an id outside. */
export type Found = {
  scope: Scope;
  kind: Kind;
  areaId: string | null;
  personId: string | null;
  objectType: string;
  objectId: string;
  /** Which of several things that may differ about one object. */
  aspect?: string;
  about: string;
  /** What the record says, and what is said outside it; null where there is nothing. */
  oursPence: number | null;
  theirsPence: number | null;
};
/** The same difference is the same row, however often it is seen. */
export const keyOf = ({ scope, kind, objectType, objectId, aspect = "" }: Found): string =>
  `${scope}:${kind}:${objectType}:${objectId}:${aspect}`;

type Words = { title: string; next: string };
const KINDS = {
  "card-not-in-record": {
    title: "The card provider moved money that the record does not have",
    next: "Open it in the card provider’s pages. If it was made there, give it back or write down why. If it is a payment of Ownway, look at it again under card payments: its news may be late.",
  },
  "card-not-at-provider": {
    title: "The record has a card movement that the provider does not have",
    next: "Look it up in the card provider’s pages. If it is not there, do not pay anything out for it, and tell the person who looks after this site.",
  },
  "card-amount-differs": {
    title: "The amounts of a card movement differ",
    next: "Compare both amounts in the card provider’s pages. The provider’s is what really moved. Put the record right by a refund or a transfer back.",
  },
  "card-cost-differs": {
    title: "The card provider’s cost differs",
    next: "Nobody who pays or is paid bears this. Check the fee in the provider’s pages; a cost not yet known is written down by the next night.",
  },
  "hold-without-engagement": {
    title: "Money is set aside for planning that is not open",
    next: "Open the planning. If it has ended, its money should have gone back: tell the person who looks after this site, who can release it.",
  },
  "hold-ran-out": {
    title: "Money is still set aside after its last day",
    next: "The request should have lapsed. Open the planning: if nobody answers it, cancel it, and the money comes back.",
  },
  "engagement-without-hold": {
    title: "Planning is open and no money is set aside for it",
    next: "Do not let the work go on unpaid. Tell the planner, and ask for the planning again with money in the pot.",
  },
  "record-differs": {
    title: "Two parts of the record say different things",
    next: "Pay nothing on this until it is cleared up. Tell the person who looks after this site, with the words above.",
  },
  "ledger-broken": {
    title: "The ledger itself does not add up",
    next: "Somebody changed it from outside. Stop paying, keep a backup, and tell the person who looks after this site at once.",
  },
  "lines-unanswered": {
    title: "Lines of a bank statement wait for an answer",
    next: "Ask the person, or who acts for them, to say what these lines are. Offer help: a call is often enough. It is not a debt.",
  },
  "not-on-statement": {
    title: "The record has payments that no statement shows",
    next: "They may be on the next statement, or the money did not move. Ask the person for the next statement first.",
  },
  "balance-differs": {
    title: "The bank’s balance and the record differ",
    next: "Look at the lines that wait for an answer first. If none is left, there may have been money in the account before, or a statement is missing. Ask, before anything is asked back.",
  },
} satisfies Record<string, Words>;
export type Kind = keyof typeof KINDS;

export const kindWords = (kind: string): Words =>
  (KINDS as Record<string, Words>)[kind] ?? {
    title: "Something differs",
    next: "Tell the person who looks after this site.",
  };

/** "£180 in the record, nothing outside it" */
export function amountsInWords(oursPence: number | null, theirsPence: number | null): string {
  if (oursPence === null && theirsPence === null) return "";
  const said = (pence: number | null, where: string) =>
    pence === null ? `nothing ${where}` : `${pounds(pence)} ${where}`;
  return `${said(oursPence, "in the record")}, ${said(theirsPence, "outside it")}`;
}
