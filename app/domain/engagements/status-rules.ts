import type { EngagementStatus, Side } from "#app/generated/prisma/enums.ts";

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
] as const;
export type Step = (typeof STEPS)[number];
type State = { status: EngagementStatus; minutesLogged: number; openEnding: Side | null };

export const isOpen = (status: EngagementStatus): boolean =>
  status === "requested" || status === "accepted" || status === "delivered";

/** Whether a side may take a step now. Everything the pages offer and every write checks is decided here. */
export function mayTake(step: Step, side: Side, { status, minutesLogged, openEnding }: State): boolean {
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
