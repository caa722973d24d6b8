import type { AreaAccess } from "#app/domain/access/access.ts";
import { personName } from "#app/domain/access/person-name.ts";
import { recordView } from "#app/domain/audit/act.server.ts";
import { db } from "#app/db.server.ts";
import { now } from "#app/lib/clock.ts";

const DAY = 86_400_000;
const SOON = 14 * DAY;
const MOST = 50;

/** What waits for the core service of an area: profiles, cases, letters, and permissions that run out soon. */
export async function findCoreWork(access: AreaAccess) {
  const { area } = access;
  const { prisma } = db();
  const submitted = { areaId: area.id, status: "submitted" as const };
  const open = { areaId: area.id, closedAt: null };
  const unposted = { channel: "letter" as const, sentAt: null, person: { areaId: area.id } };
  // What only a manager answers
  const cards =
    access.actor.role === "core_manager"
      ? { areaId: area.id, closedAt: null }
      : { id: { in: [] as string[] } };
  const [planners, assistants, groups, ideas, openCases, cases, letters, ending, cardTroubles] =
    await Promise.all([
      prisma.planner.count({ where: submitted }),
      prisma.assistant.count({ where: submitted }),
      prisma.communityGroup.count({ where: { areaId: area.id, waitingSince: { not: null } } }),
      prisma.communityIdea.count({ where: { areaId: area.id, status: "waiting" } }),
      prisma.coreCase.count({ where: open }),
      prisma.coreCase.findMany({
        where: open,
        include: { person: true },
        orderBy: { openedAt: "asc" },
        take: MOST,
      }),
      prisma.notification.count({ where: unposted }),
      prisma.accessGrant.findMany({
        where: {
          person: { areaId: area.id },
          withdrawnAt: null,
          validFrom: { lte: now() },
          validUntil: { gt: now(), lte: new Date(now().getTime() + SOON) },
        },
        include: { person: true, holder: { select: { name: true } } },
        orderBy: { validUntil: "asc" },
        take: 4 * MOST,
      }),
      prisma.cardAttention.count({ where: cards }),
    ]);
  if (cases.length > 0 || ending.length > 0)
    await recordView(access, {
      action: "core-work.listed",
      objectType: "area",
      objectId: area.id,
      areaId: area.id,
      detail: { cases: cases.length, permissions: ending.length },
    });
  return {
    manager: access.actor.role === "core_manager",
    cardTroubles,
    profiles: planners + assistants,
    groups: groups + ideas,
    openCases,
    cases: cases.map((one) => ({
      id: one.id,
      kind: one.kind,
      subject: one.subject,
      openedAt: one.openedAt,
      personName: one.person ? personName(one.person) : null,
    })),
    letters,
    // A permission of a day or two is meant to run out
    ending: ending
      .filter((grant) => grant.validUntil.getTime() - grant.validFrom.getTime() > 2 * DAY)
      .slice(0, MOST)
      .map((grant) => ({
        id: grant.id,
        personId: grant.personId,
        personName: personName(grant.person),
        holderName: grant.holder.name,
        validUntil: grant.validUntil,
      })),
  };
}
