/** How far the work for somebody is, in its order. */
export const DESK_STAGES = {
  asked: "Asked",
  accepted: "Accepted",
  writing: "Being written",
  person: "With the person",
  council: "With the council",
  sent_back: "Sent back",
  in_force: "In force",
} as const;
export type DeskStage = keyof typeof DESK_STAGES;
export const isStage = (word: string | null): word is DeskStage =>
  word !== null && Object.hasOwn(DESK_STAGES, word);

/** What waits, for whom; `you` is the planner. */
export function waitsFor(
  stage: DeskStage,
  name: string,
  { delivered, inForce }: { delivered: boolean; inForce: boolean },
): { you: boolean; words: string } {
  switch (stage) {
    case "asked":
      return { you: true, words: "Waits for you: say yes or no" };
    case "accepted":
      return {
        you: true,
        words: inForce
          ? "Waits for you: look at the plan in force with them"
          : "Waits for you: begin the plan",
      };
    case "writing":
      return { you: true, words: "Waits for you: go on with the plan" };
    case "person":
      return {
        you: false,
        words: delivered
          ? `Waits for ${name}: agree that the work is done`
          : `Waits to be sent to the council`,
      };
    case "council":
      return { you: false, words: "Waits for the council" };
    case "sent_back":
      return { you: true, words: "Waits for you: mend what the council sent back" };
    case "in_force":
      return { you: false, words: "Nothing waits" };
  }
}
