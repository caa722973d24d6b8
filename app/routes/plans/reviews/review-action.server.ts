import type { ActionFunctionArgs } from "@remix-run/node";
import type { z } from "zod";
import type { PersonAccess } from "#app/domain/access/access.ts";
import type { PlanParty } from "#app/domain/access/plan-party.ts";
import { formAgain, parseForm, readForm } from "#app/http/form.server.ts";
import { notFound } from "#app/http/guards.server.ts";
import { idParam } from "#app/http/id-param.server.ts";
import { outcome } from "#app/http/outcome.server.ts";
import type { Refused, Result } from "#app/lib/result.ts";
import { loadReview } from "#app/routes/plans/reviews/load-review.server.ts";

/** The action of a page that writes in one review: its guard, its form, the write, and on to where `next` says. */
export async function reviewAction<S extends z.ZodType, T>(
  args: ActionFunctionArgs,
  schema: S,
  write: (
    party: PlanParty,
    planId: string,
    reviewId: string,
    said: z.output<S>,
  ) => Promise<Result<T, Refused>>,
  next: (value: T, review: string) => string,
) {
  // Somebody else's is not there, whatever the form says
  const { party } = await loadReview(args);
  const form = await readForm(args.request, party.access);
  const parsed = parseForm(form, schema);
  if (!parsed.ok) return formAgain(parsed.failed);
  const [planId, reviewId] = [idParam(args.params), idParam(args.params, "reviewId")];
  return outcome(form, await write(party, planId, reviewId, parsed.value), (value) =>
    next(value, `/plans/${planId}/reviews/${reviewId}`),
  );
}
/** The person's side of a review; 404 for the others. */
export function personsSide(party: PlanParty): PersonAccess {
  if (party.side !== "person") throw notFound();
  return party.access;
}
