import { mayWithdraw } from "#app/domain/engagements/withdrawal-rules.ts";
import type { EngagementStatus, Side } from "#app/generated/prisma/enums.ts";
import { now } from "#app/lib/clock.ts";

export const STEPS = [
  "accept",
  "decline",
  "log-hours",
  "deliver",
  "agree",
  "say-missing",
  "cancel",
  "propose-ending",
  "answer-ending",
  "ask-upgrade",
  "withdraw-upgrade",
  "answer-upgrade",
  "withdraw",
] as const;
export type Step = (typeof STEPS)[number];
/** An open request for more hours: whom it waits for. */
export type OpenUpgrade = "person" | "council" | null;
type State = {
  status: EngagementStatus;
  minutesLogged: number;
  openEnding: Side | null;
  openUpgrade?: OpenUpgrade;
  /** Paid by card before the work, and still inside the 14 days to cancel (withdrawal-rules.ts). */
  inCancelDays?: boolean;
};
/** The state of an engagement as it was read, with what is open in it. */
export const stateOf = (engagement: {
  status: EngagementStatus;
  minutesLogged: number;
  expressRequest: boolean | null;
  acceptedAt: Date | null;
  endings: readonly { proposedBy: Side }[];
  upgrades: readonly {
    status: string;
    decider: string;
    personAnswer: string | null;
    decidedAt: Date | null;
    expressRequest: boolean | null;
    minutesBefore: number;
  }[];
}): State => {
  const upgrade = engagement.upgrades.find((one) => one.status === "asked");
  const withPerson = upgrade && (upgrade.personAnswer === null || upgrade.decider === "person");
  return {
    status: engagement.status,
    minutesLogged: engagement.minutesLogged,
    openEnding: engagement.endings[0]?.proposedBy ?? null,
    inCancelDays: mayWithdraw(engagement, now()),
    openUpgrade: upgrade ? (withPerson ? "person" : "council") : null,
  };
};

export const isOpen = (status: EngagementStatus): boolean =>
  status === "requested" || status === "accepted" || status === "delivered";

/** Whether a side may take a step now. Everything the pages offer and every write checks is decided here. */
export function mayTake(
  step: Step,
  side: Side,
  { status, minutesLogged, openEnding, openUpgrade = null, inCancelDays = false }: State,
): boolean {
  const planner = side === "planner";
  switch (step) {
    case "accept":
    case "decline":
      return planner && status === "requested";
    case "log-hours":
    case "deliver":
      return planner && status === "accepted" && openEnding === null;
    case "agree":
    case "say-missing":
      return !planner && status === "delivered" && openEnding === null;
    // Until hours are logged either side cancels freely; afterwards the figure is seen by both first
    case "cancel":
      return isOpen(status) && minutesLogged === 0 && !(planner && status === "requested");
    case "propose-ending":
      return (status === "accepted" || status === "delivered") && minutesLogged > 0 && openEnding === null;
    case "answer-ending":
      return (status === "accepted" || status === "delivered") && openEnding !== null && openEnding !== side;
    case "ask-upgrade":
      return planner && status === "accepted" && openEnding === null && openUpgrade === null;
    case "withdraw-upgrade":
      return planner && status === "accepted" && openUpgrade !== null;
    case "answer-upgrade":
      return !planner && status === "accepted" && openEnding === null && openUpgrade === "person";
    // Nobody's leave is needed. Until there are hours it is the same as to cancel
    case "withdraw":
      return (
        !planner && inCancelDays && minutesLogged > 0 && (status === "accepted" || status === "delivered")
      );
  }
}

export const STATUS_WORDS: Record<EngagementStatus, string> = {
  requested: "Waiting for the planner's answer",
  accepted: "At work",
  delivered: "Finished, waiting for your agreement",
  agreed: "Agreed and complete",
  declined: "The planner said no",
  cancelled: "Cancelled",
  lapsed: "No answer in time",
};
