import type { Channel } from "#app/generated/prisma/enums.ts";
import { CHANNELS } from "#app/domain/assisted-access/channel-words.ts";
import { addDays, longDay, untilWords, type Day } from "#app/lib/dates.ts";
import { pounds } from "#app/lib/money.ts";

export type ReadBack = {
  workerName: string;
  areaName: string;
  day: Day;
  channel: Channel;
  decidedBy: string;
  ownConsent: boolean;
  seen: string[];
  done: string[];
  decisions: { question: string; words: string }[];
  engagements: {
    plannerName: string;
    status: string;
    /** What the person's pot pays, pence. */
    potPence: number;
    feeDuePence: number | null;
    answerBy: Day;
  }[];
  grantUntil: Date;
  grantStopped: boolean;
  phone: string;
  address: string;
};
const OBJECT_WITHIN_DAYS = 14;
export const READ_BACK_SUBJECT = "What we did for you";

const points = (heading: string, items: string[]) =>
  items.length === 0 ? [] : [[heading, ...items.map((item) => `- ${item}`)].join("\n")];
const sentence = (words: string) => `We ${words}.`;

function money(back: ReadBack): string[] {
  const lines = back.engagements.flatMap((one) => {
    if (one.status === "requested" || one.status === "accepted" || one.status === "delivered")
      return [
        `${pounds(one.potPence)} of your planning money is set aside for ${one.plannerName}. It is not paid. It is paid only when you agree that the work is done.`,
      ];
    if (one.feeDuePence !== null && one.feeDuePence > 0)
      return [`${pounds(one.feeDuePence)} is now owed to ${one.plannerName} for planning.`];
    return [`No money is set aside for ${one.plannerName} any more.`];
  });
  return lines.length > 0 ? lines : ["No money was set aside or paid."];
}

function next(back: ReadBack): string[] {
  const lines = back.engagements.flatMap((one) => {
    switch (one.status) {
      case "requested":
        return [
          `${one.plannerName} has until ${longDay(one.answerBy)} to say yes or no. If they say no, or do not answer, the ${pounds(one.potPence)} is yours again.`,
        ];
      case "accepted":
        return [`${one.plannerName} works with you on your plan. They will be in touch with you.`];
      case "delivered":
        return [`${one.plannerName} says that the work is done. You say whether you agree.`];
      default:
        return [];
    }
  });
  return lines.length > 0 ? lines : ["You do not need to do anything."];
}

/** The read-back of an assisted session in plain words: a line followed by lines that begin "- " is a list's heading. */
export function readBackWords(back: ReadBack): string {
  const authority = back.ownConsent
    ? "You said that we may do this for you."
    : `This was decided for you by: ${back.decidedBy}.`;
  const said = back.decisions.map(({ question, words }) => `We asked: “${question}” You said: “${words}”`);
  const write =
    back.address === ""
      ? ""
      : ` Or write to us: Ownway, ${back.areaName} core service, ${back.address.replaceAll("\n", ", ")}.`;
  return [
    `${back.workerName} of the ${back.areaName} core service did something for you on Ownway on ${longDay(back.day)}, ${CHANNELS[back.channel].done}. ${authority} This tells you all of it.`,
    ...points("What we asked, and what you said", said),
    ...points("What we did", back.done.map(sentence)),
    ...points("What we looked at", back.seen.map(sentence)),
    ...points("Your money", money(back)),
    ...points("What happens next", next(back)),
    [
      "If this is not right, or you have changed your mind",
      `- Tell us by ${longDay(addDays(back.day, OBJECT_WITHIN_DAYS))}, 14 days from then. Phone ${back.phone}. Text relay: 18001 first.${write}`,
      back.grantStopped
        ? "- Our permission to act for you has been stopped. We do nothing more for you without a new one."
        : `- Our permission to act for you lasts until ${untilWords(back.grantUntil)}. You can stop it sooner: tell us, and we stop at once. You do not have to say why.`,
    ].join("\n"),
  ].join("\n\n");
}
