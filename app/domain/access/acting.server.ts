import type { Grant, Subject } from "#app/domain/access/access.ts";
import { grantProblem, inForceAt, type GrantProblem } from "#app/domain/access/grant-rules.ts";
import { personName } from "#app/domain/access/person-name.ts";
import { db } from "#app/db.server.ts";
import { now } from "#app/lib/clock.ts";

export type Acting = { subject: Subject; grant: Grant; problem: GrantProblem | null };

const person = {
  select: { id: true, areaId: true, firstName: true, lastName: true, reference: true },
} as const;
type GrantRow = NonNullable<Awaited<ReturnType<typeof grantsInForceRows>>[number]>;

const grantsInForceRows = (accountId: string) =>
  db().prisma.accessGrant.findMany({
    where: { holderAccountId: accountId, ...inForceAt(now()) },
    include: { person },
    orderBy: { createdAt: "asc" },
  });

function toActing(row: GrantRow, session: { id: string; channel: Grant["channel"] } | null): Acting {
  return {
    subject: {
      personId: row.person.id,
      areaId: row.person.areaId,
      name: personName(row.person),
      reference: row.person.reference,
    },
    grant: {
      id: row.id,
      basis: row.basis,
      scopes: row.scopes,
      validUntil: row.validUntil,
      decidedBy: row.decidedBy,
      assistedSessionId: session?.id ?? null,
      channel: session?.channel ?? null,
    },
    problem: grantProblem(row, now()),
  };
}

/** The running assisted session of a signed-in session, with its grant as it is now, good or not. */
export async function findActing(sessionId: string): Promise<Acting | null> {
  const running = await db().prisma.assistedSession.findFirst({
    where: { sessionId, endedAt: null },
    include: { grant: { include: { person } } },
  });
  return running ? toActing(running.grant, running) : null;
}

/** The grants that a representative or advocate holds and may use now. */
export async function findGrantsInForce(accountId: string): Promise<Acting[]> {
  return (await grantsInForceRows(accountId)).map((row) => toActing(row, null));
}
