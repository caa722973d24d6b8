import type { Party } from "#app/domain/engagements/lock-engagement.server.ts";
import { db } from "#app/db.server.ts";

type Waiting = { answers: number; endings: number; upgrades: number };
/** How many engagements wait for an answer of this side: to a request, to "it is done", an early ending, or more hours. */
export async function countWaiting(party: Party): Promise<Waiting> {
  const own = party.side === "person" ? { personId: party.personId } : { plannerId: party.plannerId };
  const [answers, endings, upgrades] = await Promise.all([
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
    party.side === "person"
      ? db().prisma.engagement.count({
          where: {
            ...own,
            status: "accepted",
            endings: { none: { status: "proposed" } },
            upgrades: { some: { status: "asked", OR: [{ personAnswer: null }, { decider: "person" }] } },
          },
        })
      : 0,
  ]);
  return { answers, endings, upgrades };
}
