import { amountWords, EVERY_WORDS } from "#app/domain/budgets/amount-words.ts";
import type { Every } from "#app/domain/budgets/amount-rules.ts";
import { ROUTE_WORDS } from "#app/domain/budgets/budget-words.ts";
import type { FundingRoute } from "#app/generated/prisma/enums.ts";
import { pounds } from "#app/lib/money.ts";

type Detail = Record<string, unknown>;
const figure = (detail: Detail, name: string): number => Number(detail[name] ?? 0);
const amount = (detail: Detail): string => {
  const every = detail.every as Every;
  return every in EVERY_WORDS
    ? amountWords({ pence: figure(detail, "pence"), every })
    : pounds(figure(detail, "pence"));
};
const route = (detail: Detail): string | null => {
  const name = detail.route as FundingRoute | undefined;
  return name ? ROUTE_WORDS[name].name.toLowerCase() : null;
};

/** What was done to a budget, in a sentence, from what was kept of it. `pot`: the name of the money it is about. */
export function changeWords(kind: string, detail: Detail, pot: string): string {
  switch (kind) {
    case "opened":
      return `A budget was given: ${amount(detail)}. ${detail.status === "approved" ? "It is agreed." : "It is a first figure."}`;
    case "approved":
      return "The budget was agreed.";
    case "contribution":
      return `Gross or net: ${detail.contributionAfter === detail.contributionBefore ? "" : `from ${String(detail.contributionBefore)} to `}${String(detail.contributionAfter)}. Own part: from ${pounds(figure(detail, "ownPartBefore"))} to ${pounds(figure(detail, "ownPartAfter"))} a week.`;
    case "amount": {
      const before = pounds(figure(detail, "penceBefore"));
      const moved = route(detail);
      return `${pot}: from ${before} to ${amount(detail)}.${moved ? ` Account: ${moved}.` : ""}`;
    }
    case "route":
      return `${pot}: the money is now in another account (${route(detail) ?? "not known"}).`;
    case "pot_added":
      return `${pot} was added: ${amount(detail)}.`;
    case "closed": {
      const [back, kept] = [figure(detail, "backPence"), figure(detail, "keptPence")];
      return `The budget was closed. ${back > 0 ? `${pounds(back)} went back to the council.` : "Nothing was left to go back."}${kept > 0 ? ` ${pounds(kept)} stays protected.` : ""}`;
    }
    default:
      return "Something was changed.";
  }
}
