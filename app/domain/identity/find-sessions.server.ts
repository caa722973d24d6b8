import type { AccountAccess } from "#app/domain/access/access.ts";
import { ROLE_NAMES } from "#app/domain/access/roles.ts";
import { deviceWords } from "#app/domain/identity/device-words.ts";
import { db } from "#app/db.server.ts";
import { now } from "#app/lib/clock.ts";

/** Where an account is signed in, the session that asks first, then the latest used. */
export async function findSessions({ actor }: AccountAccess) {
  const sessions = await db().prisma.session.findMany({
    where: { userId: actor.accountId, expiresAt: { gt: now() } },
    include: { role: { select: { role: true } } },
    orderBy: { lastSeenAt: "desc" },
    take: 100,
  });
  return sessions
    .map((session) => ({
      id: session.id,
      here: session.id === actor.sessionId,
      device: deviceWords(session.userAgent),
      role: session.role ? ROLE_NAMES[session.role.role] : "",
      signedInAt: session.createdAt,
      lastSeenAt: session.lastSeenAt,
    }))
    .sort((a, b) => Number(b.here) - Number(a.here));
}
