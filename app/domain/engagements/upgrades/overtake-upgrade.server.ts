import type { Access } from "#app/domain/access/access.ts";
import type { Act } from "#app/domain/audit/act.server.ts";
import type { LockedEngagement } from "#app/domain/engagements/lock-engagement.server.ts";
import { recordEvent } from "#app/domain/engagements/record-event.server.ts";
import { now } from "#app/lib/clock.ts";

/** The work was said to be done, or it ended: an open request for more hours is over, and nothing came of it. */
export async function overtakeUpgrade(tx: Act, access: Access, engagement: LockedEngagement): Promise<void> {
  const { count } = await tx.engagementUpgrade.updateMany({
    where: { engagementId: engagement.id, status: "asked" },
    data: { status: "overtaken", decidedAt: now(), decidedBy: access.actor.name },
  });
  if (count > 0) await recordEvent(tx, access, engagement, "upgrade-overtaken");
}
