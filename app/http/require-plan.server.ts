import type { PlanParty } from "#app/domain/access/plan-party.ts";
import { requireAccount, requireArea, requirePerson, requirePlanner } from "#app/http/guards.server.ts";

/**
 * Whoever may have to do with support plans: the person, or who acts for them with a permission that covers planning; a
 * planner; a practitioner. Which plans they may know of is the domain's to say; anybody else sees 404.
 */
export async function requirePlanParty(request: Request): Promise<PlanParty> {
  const { actor } = await requireAccount(request);
  if (actor.role === "planner") return { side: "planner", access: await requirePlanner(request) };
  if (actor.role === "practitioner")
    return { side: "practitioner", access: await requireArea(request, ["practitioner"]) };
  return { side: "person", access: await requirePerson(request, "engage_planners") };
}
