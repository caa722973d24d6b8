import { inForceAt } from "#app/domain/access/grant-rules.ts";
import { ACTS_BY_GRANT } from "#app/domain/access/roles.ts";
import { personName } from "#app/domain/access/person-name.ts";
import { notify } from "#app/domain/notifications/notify.server.ts";
import type { Tx } from "#app/db.server.ts";
import type { GrantScope } from "#app/generated/prisma/enums.ts";
import { now } from "#app/lib/clock.ts";

/**
 * Tells everybody who may look after a person's money for them now, in an account of their own: a permission that covers
 * money (or whatever `scope` says) and is in force. `onceKey` names the event; each reader is told of it once.
 */
export async function tellRepresentatives(
  tx: Tx,
  personId: string,
  telling: { subject: string; body: (name: string) => string; path: string; onceKey: string },
  scope: GrantScope = "money",
): Promise<void> {
  const grants = await tx.accessGrant.findMany({
    where: {
      personId,
      scopes: { has: scope },
      ...inForceAt(now()),
      holder: { disabledAt: null, roles: { some: { role: { in: [...ACTS_BY_GRANT] }, endedAt: null } } },
    },
    select: {
      holderAccountId: true,
      person: { select: { firstName: true, lastName: true, reference: true } },
    },
    orderBy: { createdAt: "asc" },
  });
  const readers = new Map(grants.map((grant) => [grant.holderAccountId, personName(grant.person)]));
  for (const [accountId, name] of readers)
    await notify(tx, {
      to: { accountId },
      subject: telling.subject,
      body: telling.body(name),
      path: telling.path,
      onceKey: `${telling.onceKey}:${accountId}`,
    });
}
