import type { Act } from "#app/domain/audit/act.server.ts";

/** What of the money put by no other action uses. @param but the action that is being decided again. */
export async function findContingencyLeft(tx: Act, planId: string, but: string): Promise<number> {
  const putBy = await tx.planSafeguard.aggregate({
    where: { planId, kind: "contingency", removedAt: null },
    _sum: { pence: true },
  });
  const live = await tx.planAction.findMany({
    where: { planId, removedAt: null, id: { not: but } },
    select: { id: true },
  });
  // The newest step that secured or ended an action says what it uses now
  const steps = await tx.planActionStep.findMany({
    where: { planId, actionId: { in: live.map(({ id }) => id) }, stage: { in: ["secured", "fell_through"] } },
    orderBy: { number: "asc" },
  });
  const used = new Map(steps.map((step) => [step.actionId, step.contingencyPence]));
  return Math.max(0, (putBy._sum.pence ?? 0) - [...used.values()].reduce((sum, one) => sum + one, 0));
}
