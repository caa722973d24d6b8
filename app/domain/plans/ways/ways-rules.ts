import { duration } from "#app/lib/dates.ts";
import { pounds } from "#app/lib/money.ts";
import { count, list } from "#app/lib/words.ts";

/** Ways to take a budget from the council. */
export const WAYS = {
  direct_payment: "A direct payment",
  third_party: "A budget manager holds it",
  council_managed: "The council arranges it",
  mix: "A mix",
} as const;
export type Way = keyof typeof WAYS;

/** What of this person's plan matters for the choice. */
export type WayFacts = {
  /** Minutes a week of each personal assistant that the budget pays. */
  assistants: readonly number[];
  /** Others who are paid by the budget: agencies, groups, things. */
  paid: number;
  /** A year's money kept for what an employer owes; null where it is not known. */
  reservesPence: number | null;
  managers: readonly string[];
  phone: string;
};
export type WayCard = {
  way: Way;
  title: string;
  is: string;
  asks: string[];
  costs: string[];
  helps: string[];
};

/** Each way for this plan: what it asks, what it costs, and who can help. Nothing is said of what the plan does not have. */
export function waysFor({ assistants, paid, reservesPence, managers, phone }: WayFacts): WayCard[] {
  const minutes = assistants.reduce((sum, one) => sum + one, 0);
  const employs = assistants.length > 0;
  const who = `${count(assistants.length, "personal assistant")}, ${duration(minutes)} a week`;
  const employer = employs
    ? [
        `You are the employer of ${who}, unless they work for themselves: a contract, payslips, paid leave, pension, and insurance.`,
        "Before a first payday you register as an employer with HM Revenue and Customs. A payroll service can do it.",
      ]
    : [];
  const reserve =
    employs && reservesPence !== null && reservesPence > 0
      ? [`${pounds(reservesPence)} a year is kept in the plan for what an employer owes.`]
      : [];
  const payroll = employs
    ? [
        "Payroll and employer’s insurance have prices of their own. Put them in the plan as actions, so that the budget pays.",
      ]
    : [];
  const invoices =
    paid > 0
      ? [
          `You pay ${count(paid, "other service", "other services")} or things in the plan yourself, from that account.`,
        ]
      : [];
  const support = `Employment support of the core service: phone ${phone}. It is free.`;
  const named = managers.length > 0 ? ` Near you: ${list(managers)}.` : "";
  return [
    {
      way: "direct_payment",
      title: WAYS.direct_payment,
      is: "The council pays the money to you. You choose whom to pay, and you pay them.",
      asks: [
        "An account only for this money, and keeping its statements.",
        ...employer,
        ...invoices,
        "Telling the council how it was used, when it asks.",
      ],
      costs: [...reserve, ...payroll, "An account of your own costs nothing more."],
      helps: [
        ...(employs ? [support] : [`The core service: phone ${phone}.`]),
        "Somebody whom you choose can do the money with you or for you (a nominated person).",
        "For somebody who cannot decide about it, an authorised person can take it, if the council agrees.",
      ],
    },
    {
      way: "third_party",
      title: WAYS.third_party,
      is: `It is a direct payment that somebody else keeps and pays out for you.${named}`,
      asks: [
        "You say whom to pay. They pay, and show you what is left.",
        ...(employs ? [`You stay the employer of ${who}. They can run the payroll.`] : []),
      ],
      costs: [
        ...reserve,
        "Most budget managers take a fee. Ask for it, and put it in the plan as an action, so that the budget pays.",
      ],
      helps: ["The budget manager, with money and papers.", ...(employs ? [support] : [])],
    },
    {
      way: "council_managed",
      title: WAYS.council_managed,
      is: "The council holds the money and pays. Its care placement service finds the care with you.",
      asks: [
        "You say what matters to you, and they ask services that the council works with.",
        ...(employs
          ? [
              "Personal assistants whom you choose and employ yourself are not possible this way. An agency can come instead.",
            ]
          : []),
        "You can change to a direct payment later.",
      ],
      costs: ["Nothing is paid by you, but for your own part, if the council has told you of one."],
      helps: ["The care placement service. You can see here how far on they are."],
    },
    {
      way: "mix",
      title: WAYS.mix,
      is: "Some of it as a direct payment, and the council arranges the rest. You say which.",
      asks: ["For each part, what stands above for it."],
      costs: ["For each part, what stands above for it."],
      helps: ["Everybody who is named above."],
    },
  ];
}

/** What is handed over to the care placement service: the whole (null), or the parts that were ticked in a mix. */
export const handedOver = (way: Way, actionIds: readonly string[]): (string | null)[] =>
  way === "council_managed" ? [null] : way === "mix" ? [...actionIds] : [];
