import type { AccountAccess } from "#app/domain/access/access.ts";
import { db } from "#app/db.server.ts";
import { now } from "#app/lib/clock.ts";

/** What an account's owner sees of it. */
export async function findAccount({ actor }: AccountAccess) {
  const { name, email, _count } = await db().prisma.account.findUniqueOrThrow({
    where: { id: actor.accountId },
    select: {
      name: true,
      email: true,
      _count: {
        select: { roles: { where: { endedAt: null } }, sessions: { where: { expiresAt: { gt: now() } } } },
      },
    },
  });
  return { name, email, roles: _count.roles, sessions: _count.sessions };
}
