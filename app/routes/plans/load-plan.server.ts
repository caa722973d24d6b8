import type { LoaderFunctionArgs } from "@remix-run/node";
import { findPlan } from "#app/domain/plans/find-plan.server.ts";
import { notFound } from "#app/http/guards.server.ts";
import { idParam } from "#app/http/id-param.server.ts";
import { requirePlanParty } from "#app/http/require-plan.server.ts";

/** The guard of every page about one plan, and the plan; 404 for anybody else's. */
export async function loadPlan({ request, params }: LoaderFunctionArgs) {
  const party = await requirePlanParty(request);
  const plan = await findPlan(party, idParam(params));
  if (!plan) throw notFound();
  return { party, plan };
}

/** Where somebody goes on after saving: to the plan, or to the two texts where somebody else wrote meanwhile. */
export const afterSaving =
  (planId: string, at: string) =>
  ({ asideId }: { asideId: string | null }): string =>
    asideId ? `/plans/${planId}/both/${asideId}` : `/plans/${planId}?saved=1#${at}`;

/** The item that a page changes; null for a new one; 404 where it is not in the plan. */
export function itemOf<I extends { id: string }>(items: readonly I[], itemId: string | undefined): I | null {
  if (itemId === undefined) return null;
  const item = items.find(({ id }) => id === itemId);
  if (!item) throw notFound();
  return item;
}
