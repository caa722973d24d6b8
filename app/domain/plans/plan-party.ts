import type { PlanParty } from "#app/domain/access/plan-party.ts";
import type { Prisma } from "#app/generated/prisma/client.ts";

const LIVE = ["accepted", "delivered"] as const;
/** What the council sends back is mended within the fee: whoever wrote in it may go on after the work was agreed. */
const MENDING = ["agreed", "submitted", "sent_back", "partly_approved"];

/** The plans that may be known of. A self-funder's is nothing to do with the council unless they say so. */
export function visibleTo(party: PlanParty): Prisma.PlanWhereInput {
  switch (party.side) {
    case "person":
      return { personId: party.access.subject.personId };
    case "practitioner":
      return { areaId: party.access.area.id, OR: [{ selfFunder: false }, { shared: true }] };
    case "planner": {
      const plannerId = party.access.planner.id;
      const worked = (status: readonly ("accepted" | "delivered" | "agreed")[]) => ({
        engagements: { some: { plannerId, status: { in: [...status] } } },
      });
      return {
        OR: [
          { person: worked(LIVE) },
          {
            // A plan that came back once, and whose agreement was then taken back to mend more, is still mended
            OR: [
              { status: { in: MENDING } },
              { status: "draft", events: { some: { kind: { in: ["send_back", "approve_partly"] } } } },
            ],
            person: worked(["agreed"]),
            changes: { some: { byAccountId: party.access.actor.accountId } },
          },
        ],
      };
    }
  }
}
/** The people for whom a plan may be begun. */
export function mayBeginFor(party: PlanParty): Prisma.PersonWhereInput {
  switch (party.side) {
    case "person":
      return { id: party.access.subject.personId };
    case "practitioner":
      return { areaId: party.access.area.id, selfFunder: false, liveAt: { not: null } };
    case "planner":
      return { engagements: { some: { plannerId: party.access.planner.id, status: { in: [...LIVE] } } } };
  }
}

/** Who wrote, for those who read: "Jo Worker, for Sam Okafor". */
export const writerOf = ({ access }: PlanParty) => ({
  byName:
    access.subject && access.grant ? `${access.actor.name}, for ${access.subject.name}` : access.actor.name,
  byAccountId: access.actor.accountId,
  grantId: access.grant?.id ?? null,
});

const UUID = /^[0-9a-f]{8}-([0-9a-f]{4}-){3}[0-9a-f]{12}$/;
export const isId = (id: string): boolean => UUID.test(id);
