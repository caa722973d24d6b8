import { systemAccess, type AreaAccess } from "#app/domain/access/access.ts";
import { act, type Act } from "#app/domain/audit/act.server.ts";
import { lockByKey } from "#app/domain/community/group-key.server.ts";
import { fieldsOf, statusOf } from "#app/domain/community/group-row.ts";
import { recordGroupChange } from "#app/domain/community/record-group-change.server.ts";
import type { CommunityGroup } from "#app/generated/prisma/client.ts";
import { now } from "#app/lib/clock.ts";
import { dayOf } from "#app/lib/dates.ts";
import { Refusal, type Result } from "#app/lib/result.ts";

/** Everything is still right: from today another six months, and what was hidden is shown again. */
async function keepShown(
  tx: Act,
  group: CommunityGroup,
  by: { name: string; accountId: string | null; words?: string },
): Promise<void> {
  await tx.communityGroup.update({
    where: { id: group.id },
    data: {
      status: "shown",
      confirmedOn: dayOf(now()),
      confirmedBy: by.accountId ? "the core service, by phone" : "the people who run it",
      staleStep: "none",
      staleOn: null,
      version: { increment: 1 },
      changedAt: now(),
    },
  });
  await recordGroupChange(tx, group, { kind: "confirmed", words: by.words ?? "", by });
}

/**
 * A leader presses Confirm on their private page: first that the email address is theirs, which sends the group to the core
 * service; later that everything is still right. Refusals: not-found, stale, moved-on.
 */
export function confirmGroup(key: string, version: number): Promise<Result<"sent" | "confirmed">> {
  return act(systemAccess("community"), async (tx) => {
    const group = await lockByKey(tx, key, version);
    const by = { name: group.ownerName, accountId: null };
    switch (statusOf(group)) {
      case "unconfirmed":
        await tx.communityGroup.update({
          where: { id: group.id },
          data: { status: "waiting", waitingSince: now(), version: { increment: 1 }, changedAt: now() },
        });
        await recordGroupChange(tx, group, { kind: "offered", fields: fieldsOf(group), by });
        return "sent";
      case "shown":
      case "hidden":
        await keepShown(tx, group, by);
        return "confirmed";
      default:
        throw new Refusal("moved-on", "There is nothing to confirm here now. Nothing was changed.");
    }
  });
}

/** A worker phoned and was told that everything is still right. Refusals: not-found, stale, moved-on. */
export function confirmByPhone(
  access: AreaAccess,
  id: string,
  { version, spokenTo }: { version: number; spokenTo: string },
): Promise<Result<null>> {
  return act(access, async (tx) => {
    await tx.$queryRaw`SELECT id FROM community_group WHERE id = ${id}::uuid FOR UPDATE`;
    const group = await tx.communityGroup.findFirst({ where: { id, areaId: access.area.id } });
    if (!group) throw new Refusal("not-found", "We cannot find this group.");
    if (group.version !== version)
      throw new Refusal(
        "stale",
        "This was changed since you opened the page. Nothing was changed by this. Look again first.",
      );
    if (!["shown", "hidden"].includes(group.status))
      throw new Refusal(
        "moved-on",
        "Only a group that is or was shown can be confirmed. Nothing was changed.",
      );
    const { name, accountId } = access.actor;
    await keepShown(tx, group, { name, accountId, words: `By phone, with ${spokenTo}` });
    return null;
  });
}
