import { db } from "#app/db.server.ts";

/** The clusters that a search can choose from, by a word for a link: "southampton-3". Drawn by an area, or invented. */
export async function findClusters() {
  const rows = await db().prisma.areaCluster.findMany({
    include: { area: { select: { name: true, slug: true } } },
    orderBy: [{ area: { name: "asc" } }, { number: "asc" }],
    take: 300,
  });
  const several = new Set(rows.map(({ areaId }) => areaId)).size > 1;
  return rows.map((row) => ({
    id: row.id,
    value: `${row.area.slug}-${row.number}`,
    label: several ? `${row.area.name}: ${row.name}` : row.name,
    invented: row.invented,
  }));
}
export type Cluster = Awaited<ReturnType<typeof findClusters>>[number];
