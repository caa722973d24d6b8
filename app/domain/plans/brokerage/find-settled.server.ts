import { quoteOf, securedOf } from "#app/domain/plans/brokerage/quote-row.ts";
import { settle, type Secured, type Settled } from "#app/domain/plans/brokerage/settled-rules.ts";
import type { ActionFields } from "#app/domain/plans/plan-content.ts";
import type { Tx } from "#app/db.server.ts";

const STANDS = ["secured", "started"];

/** Each action of a plan as the council's money follows it. The caller has found the plan. */
export async function findSettled<A extends ActionFields & { id: string }>(
  tx: Tx,
  planId: string,
  actions: readonly A[],
): Promise<Settled<A>[]> {
  const where = { planId };
  // One after another: inside a transaction there is one connection
  const steps = await tx.planActionStep.findMany({
    where,
    orderBy: { number: "asc" },
    include: { quote: true },
  });
  const rows = await tx.planAction.findMany({ where, select: { id: true, changedAt: true } });
  const changed = new Map(rows.map(({ id, changedAt }) => [id, changedAt]));
  return actions.map((action) => {
    const own = steps.filter(({ actionId }) => actionId === action.id);
    const choice = STANDS.includes(own.at(-1)?.stage ?? "")
      ? own.findLast(({ stage }) => stage === "secured")
      : undefined;
    const price = choice ? securedOf(choice) : null;
    const secured: Secured | null =
      choice && price
        ? {
            price,
            quote: choice.quote && quoteOf(choice.quote),
            at: choice.at,
            contingencyPence: choice.contingencyPence,
          }
        : null;
    return settle(action, changed.get(action.id) ?? new Date(0), secured);
  });
}
