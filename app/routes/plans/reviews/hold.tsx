import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { needsWords } from "#app/domain/assisted-access/decision-form.ts";
import { holdReview } from "#app/domain/plans/reviews/hold-review.server.ts";
import { runsReviews } from "#app/domain/plans/reviews/lock-review.server.ts";
import { HoldReviewForm } from "#app/domain/plans/reviews/review-forms.ts";
import { HELD_HOW } from "#app/domain/plans/reviews/review-words.ts";
import { answer } from "#app/http/answers.ts";
import { formAgain, parseForm, readForm } from "#app/http/form.server.ts";
import { notFound } from "#app/http/guards.server.ts";
import type { Handle } from "#app/http/handle.ts";
import { idParam } from "#app/http/id-param.server.ts";
import { outcome } from "#app/http/outcome.server.ts";
import { dateParts } from "#app/routes/council/contact-fields.tsx";
import { loadReview } from "#app/routes/plans/reviews/load-review.server.ts";
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

export async function action(args: ActionFunctionArgs) {
  const { request, params } = args;
  // Somebody else's is not there, whatever the form says
  const { party } = await loadReview(args);
  const form = await readForm(request, party.access);
  const parsed = parseForm(form, HoldReviewForm);
  if (!parsed.ok) return formAgain(parsed.failed);
  const [planId, reviewId] = [idParam(params), idParam(params, "reviewId")];
  return outcome(
    form,
    await holdReview(party, planId, reviewId, parsed.value),
    `/plans/${planId}/reviews/${reviewId}?done=held`,
  );
}

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
