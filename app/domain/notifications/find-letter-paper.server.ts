import type { AreaAccess } from "#app/domain/access/access.ts";
import { recordView } from "#app/domain/audit/act.server.ts";
import { db } from "#app/db.server.ts";

/** What goes into the envelope with a letter to somebody of the worker's own area, byte for byte as it was made. The view is audited. */
export async function findLetterPaper(access: AreaAccess, id: string) {
  const row = await db().prisma.letterPaper.findFirst({
    where: { notificationId: id, notification: { channel: "letter", person: { areaId: access.area.id } } },
    include: { notification: { select: { personId: true } } },
  });
  if (!row) return null;
  await recordView(access, {
    action: "letter.viewed",
    objectType: "notification",
    objectId: id,
    personId: row.notification.personId ?? "",
    areaId: access.area.id,
  });
  return { name: row.name, bytes: row.bytes };
}
