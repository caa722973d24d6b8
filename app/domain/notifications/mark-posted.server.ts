import type { AreaAccess } from "#app/domain/access/access.ts";
import { act } from "#app/domain/audit/act.server.ts";
import { now } from "#app/lib/clock.ts";
import { Refusal, type Result } from "#app/lib/result.ts";

/** A letter has been posted or handed over. Twice is once. */
export function markPosted(access: AreaAccess, id: string): Promise<Result<null>> {
  return act(access, async (tx) => {
    const letter = await tx.notification.findFirst({
      where: { id, channel: "letter", person: { areaId: access.area.id } },
    });
    if (!letter?.personId) throw new Refusal("not-found", "There is no such letter. Nothing was changed.");
    const { count } = await tx.notification.updateMany({
      where: { id, sentAt: null },
      data: { sentAt: now() },
    });
    if (count === 1)
      tx.audit({
        action: "letter.posted",
        objectType: "notification",
        objectId: id,
        personId: letter.personId,
        areaId: access.area.id,
      });
    return null;
  });
}
