import type { Finding } from "#app/domain/plans/brokerage/find-finding.server.ts";
import { yearOfPrice } from "#app/domain/plans/brokerage/quote-rules.ts";
import type { ActionFields } from "#app/domain/plans/plan-content.ts";
import { securedSums } from "#app/domain/plans/plan-sums-rules.ts";
import { reservesOf, type EmployerRates } from "#app/domain/plans/reserve-rules.ts";

/**
 * What a plan comes to with what was found: the figure that a final budget is built from. What the person pays themselves is not
 * in it, but for a self-funder, to whom all is their own. `open`: how many actions are still to be found.
 */
export function securedOfPlan(
  actions: readonly (ActionFields & { id: string })[],
  finding: ReadonlyMap<string, Pick<Finding, "secured">>,
  rates: EmployerRates | null,
  selfFunder: boolean,
) {
  const paid = actions.filter(({ route }) => selfFunder || route !== "own_money");
  const found = paid.flatMap((action) => {
    const price = finding.get(action.id)?.secured;
    return price ? [{ action, price }] : [];
  });
  const employed = found.flatMap(({ action, price }) =>
    action.kind === "assistant" && price.per === "hour"
      ? [{ minutes: price.minutes, hourlyPence: price.pence }]
      : [],
  );
  const reserves = !selfFunder && rates ? reservesOf(employed, rates).total : 0;
  return {
    ...securedSums(
      found.map(({ price }) => yearOfPrice(price)),
      reserves,
    ),
    open: paid.length - found.length,
  };
}
