import { randomUUID } from "node:crypto";
import type { AccountAccess } from "#app/domain/access/access.ts";
import { grantProblem, PROBLEM_WORDS } from "#app/domain/access/grant-rules.ts";
import { personName } from "#app/domain/access/person-name.ts";
import { actingAccess } from "#app/domain/assisted-access/acting-access.ts";
import { closeSessionsLeftOpen } from "#app/domain/assisted-access/end-assisted-session.server.ts";
import { recordRefusal } from "#app/domain/assisted-access/record-refusal.server.ts";
import { act } from "#app/domain/audit/act.server.ts";
import { db } from "#app/db.server.ts";
import type { Channel } from "#app/generated/prisma/enums.ts";
import { now } from "#app/lib/clock.ts";
import { Refusal, refused, type Result } from "#app/lib/result.ts";

type Start = {
  grantId: string;
  /** Workers act in their own area only; a representative's people may live anywhere. */
  areaId: string | null;
  personId?: string;
  /** None where a representative acts in an account of their own. */
  channel: Channel | null;
};

/**
 * Begins acting for a person, tied to the signed-in session that asks. It takes a grant of one's own that is in force;
 * nobody acts for themselves this way, nobody for two people at once. Each refusal is kept in the audit chain.
 */
export async function startAssistedSession(
  access: AccountAccess,
  start: Start,
): Promise<Result<{ id: string; personId: string }>> {
  await closeSessionsLeftOpen(access);
  const grant = await db().prisma.accessGrant.findFirst({
    where: {
      id: start.grantId,
      holderAccountId: access.actor.accountId,
      ...(start.personId ? { personId: start.personId } : {}),
      ...(start.areaId ? { person: { areaId: start.areaId } } : {}),
    },
    include: { person: true },
  });
  if (!grant) {
    await recordRefusal(access, "no-grant-of-theirs", start.areaId ? { areaId: start.areaId } : {});
    return refused("no-grant", "You hold no such permission. Nothing was started. Record one first.");
  }
  const name = personName(grant.person);
  const session = { id: randomUUID(), channel: start.channel };
  const acting = actingAccess(access, grant.person, grant, session);
  const result = await act(acting, async (tx) => {
    // Two starts at once come one after the other
    await tx.$executeRaw`SELECT 1 FROM account WHERE id = ${access.actor.accountId}::uuid FOR NO KEY UPDATE`;
    if (grant.person.accountId === access.actor.accountId)
      throw new Refusal("oneself", "This is you. Sign in as yourself to use Ownway for yourself.");
    const running = await tx.assistedSession.findFirst({
      where: { workerAccountId: access.actor.accountId, endedAt: null },
      include: { person: true },
    });
    if (running) {
      throw new Refusal(
        "already-acting",
        `You are still acting for ${personName(running.person)}${running.sessionId === access.actor.sessionId ? "" : " where you signed in elsewhere"}. Stop that first, then start for ${name}.`,
      );
    }
    const [held] = await tx.$queryRaw<{ validFrom: Date; validUntil: Date; withdrawnAt: Date | null }[]>`
      SELECT valid_from AS "validFrom", valid_until AS "validUntil", withdrawn_at AS "withdrawnAt"
      FROM access_grant WHERE id = ${grant.id}::uuid FOR SHARE`;
    const problem = held ? grantProblem(held, now()) : "withdrawn";
    if (problem) {
      throw new Refusal(
        `grant-${problem}`,
        `${name} ${PROBLEM_WORDS[problem]}. Nothing was started. Ask them, and record a new permission if they agree.`,
      );
    }
    await tx.assistedSession.create({
      data: {
        id: session.id,
        channel: session.channel,
        grantId: grant.id,
        personId: grant.personId,
        workerAccountId: access.actor.accountId,
        sessionId: access.actor.sessionId,
        startedAt: now(),
      },
    });
    tx.audit({
      action: "assisted.started",
      objectType: "assisted_session",
      objectId: session.id,
      detail: { channel: session.channel },
    });
    return { id: session.id, personId: grant.personId };
  });
  if (!result.ok) {
    const about = { personId: grant.personId, grantId: grant.id, areaId: grant.person.areaId };
    await recordRefusal(access, result.refusal.code, about);
  }
  return result;
}
