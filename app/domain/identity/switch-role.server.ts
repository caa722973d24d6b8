import type { AccountAccess } from "#app/domain/access/access.ts";
import { act } from "#app/domain/audit/act.server.ts";
import { closeSessions } from "#app/domain/identity/close-sessions.server.ts";
import { openSession } from "#app/domain/identity/open-session.server.ts";
import { db } from "#app/db.server.ts";
import { Refusal, type Result } from "#app/lib/result.ts";

/** The roles of who is signed in that have not ended. */
export const findRoles = ({ actor }: AccountAccess) =>
  db().prisma.accountRole.findMany({
    where: { accountId: actor.accountId, endedAt: null },
    include: { area: { select: { name: true } }, agency: { select: { name: true } } },
    orderBy: { createdAt: "asc" },
  });

/**
 * Goes on in another of one's own roles, in a new session, so that a form shown in the old role cannot be sent in the new
 * one. Acting for somebody ends. @returns the cookie to set; refused for a role that is not theirs.
 */
export const switchRole = (access: AccountAccess, roleId: string): Promise<Result<string>> =>
  act(access, async (tx) => {
    const { accountId, sessionId } = access.actor;
    const role = await tx.accountRole.findFirst({ where: { id: roleId, accountId, endedAt: null } });
    const session = await tx.session.findUnique({ where: { id: sessionId } });
    if (!role || !session) throw new Refusal("not-yours", "This role is not yours to use.");
    const cookie = await openSession(tx, accountId, session.userAgent, {
      roleId: role.id,
      createdAt: session.createdAt,
    });
    await closeSessions(tx, { accountId, id: sessionId }, "changed role");
    tx.audit({
      action: "account.role-switched",
      objectType: "account-role",
      objectId: role.id,
      ...(role.areaId ? { areaId: role.areaId } : {}),
      detail: { from: access.actor.role, to: role.role },
    });
    return cookie;
  });
