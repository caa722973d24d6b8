import type { Access } from "#app/domain/access/access.ts";
import type { Act } from "#app/domain/audit/act.server.ts";
import { now } from "#app/lib/clock.ts";

type Happening = {
  id: string;
  personId: string;
  areaId: string;
};
/** What happened, for the people in it and for the audit chain. `words` are shown to both sides, and never audited. */
export async function recordEvent(
  tx: Act,
  access: Access,
  engagement: Happening,
  kind: string,
  words = "",
  detail: Record<string, string | number | boolean | null> = {},
  eventId?: string,
): Promise<void> {
  await tx.engagementEvent.create({
    data: {
      ...(eventId ? { id: eventId } : {}),
      engagementId: engagement.id,
      kind,
      words,
      byName:
        access.subject && access.grant
          ? `${access.actor.name}, for ${access.subject.name}`
          : access.actor.name,
      actorAccountId: access.actor.accountId,
      grantId: access.grant?.id ?? null,
      at: now(),
    },
  });
  tx.audit({
    action: `engagement.${kind}`,
    objectType: "engagement",
    objectId: engagement.id,
    personId: engagement.personId,
    areaId: engagement.areaId,
    detail,
  });
}
