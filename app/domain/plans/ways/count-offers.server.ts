import type { AreaAccess } from "#app/domain/access/access.ts";
import { WAYS, type Way } from "#app/domain/plans/ways/ways-rules.ts";
import { db } from "#app/db.server.ts";

type Row = { told: boolean; read: boolean; way: string | null; plans: number };

/** To how many people with a plan a direct payment was offered, and what they chose. Figures, and nobody's name. */
export async function countOffers(access: AreaAccess) {
  const rows = await db().prisma.$queryRaw<Row[]>`
    SELECT told, read, way, count(*)::int AS plans FROM (
      SELECT EXISTS (SELECT 1 FROM direct_payment_offer o WHERE o.plan_id = plan.id AND o.how <> 'page') AS told,
        EXISTS (SELECT 1 FROM direct_payment_offer o WHERE o.plan_id = plan.id AND o.how = 'page') AS read,
        (SELECT w.way FROM plan_way w WHERE w.plan_id = plan.id ORDER BY w.number DESC LIMIT 1) AS way
      FROM plan WHERE area_id = ${access.area.id}::uuid AND NOT self_funder AND status <> 'superseded') AS each
    GROUP BY told, read, way`;
  const sum = (which: (row: Row) => boolean) => rows.filter(which).reduce((all, { plans }) => all + plans, 0);
  return {
    plans: sum(() => true),
    told: sum(({ told }) => told),
    read: sum(({ told, read }) => !told && read),
    neither: sum(({ told, read }) => !told && !read),
    ways: (Object.keys(WAYS) as Way[]).map((way) => ({
      way,
      words: WAYS[way],
      plans: sum((row) => row.way === way),
    })),
    open: sum(({ way }) => way === null),
  };
}
