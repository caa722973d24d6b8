import type { PlanStatus } from "#app/domain/plans/plan-status-rules.ts";

type Stands = { status: PlanStatus; selfFunder: boolean; missing: number };
export type LifeStep = { key: string; title: string; state: "done" | "now" | "later" };

const COUNCIL = [
  ["write", "It is written"],
  ["agree", "The person agrees"],
  ["submit", "It goes to the council"],
  ["approve", "The council decides"],
  ["force", "It is in force"],
] as const;
const OWN = [COUNCIL[0], COUNCIL[1], COUNCIL[4]] as const;
/** The step that a plan is at now. */
const AT: Record<PlanStatus, (typeof COUNCIL)[number][0]> = {
  draft: "write",
  sent_back: "write",
  partly_approved: "write",
  agreed: "submit",
  submitted: "approve",
  approved: "force",
  in_force: "force",
  reviewed: "force",
  superseded: "force",
};

/** The way of a plan from nothing to in force, and where it stands. A self-funder's own way is shorter. */
export function lifeOf({ status, selfFunder }: Stands): LifeStep[] {
  const steps: readonly (typeof COUNCIL)[number][] = selfFunder ? OWN : COUNCIL;
  const at = steps.findIndex(([key]) => key === (selfFunder && status === "agreed" ? "force" : AT[status]));
  const arrived = status === "in_force" || status === "reviewed" || status === "superseded";
  return steps.map(([key, title], i) => ({
    key,
    title,
    state: i < at || arrived ? "done" : i === at ? "now" : "later",
  }));
}

export type Turn = "writers" | "person" | "sender" | "council" | "nobody";
/** What happens next, and whose turn it is. */
export function nextOf({ status, selfFunder, missing }: Stands): { turn: Turn; words: string } {
  switch (status) {
    case "draft":
      return !selfFunder && missing > 0
        ? { turn: "writers", words: "Whoever writes in it answers what is missing. Then the person agrees." }
        : { turn: "person", words: "When it says what they want, the person agrees to it." };
    case "sent_back":
      return {
        turn: "writers",
        words: "The council sent it back. Read why, change what needs it, and the person agrees again.",
      };
    case "partly_approved":
      return {
        turn: "writers",
        words: "The council said yes to a part of it. Change what waits, and the person agrees again.",
      };
    case "agreed":
      if (selfFunder)
        return { turn: "person", words: "The person puts it in force, from a day they choose." };
      return missing > 0
        ? {
            turn: "person",
            words:
              "Something is missing, so it cannot be sent. The person takes the agreement back, so that it can be answered.",
          }
        : { turn: "sender", words: "The person or their planner sends it to the council." };
    case "submitted":
      return { turn: "council", words: "A practitioner of the council reads it and decides." };
    case "approved":
      return { turn: "council", words: "The council has said yes, and puts it in force from a day on." };
    case "in_force":
    case "reviewed":
      return { turn: "nobody", words: "It holds. A review comes, or sooner if something changes." };
    case "superseded":
      return { turn: "nobody", words: "A newer plan holds instead. This one stays to be read." };
  }
}
export const TURN_WORDS: Record<Turn, string> = {
  writers: "Now: those who write the plan",
  person: "Now: the person",
  sender: "Now: the person or their planner",
  council: "Now: the council",
  nobody: "Nobody has to do anything now",
};

/** What happened, in words; other kinds of a plan's events are not shown. */
export const EVENT_WORDS: Record<string, string> = {
  begun: "The plan was begun",
  agree: "The person agreed to it",
  agree_for: "The council decided for them, in their best interests",
  take_back: "The agreement was taken back",
  submit: "It was sent to the council",
  approve: "The council approved it",
  approve_partly: "The council approved a part of it",
  send_back: "The council sent it back",
  start: "It was put in force",
  review: "It was reviewed",
  supersede: "A newer plan took its place",
  shared: "The council may read it now",
  unshared: "The council may no longer read it",
};
