import { systemAccess } from "#app/domain/access/access.ts";
import { act } from "#app/domain/audit/act.server.ts";
import type { GroupFields } from "#app/domain/community/group-content.ts";
import { lockByKey } from "#app/domain/community/group-key.server.ts";
import { fieldsOf, sameFields, statusOf } from "#app/domain/community/group-row.ts";
import { placeGroup } from "#app/domain/community/place-group.server.ts";
import { recordGroupChange } from "#app/domain/community/record-group-change.server.ts";
import { Prisma } from "#app/generated/prisma/client.ts";
import { now } from "#app/lib/clock.ts";
import { Refusal, type Result } from "#app/lib/result.ts";

/**
 * A leader changes what their group says. What is shown stays until the core service has read the change: it waits beside.
 * What was never shown is changed itself, and waits to be read. Refusals: not-found, stale, moved-on.
 */
export function changeGroup(
  key: string,
  { version, fields }: { version: number; fields: GroupFields },
): Promise<Result<null>> {
  return act(systemAccess("community"), async (tx) => {
    const group = await lockByKey(tx, key, version);
    const status = statusOf(group);
    if (status === "refused" || status === "taken_away")
      throw new Refusal(
        "moved-on",
        "This group is no longer in the directory. Nothing was changed. Offer it again if it should be.",
      );
    const shown = status === "shown" || status === "hidden";
    const nothing = shown && sameFields(fieldsOf(group), fields);
    const moved = { answer: "", version: { increment: 1 }, changedAt: now() };
    await tx.communityGroup.update({
      where: { id: group.id },
      data: shown
        ? {
            ...moved,
            pending: nothing ? Prisma.DbNull : (fields as unknown as Prisma.InputJsonValue),
            waitingSince: nothing ? null : (group.waitingSince ?? now()),
          }
        : {
            ...moved,
            ...fields,
            ...(await placeGroup(tx, group.areaId, fields)),
            ...(status === "sent_back" ? { status: "waiting", waitingSince: now() } : {}),
          },
    });
    if (status !== "unconfirmed")
      await recordGroupChange(tx, group, {
        kind: "changed",
        fields,
        by: { name: group.ownerName, accountId: null },
      });
    return null;
  });
}

/** A leader takes their group out of the directory. Refusals: not-found, stale, moved-on. */
export function takeGroupAway(key: string, version: number): Promise<Result<null>> {
  return act(systemAccess("community"), async (tx) => {
    const group = await lockByKey(tx, key, version);
    if (["refused", "taken_away"].includes(group.status))
      throw new Refusal("moved-on", "This group is not in the directory any more. Nothing was changed.");
    await tx.communityGroup.update({
      where: { id: group.id },
      data: {
        status: "taken_away",
        pending: Prisma.DbNull,
        waitingSince: null,
        version: { increment: 1 },
        changedAt: now(),
      },
    });
    await recordGroupChange(tx, group, {
      kind: "taken_away",
      by: { name: group.ownerName, accountId: null },
    });
    return null;
  });
}
