import type { Party } from "#app/domain/engagements/lock-engagement.server.ts";
import { db } from "#app/db.server.ts";

/** How many engagements wait for an answer of this side: to a request, to "it is done", or to an early ending. */
export async function countWaiting(party: Party): Promise<{ answers: number; endings: number }> {
  const own = party.side === "person" ? { personId: party.personId } : { plannerId: party.plannerId };
  const [answers, endings] = await Promise.all([
    db().prisma.engagement.count({
      where: {
        ...own,
        status: party.side === "person" ? "delivered" : "requested",
        // While an early ending is proposed, that is what is asked
        endings: { none: { status: "proposed" } },
      },
    }),
    db().prisma.engagement.count({
      where: { ...own, endings: { some: { status: "proposed", proposedBy: { not: party.side } } } },
    }),
  ]);
  return { answers, endings };
}
