import type { AccountAccess, AreaAccess, PersonAccess, PlannerAccess } from "#app/domain/access/access.ts";
import {
  notFound,
  requireAccount,
  requireArea,
  requirePerson,
  requirePlanner,
} from "#app/http/guards.server.ts";

type AgencyAccess = AccountAccess & { agencyId: string };
export type Party =
  | { side: "person"; access: PersonAccess }
  | { side: "planner"; access: PlannerAccess }
  | { side: "agency"; access: AgencyAccess }
  | { side: "area"; access: AreaAccess };

/** Whoever has to do with engagements: the supported person's side, the planner's, their agency's, or the area's practitioner. */
export async function requireEngagementViewer(request: Request): Promise<Party> {
  const account = await requireAccount(request);
  switch (account.actor.role) {
    case "planner":
      return { side: "planner", access: await requirePlanner(request) };
    case "practitioner":
      return { side: "area", access: await requireArea(request, ["practitioner"]) };
    case "agency":
      if (!account.actor.agencyId) throw notFound();
      return { side: "agency", access: { ...account, agencyId: account.actor.agencyId } };
    default:
      return { side: "person", access: await requirePerson(request, "engage_planners") };
  }
}

/** One of the two sides of an engagement: those who may change it. Anybody else sees 404. */
export async function requireEngagementSide(request: Request): Promise<PersonAccess | PlannerAccess> {
  const party = await requireEngagementViewer(request);
  if (party.side === "person" || party.side === "planner") return party.access;
  throw notFound();
}

/** What a party may see, for the reads of the domain. */
export function viewpointOf(party: Party) {
  switch (party.side) {
    case "person":
      return { side: "person", personId: party.access.subject.personId } as const;
    case "planner":
      return { side: "planner", plannerId: party.access.planner.id } as const;
    case "agency":
      return { side: "agency", agencyId: party.access.agencyId } as const;
    case "area":
      return { side: "area", areaId: party.access.area.id } as const;
  }
}
