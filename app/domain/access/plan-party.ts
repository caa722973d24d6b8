import type { AreaAccess, PersonAccess, PlannerAccess } from "#app/domain/access/access.ts";

/** Who has to do with somebody's plan: the person's side, a planner at work for them, or a practitioner of their area. */
export type PlanParty =
  | { side: "person"; access: PersonAccess }
  | { side: "planner"; access: PlannerAccess }
  | { side: "practitioner"; access: AreaAccess };
