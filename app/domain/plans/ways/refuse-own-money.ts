import { Refusal } from "#app/lib/result.ts";

/** A self-funder has no budget of the council to take. */
export function refuseOwnMoney(plan: { selfFunder: boolean }): void {
  if (plan.selfFunder) throw new Refusal("not-found", "There is no budget of the council in this plan.");
}
