import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { findReviews } from "#app/domain/plans/reviews/find-reviews.server.ts";
import { notFound } from "#app/http/guards.server.ts";
import type { Handle } from "#app/http/handle.ts";
import { idParam } from "#app/http/id-param.server.ts";
import { requirePlanParty } from "#app/http/require-plan.server.ts";
import { longDay } from "#app/lib/dates.ts";
import { ReviewCard, reviewFacts } from "#app/routes/plans/reviews/review-card.tsx";
import { ButtonLink } from "#app/ui/button.tsx";
import { Notice } from "#app/ui/card.tsx";
import { Page } from "#app/ui/page.tsx";

export const handle: Handle<{ title: string }> = { title: ({ title }) => title };

export async function loader({ request, params }: LoaderFunctionArgs) {
  const party = await requirePlanParty(request);
  const found = await findReviews(party, idParam(params));
  if (!found) throw notFound();
  const { plan, toCome, over } = found;
  return {
    title: `Reviews of the plan of ${plan.name}`,
    planId: plan.id,
    back: plan.sees
      ? { href: `/plans/${plan.id}`, label: "The plan" }
      : { href: "/desk", label: "Your desk" },
    inForce: plan.inForce,
    next: plan.inForce && plan.reviewBy && toCome.length === 0 ? longDay(plan.reviewBy) : null,
    own: plan.selfFunder,
    toCome: toCome.map(reviewFacts),
    over: over.map(reviewFacts),
  };
}

export default function Reviews() {
  const { title, planId, back, inForce, next, own, toCome, over } = useLoaderData<typeof loader>();
  const base = `/plans/${planId}/reviews`;
  return (
    <Page
      title={title}
      back={back}
      lead={
        <p>
          {own
            ? "A plan of one’s own is reviewed whenever the person likes."
            : "A review asks how it goes, and whether anything should change. The first is within 6 months of a direct payment, then at most 12 months apart. Anybody can ask for one sooner."}
        </p>
      }
    >
      {inForce ? (
        <p className="no-print my-5">
          <ButtonLink href={`${base}/new`} weight="filled">
            Ask for a review
          </ButtonLink>
        </p>
      ) : (
        <Notice tone="calm" title="This plan is not in force now">
          <p>Only a plan in force is reviewed.</p>
        </Notice>
      )}
      <h2 className="mt-6">To come</h2>
      {next ? <p className="my-3">The next review is to be held by {next}.</p> : null}
      {toCome.length === 0 && !next ? <p className="my-3">No review is planned or asked for.</p> : null}
      <ul className="mt-3 grid gap-4">
        {toCome.map((review) => (
          <li key={review.id}>
            <ReviewCard review={review} href={`${base}/${review.id}`} />
          </li>
        ))}
      </ul>
      {over.length > 0 ? (
        <>
          <h2 className="mt-8">Over</h2>
          <ul className="mt-3 grid gap-4">
            {over.map((review) => (
              <li key={review.id}>
                <ReviewCard review={review} href={`${base}/${review.id}`} />
              </li>
            ))}
          </ul>
        </>
      ) : null}
    </Page>
  );
}
