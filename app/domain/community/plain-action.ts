import type { ActionFields } from "#app/domain/plans/plan-content.ts";

type Given = Pick<ActionFields, "kind" | "what" | "who" | "needIds" | "costPence" | "every">;
/** An action with what a directory knows of it. Who pays, hours and a carer's words are for the plan to say. */
export const plainAction = (given: Given): ActionFields => ({
  ...given,
  route: null,
  minutesByDay: [0, 0, 0, 0, 0, 0, 0],
  hourlyPence: null,
  carerName: "",
  carerAgreedOn: null,
  carerWords: "",
});
