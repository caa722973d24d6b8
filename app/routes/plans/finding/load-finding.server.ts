import type { LoaderFunctionArgs } from "@remix-run/node";
import { presentBeside } from "#app/domain/plans/present-plan.ts";
import { presentFinding } from "#app/domain/plans/brokerage/present-finding.ts";
import { notFound } from "#app/http/guards.server.ts";
import { idParam } from "#app/http/id-param.server.ts";
import { itemOf, loadPlan } from "#app/routes/plans/load-plan.server.ts";

/** The guard of every page about finding one action of a plan; 404 for anybody else's. */
export async function loadFinding(args: LoaderFunctionArgs) {
  const { party, plan } = await loadPlan(args);
  const action = itemOf(plan.actions, idParam(args.params, "itemId"));
  const found = action && plan.finding.get(action.id);
  if (!found) throw notFound();
  return {
    party,
    plan,
    action,
    found,
    beside: presentBeside(plan),
    shown: presentFinding(plan, action, found, party),
  };
}
/** Where the pages of one action lead back to. */
export const findPath = (
  params: { id?: string | undefined; itemId?: string | undefined },
  said = "",
): string =>
  `/plans/${params.id ?? ""}/actions/${params.itemId ?? ""}/find${said === "" ? "" : `?said=${said}`}`;
