import type { AreaAccess } from "#app/domain/access/access.ts";
import { groupRows, STATUS_WORDS } from "#app/domain/community/group-content.ts";
import { fieldsOf, pendingOf, statusOf } from "#app/domain/community/group-row.ts";
import { recordView } from "#app/domain/audit/act.server.ts";
import { db } from "#app/db.server.ts";
import { momentWords, shortDay } from "#app/lib/dates.ts";

const MOST = 200;

/** What waits to be read in an area, the oldest first; and what nobody has confirmed, to be asked by phone. */
export async function findGroupsToRead(access: AreaAccess) {
  const { prisma } = db();
  const areaId = access.area.id;
  const [waiting, unheard] = await Promise.all([
    prisma.communityGroup.findMany({
      where: { areaId, waitingSince: { not: null } },
      orderBy: [{ waitingSince: "asc" }, { id: "asc" }],
      take: MOST,
    }),
    prisma.communityGroup.findMany({
      where: { areaId, status: { in: ["shown", "hidden"] }, staleStep: { in: ["reminded", "hidden"] } },
      orderBy: [{ confirmedOn: "asc" }, { id: "asc" }],
      take: MOST,
    }),
  ]);
  return {
    waiting: waiting.map((row) => ({
      id: row.id,
      name: pendingOf(row)?.name ?? row.name,
      kind: row.status === "waiting" ? "New" : "A change",
      since: momentWords(row.waitingSince ?? row.changedAt),
    })),
    unheard: unheard.map((row) => ({
      id: row.id,
      name: row.name,
      phone: row.contactPhone || "No phone number",
      status: row.status === "hidden" ? "Hidden" : "Shown, asked twice",
      since: row.confirmedOn ? shortDay(row.confirmedOn) : "",
    })),
  };
}

const HAPPENED: Record<string, string> = {
  offered: "Offered",
  changed: "Changed by its leader",
  approved: "Approved",
  sent_back: "Sent back",
  refused: "Refused",
  confirmed: "Confirmed as still right",
  asked: "Asked whether it is still right",
  reminded: "Asked again",
  hidden: "Hidden: nobody confirmed it",
  taken_away: "Taken away by its leader",
};

/** A group of the area for whoever reads it, with its leader and its history; null for any other. The view is recorded. */
export async function findGroupToRead(access: AreaAccess, id: string) {
  const group = await db().prisma.communityGroup.findFirst({
    where: { id, areaId: access.area.id, status: { not: "unconfirmed" } },
    include: { changes: { orderBy: { number: "desc" }, take: 50 }, cluster: true },
  });
  if (!group) return null;
  await recordView(access, {
    action: "community.viewed",
    objectType: "community_group",
    objectId: group.id,
    areaId: group.areaId,
  });
  const pending = pendingOf(group);
  const rows = groupRows(fieldsOf(group));
  return {
    id: group.id,
    slug: group.slug,
    name: group.name,
    status: statusOf(group),
    statusWords: STATUS_WORDS[statusOf(group)],
    version: group.version,
    waits: group.waitingSince ? momentWords(group.waitingSince) : null,
    owner: { name: group.ownerName, email: group.ownerEmail },
    cluster: group.cluster?.name ?? "",
    rows,
    changed: pending
      ? groupRows(pending)
          .map((row, i) => ({ ...row, before: rows[i]?.value ?? "" }))
          .filter((row) => row.value !== row.before)
      : [],
    answer: group.answer,
    confirmed: group.confirmedOn ? `${shortDay(group.confirmedOn)}, by ${group.confirmedBy}` : "",
    history: group.changes.map((change) => ({
      id: change.id,
      words: [
        `${HAPPENED[change.kind] ?? change.kind}: ${change.byName}, ${momentWords(change.at)}`,
        change.words,
      ]
        .filter(Boolean)
        .join(". "),
    })),
  };
}
