import { db } from "#app/db.server.ts";
import { momentWords } from "#app/lib/dates.ts";

/** What the council wrote down when it decided about a plan for somebody, newest first; of a plan that the reader may know of. */
export async function findBestInterests(planId: string) {
  const rows = await db().prisma.bestInterests.findMany({
    where: { planId },
    orderBy: { versionNumber: "desc" },
    include: { capacityRecord: true },
  });
  return rows.map((row) => ({
    id: row.id,
    version: row.versionNumber,
    wishes: row.wishes,
    consulted: row.consulted,
    advocate: row.advocateName === "" ? "" : `${row.advocateName}: “${row.advocateWords}”`,
    lessRestrictive: row.lessRestrictive,
    why: row.why,
    by: `${row.byName}, ${momentWords(row.at)}`,
    found: `${row.capacityRecord.assessedBy}, ${row.capacityRecord.assessedRole}`,
  }));
}
export type PresentedBestInterests = Awaited<ReturnType<typeof findBestInterests>>[number];
