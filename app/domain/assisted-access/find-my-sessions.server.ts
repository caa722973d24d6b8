import type { AccountAccess, AreaAccess } from "#app/domain/access/access.ts";
import { personName } from "#app/domain/access/person-name.ts";
import { readBackKey } from "#app/domain/assisted-access/write-read-back.server.ts";
import { recordView } from "#app/domain/audit/act.server.ts";
import { letterhead } from "#app/domain/notifications/letterhead.ts";
import { db } from "#app/db.server.ts";

/** A worker's own assisted sessions: the running ones wherever they signed in, and the last few that ended. */
export async function findMySessions(access: AccountAccess) {
  const rows = await db().prisma.assistedSession.findMany({
    where: { workerAccountId: access.actor.accountId, channel: { not: null } },
    include: { person: true },
    orderBy: { startedAt: "desc" },
    take: 10,
  });
  if (rows.length > 0)
    await recordView(access, {
      action: "sessions.listed",
      objectType: "account",
      objectId: access.actor.accountId,
      detail: { shown: rows.length },
    });
  return rows.map((row) => ({
    id: row.id,
    personId: row.personId,
    name: personName(row.person),
    startedAt: row.startedAt,
    endedAt: row.endedAt,
    here: row.endedAt === null && row.sessionId === access.actor.sessionId,
  }));
}

/** A session of one's own in one's own area, with the letter that was written when it ended. The view is audited. */
export async function findMyReadBack(access: AreaAccess, id: string) {
  const session = await db().prisma.assistedSession.findFirst({
    where: { id, workerAccountId: access.actor.accountId, person: { areaId: access.area.id } },
    include: { person: { include: { area: true } } },
  });
  if (!session) return null;
  const letter = await db().prisma.notification.findUnique({
    where: { onceKey: readBackKey(id) },
    select: {
      id: true,
      channel: true,
      recipient: true,
      subject: true,
      body: true,
      createdAt: true,
      sentAt: true,
    },
  });
  await recordView(access, {
    action: "read-back.viewed",
    objectType: "assisted_session",
    objectId: id,
    personId: session.personId,
    areaId: session.person.areaId,
  });
  return {
    name: personName(session.person),
    running: session.endedAt === null,
    endReason: session.endReason,
    needs: session.person.informationNeeds,
    from: letterhead(session.person.area),
    letter,
  };
}
