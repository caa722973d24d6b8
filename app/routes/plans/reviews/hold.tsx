import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { needsWords } from "#app/domain/assisted-access/decision-form.ts";
import { holdReview } from "#app/domain/plans/reviews/hold-review.server.ts";
import { runsReviews } from "#app/domain/plans/reviews/lock-review.server.ts";
import { HoldReviewForm } from "#app/domain/plans/reviews/review-forms.ts";
import { HELD_HOW } from "#app/domain/plans/reviews/review-words.ts";
import { answer } from "#app/http/answers.ts";
import { notFound } from "#app/http/guards.server.ts";
import type { Handle } from "#app/http/handle.ts";
import { dateParts } from "#app/routes/council/contact-fields.tsx";
import { loadReview } from "#app/routes/plans/reviews/load-review.server.ts";
import { reviewAction } from "#app/routes/plans/reviews/review-action.server.ts";
import { ReviewForm } from "#app/routes/plans/reviews/review-form.tsx";
import { Radios } from "#app/ui/choices.tsx";
import { DateField } from "#app/ui/date-field.tsx";

export const handle: Handle = { title: "The review was held" };

export async function loader(args: LoaderFunctionArgs) {
  const { party, plan, review } = await loadReview(args);
  if (!runsReviews(party, plan)) throw notFound();
  return {
    name: plan.name,
    back: `/plans/${plan.id}/reviews/${review.id}`,
    possible: plan.inForce && review.state === "open",
    version: review.version,
    assisted: party.side === "person" && needsWords(party.access),
  };
}

export const action = (args: ActionFunctionArgs) =>
  reviewAction(args, HoldReviewForm, holdReview, (_held, review) => `${review}?done=held`);

export default function HoldReviewPage() {
  const page = useLoaderData<typeof loader>();
  const failed = useActionData<typeof action>();
  return (
    <ReviewForm
      {...page}
      title="The review was held"
      lead={<p>The next planned review is counted from this day.</p>}
      failed={failed}
      press="Write it down"
      question={page.assisted ? "When did you look at your plan again, and how?" : null}
    >
      <DateField
        name="held"
        legend="When was it held?"
        error={failed?.errors.held}
        {...(failed ? { values: dateParts(failed, "held") } : {})}
      />
      <Radios
        name="how"
        legend="How was it held?"
        choices={Object.entries(HELD_HOW).map(([value, label]) => ({ value, label }))}
        value={answer(failed, "how")}
        error={failed?.errors.how}
        small
      />
    </ReviewForm>
  );
}
