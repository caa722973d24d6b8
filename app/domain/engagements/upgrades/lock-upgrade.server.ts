import type { Act } from "#app/domain/audit/act.server.ts";
import { findLocked, type LockedEngagement } from "#app/domain/engagements/lock-engagement.server.ts";
import type { EngagementUpgrade } from "#app/generated/prisma/client.ts";
import { Refusal } from "#app/lib/result.ts";

export type LockedUpgrade = { upgrade: EngagementUpgrade; engagement: LockedEngagement };
const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/**
 * An open request with its engagement, whose row is locked until the transaction ends. Throws "not-found" for what is not
 * `whose`, "moved-on" where it was decided or overtaken meanwhile, or an early ending waits for an answer.
 */
export async function lockUpgrade(
  tx: Act,
  upgradeId: string,
  whose: { areaId: string } | { personId: string },
): Promise<LockedUpgrade> {
  const notFound = () => new Refusal("not-found", "We cannot find this request for more hours.");
  if (!UUID.test(upgradeId)) throw notFound();
  const known = await tx.engagementUpgrade.findFirst({ where: { id: upgradeId, ...whose } });
  const engagement = known && (await findLocked(tx, known.engagementId, whose));
  if (!engagement) throw notFound();
  // Read again under the lock: another press may have come first
  const upgrade = await tx.engagementUpgrade.findUniqueOrThrow({ where: { id: upgradeId } });
  if (upgrade.status !== "asked" || engagement.status !== "accepted")
    throw new Refusal(
      "moved-on",
      "This was decided or overtaken since you opened the page. Nothing was changed by this. Look at how it stands now.",
    );
  if (engagement.endings.length > 0)
    throw new Refusal(
      "moved-on",
      "One of them would like to end the planning early, and that waits for an answer. Nothing was changed. Decide when that is answered.",
    );
  return { upgrade, engagement };
}
