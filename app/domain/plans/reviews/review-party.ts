import type { PlanParty } from "#app/domain/access/plan-party.ts";
import { visibleTo } from "#app/domain/plans/plan-party.ts";
import type { PlanStatus } from "#app/domain/plans/plan-status-rules.ts";
import type { Prisma } from "#app/generated/prisma/client.ts";

/** The states of a plan by which somebody lives now. */
export const IN_FORCE: PlanStatus[] = ["in_force", "reviewed"];
export const isInForce = (status: string): boolean => IN_FORCE.some((one) => one === status);

/**
 * The plans whose reviews a party knows of: those that it sees, and for a planner also those that they wrote in, once their
 * work is done. Of these they know when, and no more.
 */
export function reviewedFor(party: PlanParty): Prisma.PlanWhereInput {
  const seen = visibleTo(party);
  if (party.side !== "planner") return seen;
  const { planner, actor } = party.access;
  return {
    OR: [
      seen,
      {
        status: { in: IN_FORCE },
        person: { engagements: { some: { plannerId: planner.id, status: "agreed" } } },
        changes: { some: { byAccountId: actor.accountId } },
      },
    ],
  };
}
