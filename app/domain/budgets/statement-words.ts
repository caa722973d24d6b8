import type { TransferKind } from "#app/domain/ledger/ledger.server.ts";
import { ROUTE_WORDS } from "#app/domain/budgets/budget-words.ts";
import { plannerName } from "#app/domain/budgets/planner-name.ts";
import { TIER_NAMES } from "#app/domain/engagements/tier-suggestion-rules.ts";
import type { EngagementStatus, FundingRoute, Tier } from "#app/generated/prisma/enums.ts";
import { shortDay, type Day } from "#app/lib/dates.ts";
import { pounds } from "#app/lib/money.ts";

type StatementEngagement = {
  id: string;
  tier: Tier;
  status: EngagementStatus;
  planner: { firstName: string; lastName: string };
  /** Approved requests for more hours, oldest first: which hold each gave back, and which took its place. */
  upgrades: readonly {
    fromTier: Tier;
    toTier: Tier | null;
    releaseTransferId: bigint | null;
    holdTransferId: bigint | null;
  }[];
};
type Line = { id: string; kind: TransferKind; leftChange: number; asideChange: number };
export type StatementAbout = {
  engagement: StatementEngagement | null;
  spending: { payee: string; what: string; paidOn: Day; undoneReason: string | null } | null;
  instalment: { kind: string; fromOn: Day; toOn: Day } | null;
};

const WHY: Partial<Record<EngagementStatus, string>> = {
  declined: "the planner said no",
  cancelled: "it was cancelled",
  lapsed: "there was no answer in time",
};

/** The tier as it was at a line: an upgrade gives the old hold back and sets a larger one aside. */
function tierAt({ id, kind }: Line, { tier, upgrades }: StatementEngagement): { tier: Tier; why: string } {
  const left = upgrades.find((one) => String(one.releaseTransferId) === id);
  if (left) return { tier: left.fromTier, why: "more hours were agreed" };
  const taken = upgrades.find((one) => String(one.holdTransferId) === id);
  if (taken) return { tier: taken.toTier ?? tier, why: "" };
  return { tier: kind === "hold" ? (upgrades[0]?.fromTier ?? tier) : tier, why: "" };
}

function putInWords(
  leftChange: number,
  route: FundingRoute,
  instalment: StatementAbout["instalment"],
): string {
  const back = "Taken back by the council";
  const put = ROUTE_WORDS[route].putIn;
  if (!instalment) return leftChange >= 0 ? put : back;
  const days = `${shortDay(instalment.fromOn)} to ${shortDay(instalment.toOn)}`;
  switch (instalment.kind) {
    case "closing":
      return `Back to the council: the budget was closed on ${shortDay(instalment.fromOn)}`;
    case "change":
      return `${leftChange >= 0 ? put : back}: the difference for ${days}, because the amount was changed from an earlier day`;
    default:
      return `${put} for ${days}`;
  }
}

/** What was paid, to whom, on which day; or that it was undone, and why. */
function spendingWords(leftChange: number, spending: StatementAbout["spending"]): string {
  if (!spending)
    return leftChange < 0 ? "You paid for support" : "Taken back: you had written it down as paid";
  const what = `${spending.what}, to ${spending.payee}`;
  return leftChange < 0
    ? `Paid on ${shortDay(spending.paidOn)}: ${what}`
    : `Taken back: ${what}. Why: ${spending.undoneReason ?? "not said"}`;
}

/** What a line of a statement is, in plain words, from what kind of transfer it was and what it was about. */
export function statementWords(
  line: Line,
  route: FundingRoute,
  { engagement, spending, instalment }: StatementAbout,
): string {
  const { kind, leftChange, asideChange } = line;
  const at = engagement && tierAt(line, engagement);
  const planning = engagement
    ? `planning with ${plannerName(engagement.planner)}, ${TIER_NAMES[at?.tier ?? engagement.tier]}`
    : "planning";
  switch (kind) {
    case "allocate":
      return putInWords(leftChange, route, instalment);
    case "hold":
      return `Set aside for ${planning}`;
    case "release": {
      const why = at?.why || (engagement && WHY[engagement.status]);
      return `Came back: ${planning}${why ? ` (${why})` : ""}`;
    }
    case "capture": {
      const fee = `Fee for ${planning}: ${pounds(-asideChange - leftChange)} fell due`;
      return leftChange > 0 ? `${fee}, and ${pounds(leftChange)} came back` : fee;
    }
    case "refund":
      return `Paid back to you: ${planning}`;
    case "reversal":
      if (spending) return spendingWords(leftChange, spending);
      return leftChange < 0 ? "Put in by mistake, and taken out again" : "Put right";
    case "card_payment":
      return "Paid in by card";
    case "card_refund":
      return "Paid back to your card";
    case "spend":
      return spendingWords(leftChange, spending);
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
