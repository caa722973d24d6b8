import type { TransferKind } from "#app/domain/ledger/ledger.server.ts";
import { ROUTE_WORDS } from "#app/domain/budgets/budget-words.ts";
import { plannerName } from "#app/domain/budgets/planner-name.ts";
import { TIER_NAMES } from "#app/domain/engagements/tier-suggestion-rules.ts";
import type { EngagementStatus, FundingRoute, Tier } from "#app/generated/prisma/enums.ts";
import { pounds } from "#app/lib/money.ts";

export type StatementEngagement = {
  id: string;
  tier: Tier;
  status: EngagementStatus;
  planner: { firstName: string; lastName: string };
};
type Line = { kind: TransferKind; leftChange: number; asideChange: number };

const WHY: Partial<Record<EngagementStatus, string>> = {
  declined: "the planner said no",
  cancelled: "it was cancelled",
  lapsed: "there was no answer in time",
};

/** What a line of a statement is, in plain words, from what kind of transfer it was and what it was about. */
export function statementWords(
  { kind, leftChange, asideChange }: Line,
  route: FundingRoute,
  engagement: StatementEngagement | null,
): string {
  const planning = engagement
    ? `planning with ${plannerName(engagement.planner)}, ${TIER_NAMES[engagement.tier]}`
    : "planning";
  switch (kind) {
    case "allocate":
      return leftChange >= 0 ? ROUTE_WORDS[route].putIn : "Taken back by the council";
    case "hold":
      return `Set aside for ${planning}`;
    case "release": {
      const why = engagement && WHY[engagement.status];
      return `Came back: ${planning}${why ? ` (${why})` : ""}`;
    }
    case "capture": {
      const fee = `Fee for ${planning}: ${pounds(-asideChange - leftChange)} fell due`;
      return leftChange > 0 ? `${fee}, and ${pounds(leftChange)} came back` : fee;
    }
    case "refund":
      return `Paid back to you: ${planning}`;
    case "reversal":
      return leftChange < 0 ? "Put in by mistake, and taken out again" : "Put right";
    case "card_payment":
      return "Paid in by card";
    case "card_refund":
      return "Paid back to your card";
    case "spend":
      return leftChange < 0 ? "You paid for support" : "Put right";
    case "payment":
    case "repayment":
    case "card_transfer":
    case "transfer_reversal":
    case "cost":
    case "dispute":
      // None of these touches a pot: what is owed is no longer in it
      return "Paid";
  }
}
