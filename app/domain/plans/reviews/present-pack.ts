import type { FoundPack } from "#app/domain/plans/reviews/find-pack.server.ts";
import type { Used } from "#app/domain/plans/reviews/pack-rules.ts";
import { shortWords } from "#app/domain/plans/value-words.ts";
import { duration, momentWords, shortDay } from "#app/lib/dates.ts";
import { pounds, poundsAndPence } from "#app/lib/money.ts";

const timeWords = ({ minutes }: Used): string =>
  minutes === 0 ? "Not written down" : minutes < 0 ? `${duration(-minutes)} taken back` : duration(minutes);

/** What was not used, and what ran short. */
function soWords({ planned, used, recorded }: { planned: Used; used: Used; recorded: boolean }): string {
  if (!recorded) return "Not paid from their own account, so not written down here";
  const left = planned.pence - used.pence;
  if (left > 0) return `${pounds(left)} not used`;
  return left < 0 ? `${pounds(-left)} more than planned: it ran short` : "As planned";
}

/** The evidence in words. */
export function presentPack(pack: FoundPack) {
  const { money } = pack;
  return {
    period: `From ${shortDay(pack.from)} to ${shortDay(pack.to)}.`,
    messages: pack.messages.map(({ id, fromName, body, createdAt }) => ({
      id,
      from: `${fromName}, ${momentWords(createdAt)}`,
      body,
    })),
    money: money && {
      needs: [
        ...money.needs.map((need) => ({ key: need.id, words: shortWords(need.words), used: need })),
        ...(money.noNeed.pence === 0 && money.noNeed.minutes === 0
          ? []
          : [{ key: "no-need", words: "Parts of the plan that are for no need", used: money.noNeed }]),
        ...(money.fees.pence === 0
          ? []
          : [{ key: "fees", words: "Planning fees out of the care money", used: money.fees }]),
        { key: "not-said", words: "Nobody said what it was for", used: money.notSaid },
      ].map(({ key, words, used }) => ({
        key,
        words,
        time: timeWords(used),
        spent: poundsAndPence(used.pence),
      })),
      time: timeWords(money.total),
      total: poundsAndPence(money.total.pence),
      notes:
        money.waiting > 0
          ? [
              `${pounds(money.waiting)} more was paid than was left, and waits for money to be put in: it ran short.`,
            ]
          : [],
      actions:
        money.actions &&
        money.actions.map((action) => ({
          id: action.id,
          what: action.who === "" ? action.what : `${action.what} (${action.who})`,
          planned: `${poundsAndPence(action.planned.pence)}${action.planned.minutes > 0 ? `, ${duration(action.planned.minutes)}` : ""}`,
          spent: `${poundsAndPence(action.used.pence)}${action.used.minutes > 0 ? `, ${duration(action.used.minutes)}` : ""}`,
          so: soWords(action),
        })),
    },
  };
}
export type ShownPack = ReturnType<typeof presentPack>;
