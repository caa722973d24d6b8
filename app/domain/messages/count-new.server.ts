import type { Party } from "#app/domain/messages/party.ts";
import { db } from "#app/db.server.ts";

/** How many messages a party has not read yet. */
export function countNew(access: Party): Promise<number> {
  const answered = (asker: { personId: string } | { askerAccountId: string }) => ({
    conversation: asker,
    fromAsker: false,
  });
  const mine = answered({ askerAccountId: access.actor.accountId });
  const sides = access.subject
    ? [answered({ personId: access.subject.personId }), ...(access.grant ? [] : [mine])]
    : [
        mine,
        ...("planner" in access ? [{ conversation: { plannerId: access.planner.id }, fromAsker: true }] : []),
        ...("assistant" in access
          ? [{ conversation: { assistantId: access.assistant.id }, fromAsker: true }]
          : []),
      ];
  return db().prisma.message.count({ where: { readAt: null, OR: sides } });
}
