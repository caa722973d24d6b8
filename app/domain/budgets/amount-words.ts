import type { Every } from "#app/domain/budgets/amount-rules.ts";
import { pounds } from "#app/lib/money.ts";

export const EVERY_WORDS: Record<Every, string> = {
  once: "put in once",
  week: "put in every week",
  two_weeks: "put in every 2 weeks",
  four_weeks: "put in every 4 weeks",
  month: "put in every month",
};

/** "£310 a week, put in every 4 weeks"; "£450, put in once". */
export const amountWords = ({ pence, every }: { pence: number; every: Every }): string =>
  `${pounds(pence)}${every === "once" ? "" : " a week"}, ${EVERY_WORDS[every]}`;

type Basis = { contribution: "gross" | "net"; contributionPence: number };
/** Gross or net, in words that say who pays the person's own part. */
export function contributionWords({ contribution, contributionPence }: Basis, whose = "your"): string {
  const they = whose === "your" ? "you" : "they";
  if (contribution === "net")
    return contributionPence > 0
      ? `This is net: ${whose} own part of ${pounds(contributionPence)} a week is taken off already, and ${they} pay it in as well.`
      : `This is net: ${whose} own part, if there is one, is taken off already.`;
  return contributionPence > 0
    ? `This is gross, the whole amount: the council asks for ${whose} own part of ${pounds(contributionPence)} a week.`
    : "This is gross, the whole amount.";
}
