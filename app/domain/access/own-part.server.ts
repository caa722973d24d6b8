import { ASSISTS } from "#app/domain/access/roles.ts";
import type { Tx } from "#app/db.server.ts";

/**
 * Why somebody is no stranger to a person, so that for the council a colleague must decide, whatever role they use now: they are
 * the person, plan with them or act for them or did, or work for the core service. Null where they are none of it.
 */
export async function ownPart(tx: Tx, accountId: string, personId: string): Promise<string | null> {
  // One after another: inside a transaction there is one connection
  if (await tx.person.count({ where: { id: personId, accountId } })) return "You are this person";
  const plans = await tx.engagement.count({
    where: {
      personId,
      planner: { accountId },
      status: { in: ["requested", "accepted", "delivered", "agreed"] },
    },
  });
  if (plans > 0) return "You plan with this person, or did";
  // Also where the permission ended: what they did with it stays theirs
  if (await tx.accessGrant.count({ where: { personId, holderAccountId: accountId } }))
    return "You act for this person, or did";
  const staff = await tx.accountRole.count({
    where: { accountId, role: { in: [...ASSISTS] }, endedAt: null },
  });
  return staff > 0 ? "You work for the core service" : null;
}
