import type { AreaAccess } from "#app/domain/access/access.ts";
import { personName } from "#app/domain/access/person-name.ts";
import { recordView } from "#app/domain/audit/act.server.ts";
import { letterhead } from "#app/domain/notifications/letterhead.ts";
import { db } from "#app/db.server.ts";

const LETTERS_PAGE = 50;

/** Letters of an area that wait to be printed, the oldest first. */
export async function findLetters(access: AreaAccess, page: number) {
  const { area } = access;
  const where = { channel: "letter" as const, sentAt: null, person: { areaId: area.id } };
  const total = await db().prisma.notification.count({ where });
  const rows = await db().prisma.notification.findMany({
    where,
    include: { person: true },
    orderBy: [{ createdAt: "asc" }, { id: "asc" }],
    skip: (page - 1) * LETTERS_PAGE,
    take: LETTERS_PAGE,
  });
  if (rows.length > 0)
    await recordView(access, {
      action: "letters.listed",
      objectType: "area",
      objectId: area.id,
      areaId: area.id,
      detail: { shown: rows.length, page },
    });
  return {
    total,
    pages: Math.max(1, Math.ceil(total / LETTERS_PAGE)),
    letters: rows.map((row) => ({
      id: row.id,
      name: row.person ? personName(row.person) : "",
      subject: row.subject,
      createdAt: row.createdAt,
      needs: row.needs,
    })),
  };
}

/** A letter to a person of the worker's own area. The view is audited. */
export async function findLetter(access: AreaAccess, id: string) {
  const row = await db().prisma.notification.findFirst({
    where: { id, channel: "letter", person: { areaId: access.area.id } },
    include: { person: { include: { area: true } }, paper: { select: { pages: true } } },
  });
  if (!row?.person) return null;
  await recordView(access, {
    action: "letter.viewed",
    objectType: "notification",
    objectId: id,
    personId: row.person.id,
    areaId: row.person.areaId,
  });
  return {
    id,
    name: personName(row.person),
    personId: row.person.id,
    from: letterhead(row.person.area),
    recipient: row.recipient,
    subject: row.subject,
    body: row.body,
    needs: row.needs,
    language: row.language,
    createdAt: row.createdAt,
    sentAt: row.sentAt,
    /** How many pages go into the envelope with it. */
    withPages: row.paper?.pages ?? 0,
  };
}
