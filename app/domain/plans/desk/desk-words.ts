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
  { delivered, inForce, selfFunder }: { delivered: boolean; inForce: boolean; selfFunder: boolean },
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
      if (delivered) return { you: false, words: `Waits for ${name}: agree that the work is done` };
      // A self-funder's plan goes to nobody: they begin it themselves
      return selfFunder
        ? { you: false, words: `Waits for ${name}: put the plan in force` }
        : { you: true, words: `Waits for you or ${name}: send the plan to the council` };
    case "council":
      return { you: false, words: "Waits for the council" };
    case "sent_back":
      return { you: true, words: "Waits for you: mend what the council sent back" };
    case "in_force":
      return { you: false, words: "Nothing waits" };
  }
}
