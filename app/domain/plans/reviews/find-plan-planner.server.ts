import { db, type Tx } from "#app/db.server.ts";

/** The planner of a plan: of those who wrote in it and whose work was taken on, the one at work last; null where there is none. */
export async function findPlanPlanner(plan: { id: string; personId: string }, tx: Tx = db().prisma) {
  const [found] = await tx.$queryRaw<
    { id: string; slug: string; firstName: string; lastName: string; accountId: string }[]
  >`
    SELECT pl.id, pl.slug, pl.first_name AS "firstName", pl.last_name AS "lastName", pl.account_id AS "accountId"
    FROM engagement e JOIN planner pl ON pl.id = e.planner_id
    WHERE e.person_id = ${plan.personId}::uuid AND e.status IN ('accepted', 'delivered', 'agreed')
      AND EXISTS (SELECT FROM plan_change c WHERE c.plan_id = ${plan.id}::uuid AND c.by_account_id = pl.account_id)
    ORDER BY e.requested_at DESC, e.id LIMIT 1`;
  return found ?? null;
}
