import { groupRows, STATUS_WORDS } from "#app/domain/community/group-content.ts";
import { findByKey } from "#app/domain/community/group-key.server.ts";
import { fieldsOf, pendingOf, statusOf } from "#app/domain/community/group-row.ts";
import { db } from "#app/db.server.ts";
import { shortDay } from "#app/lib/dates.ts";

/** A group for its leader, by its private address; null for any other address. */
export async function findOwnGroup(key: string) {
  const group = await findByKey(db().prisma, key);
  if (!group) return null;
  const status = statusOf(group);
  const pending = pendingOf(group);
  return {
    name: group.name,
    slug: group.slug,
    status,
    statusWords: STATUS_WORDS[status],
    version: group.version,
    answer: group.answer,
    confirmed: group.confirmedOn ? shortDay(group.confirmedOn) : "",
    /** What its leader last wrote, shown or not. */
    fields: pending ?? fieldsOf(group),
    rows: groupRows(fieldsOf(group)),
    pendingRows: pending ? groupRows(pending) : null,
    waits: group.waitingSince !== null,
  };
}
