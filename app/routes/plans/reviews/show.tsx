import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import type { Handle } from "#app/http/handle.ts";
import { loadReview } from "#app/routes/plans/reviews/load-review.server.ts";
import { reviewFacts } from "#app/routes/plans/reviews/review-card.tsx";
import { known } from "#app/lib/query.ts";
import { Card, Notice, Tag, Tags } from "#app/ui/card.tsx";
import { Page } from "#app/ui/page.tsx";

export const handle: Handle<{ title: string }> = { title: ({ title }) => title };

const DONE = {
  asked: {
    title: "The review is asked for",
    words: "Whoever has to do with it is told. You see here how it goes on.",
  },
};

export async function loader(args: LoaderFunctionArgs) {
  const { plan, review } = await loadReview(args);
  return {
    title: `Review of the plan of ${plan.name}`,
    planId: plan.id,
    review: reviewFacts(review),
    done: known(DONE, new URL(args.request.url).searchParams.get("done")),
  };
}

export default function ShowReview() {
  const { title, planId, review, done } = useLoaderData<typeof loader>();
  return (
    <Page title={title} back={{ href: `/plans/${planId}/reviews`, label: "Reviews" }}>
      {done ? (
        <Notice tone="done" title={done.title} announce>
          <p>{done.words}</p>
        </Notice>
      ) : null}
      <Tags>
        <Tag tone={review.tone}>{review.state}</Tag>
        <Tag>{review.kind}</Tag>
        {review.outcome ? <Tag>{review.outcome}</Tag> : null}
      </Tags>
      <p className="my-3">{review.held || review.due}.</p>
      {review.why ? (
        <Card className="my-5">
          <h2 className="text-[1.2rem]">Why it was asked for</h2>
          <p dir="auto" className="mt-1 max-w-[62ch] whitespace-pre-line [overflow-wrap:anywhere]">
            {review.why}
          </p>
          {review.asked ? <p className="mt-2 text-soft">{review.asked}</p> : null}
        </Card>
      ) : null}
    </Page>
  );
}
