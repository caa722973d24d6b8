import { notify } from "#app/domain/notifications/notify.server.ts";
import type { Tx } from "#app/db.server.ts";

type Plan = { id: string; personId: string };
type Telling = { subject: string; body: string; onceKey: string };

/** The accounts of the planners who work, or whose agreed work it was, for the person of a plan. */
export async function plannersOf(tx: Tx, personId: string): Promise<string[]> {
  const planners = await tx.planner.findMany({
    where: { engagements: { some: { personId, status: { in: ["accepted", "delivered", "agreed"] } } } },
    select: { accountId: true },
  });
  return planners.flatMap(({ accountId }) => accountId ?? []);
}

/**
 * Tells the planners who have to do with a plan: those at work for the person, and those who wrote in it. Not whoever did it
 * (`but`), who knows.
 */
export async function tellPlanners(tx: Tx, plan: Plan, but: string, telling: Telling): Promise<void> {
  const planners = await tx.planner.findMany({
    where: {
      engagements: { some: { personId: plan.personId, status: { in: ["accepted", "delivered", "agreed"] } } },
    },
    select: {
      accountId: true,
      engagements: { where: { personId: plan.personId }, select: { status: true } },
    },
  });
  const wrote = new Set(
    (
      await tx.planChange.findMany({
        where: { planId: plan.id },
        distinct: ["byAccountId"],
        select: { byAccountId: true },
      })
    ).map(({ byAccountId }) => byAccountId),
  );
  for (const { accountId, engagements } of planners) {
    const atWork = engagements.some(({ status }) => status === "accepted" || status === "delivered");
    if (accountId === null || accountId === but || !(atWork || wrote.has(accountId))) continue;
    await notify(tx, {
      to: { accountId },
      ...telling,
      path: `/plans/${plan.id}`,
      onceKey: `${telling.onceKey}:${accountId}`,
    });
  }
}

/** Tells the person, the way they need it. */
export const tellPerson = (tx: Tx, plan: Plan, telling: Telling): Promise<void> =>
  notify(tx, { to: { personId: plan.personId }, ...telling, path: `/plans/${plan.id}` });
