import { personName } from "#app/domain/access/person-name.ts";
import { recordView } from "#app/domain/audit/act.server.ts";
import type { PlanParty } from "#app/domain/access/plan-party.ts";
import { mayBeginFor, visibleTo } from "#app/domain/plans/plan-party.ts";
import { NO_LONGER_MADE, type PlanStatus } from "#app/domain/plans/plan-status-rules.ts";
import { db } from "#app/db.server.ts";

const MOST = 200;
const named = { select: { id: true, firstName: true, lastName: true, reference: true } } as const;

/**
 * The plans of a party, those that are being made first; and the people for whom one may be begun. A practitioner begins from
 * somebody's own page (`personId`), since their list would be the whole area.
 */
export async function findPlans(party: PlanParty, personId?: string) {
  const prisma = db().prisma;
  const rows = await prisma.plan.findMany({
    where: visibleTo(party),
    orderBy: [{ changedAt: "desc" }],
    take: MOST,
    include: { person: named },
  });
  const people =
    party.side === "practitioner" && !personId
      ? []
      : await prisma.person.findMany({
          where: {
            AND: [
              mayBeginFor(party),
              personId ? { id: personId } : {},
              { plans: { none: { status: { notIn: NO_LONGER_MADE } } } },
            ],
          },
          orderBy: { reference: "asc" },
          take: MOST,
          ...named,
        });
  if ((party.side !== "person" || party.access.grant) && rows.length + people.length > 0)
    await recordView(party.access, {
      action: "plans.listed",
      objectType: "account",
      objectId: party.access.actor.accountId,
    });
  return {
    plans: rows
      .map((row) => ({
        id: row.id,
        name: personName(row.person),
        status: row.status as PlanStatus,
        changedAt: row.changedAt,
        ended: NO_LONGER_MADE.includes(row.status as PlanStatus),
      }))
      .sort((a, b) => Number(a.ended) - Number(b.ended)),
    people: people.map((person) => ({ id: person.id, name: personName(person) })),
  };
}
