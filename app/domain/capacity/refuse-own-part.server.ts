import type { AreaAccess } from "#app/domain/access/access.ts";
import { inForceAt } from "#app/domain/access/grant-rules.ts";
import { ASSISTS } from "#app/domain/access/roles.ts";
import type { Act } from "#app/domain/audit/act.server.ts";
import { now } from "#app/lib/clock.ts";
import { Refusal } from "#app/lib/result.ts";

/** Nobody records it who acts for the person, plans with them, works for the core service, or is them. */
export async function refuseOwnPart(tx: Act, access: AreaAccess, personId: string): Promise<void> {
  const { accountId } = access.actor;
  const person = await tx.person.findFirst({
    where: { id: personId, areaId: access.area.id },
    select: { accountId: true },
  });
  if (!person || access.actor.role !== "practitioner")
    throw new Refusal("not-found", "This person is not in your area. Nothing was recorded.");
  const staff = await tx.accountRole.count({
    where: { accountId, role: { in: [...ASSISTS] }, endedAt: null },
  });
  const plans = await tx.engagement.count({
    where: {
      personId,
      planner: { accountId },
      status: { in: ["requested", "accepted", "delivered", "agreed"] },
    },
  });
  const acts = await tx.accessGrant.count({
    where: { personId, holderAccountId: accountId, ...inForceAt(now()) },
  });
  if (person.accountId === accountId || staff + plans + acts > 0)
    throw new Refusal(
      "own-part",
      "You are this person, act for them, plan with them or work for the core service. A colleague must record this. Nothing was recorded.",
    );
}
