import type { LoaderFunctionArgs } from "@remix-run/node";
import { findWays } from "#app/domain/plans/ways/find-ways.server.ts";
import { notFound } from "#app/http/guards.server.ts";
import { loadPlan } from "#app/routes/plans/load-plan.server.ts";

/** The guard of the pages about taking the budget: a self-funder has none of the council's. */
export async function loadWays(args: LoaderFunctionArgs) {
  const { party, plan } = await loadPlan(args);
  if (plan.selfFunder) throw notFound();
  return { party, plan, ways: await findWays(plan) };
}
