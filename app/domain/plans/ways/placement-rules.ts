import { addDays, daysBetween, type Day } from "#app/lib/dates.ts";

/** How far the care placement service is with what was handed over to it. */
export const PLACEMENT_STATES = {
  made: "Handed over",
  received: "Received",
  working: "Being worked on",
  placed: "Placed",
  came_back: "Came back",
} as const;
export type PlacementState = keyof typeof PLACEMENT_STATES;
const NEXT: Record<PlacementState, readonly PlacementState[]> = {
  made: ["received", "working", "placed", "came_back"],
  received: ["working", "placed", "came_back"],
  working: ["placed", "came_back"],
  placed: [],
  came_back: [],
};
export const nextStates = (from: PlacementState): readonly PlacementState[] => NEXT[from];
export const isOpen = (state: PlacementState): boolean => NEXT[state].length > 0;

/** Days until the next thing should have happened: received in 2, begun in 5, placed in 28. */
const DAYS: Partial<Record<PlacementState, number>> = { made: 2, received: 5, working: 28 };
export function dueAfter(state: PlacementState, today: Day): Day | null {
  const days = DAYS[state];
  return days === undefined ? null : addDays(today, days);
}
/** The day itself still counts. */
export const overdueBy = (dueOn: Day | null, today: Day): number =>
  dueOn === null ? 0 : Math.max(0, daysBetween(dueOn, today));
