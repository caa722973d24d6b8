import type { LoaderFunctionArgs } from "@remix-run/node";
import { findReview } from "#app/domain/plans/reviews/find-reviews.server.ts";
import { notFound } from "#app/http/guards.server.ts";
import { idParam } from "#app/http/id-param.server.ts";
import { requirePlanParty } from "#app/http/require-plan.server.ts";

/** The guard of every page about one review, and the review with its plan; 404 for anybody else's. */
export async function loadReview({ request, params }: LoaderFunctionArgs) {
  const party = await requirePlanParty(request);
  const found = await findReview(party, idParam(params), idParam(params, "reviewId"));
  if (!found) throw notFound();
  return { party, ...found };
}
