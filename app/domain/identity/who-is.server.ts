import type { Actor } from "#app/domain/access/access.ts";
import { isStaff } from "#app/domain/access/roles.ts";
import { closeSessions } from "#app/domain/identity/close-sessions.server.ts";
import { readSession } from "#app/domain/identity/lucia.server.ts";
import { db } from "#app/db.server.ts";
import { now } from "#app/lib/clock.ts";

const MINUTE = 60_000;
const STAFF_IDLE = 30 * MINUTE;
const STAFF_LONGEST = 12 * 60 * MINUTE;

/** The signed-in actor of a request, in the role their session uses; null for a visitor. */
export async function whoIs(request: Request): Promise<Actor | null> {
  const id = await readSession(request);
  if (!id) return null;
  const session = await db().prisma.session.findUnique({
    where: { id },
    include: { account: true, role: true },
  });
  if (!session) return null;
  const { account, role } = session;
  const idle = now().getTime() - session.lastSeenAt.getTime();
  const age = now().getTime() - session.createdAt.getTime();
  const over = role !== null && isStaff(role.role) && (idle > STAFF_IDLE || age > STAFF_LONGEST);
  if (account.disabledAt || over) {
    await closeSessions(
      db().prisma,
      { accountId: account.id, id },
      account.disabledAt ? "account disabled" : "timed out",
    );
    return null;
  }
  if (!role || role.endedAt) return null;
  if (idle > MINUTE) await db().prisma.session.updateMany({ where: { id }, data: { lastSeenAt: now() } });
  return {
    accountId: account.id,
    name: account.name,
    role: role.role,
    roleId: role.id,
    areaId: role.areaId,
    agencyId: role.agencyId,
    sessionId: id,
  };
}
