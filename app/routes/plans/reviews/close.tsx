import { randomUUID } from "node:crypto";
import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { needsWords } from "#app/domain/assisted-access/decision-form.ts";
import { closeReview } from "#app/domain/plans/reviews/close-review.server.ts";
import { runsReviews } from "#app/domain/plans/reviews/lock-review.server.ts";
import { CloseReviewForm } from "#app/domain/plans/reviews/review-forms.ts";
import { answer } from "#app/http/answers.ts";
import { formAgain, parseForm, readForm } from "#app/http/form.server.ts";
import { notFound } from "#app/http/guards.server.ts";
import type { Handle } from "#app/http/handle.ts";
import { idParam } from "#app/http/id-param.server.ts";
import { outcome } from "#app/http/outcome.server.ts";
import { loadReview } from "#app/routes/plans/reviews/load-review.server.ts";
import { ReviewForm } from "#app/routes/plans/reviews/review-form.tsx";
import { Radios } from "#app/ui/choices.tsx";
import { TextArea } from "#app/ui/field.tsx";

export const handle: Handle = { title: "Close the review" };

export async function loader(args: LoaderFunctionArgs) {
  const { party, plan, review } = await loadReview(args);
  if (!runsReviews(party, plan)) throw notFound();
  return {
    name: plan.name,
    back: `/plans/${plan.id}/reviews/${review.id}`,
    possible: plan.inForce && review.state === "held",
    version: review.version,
    submissionKey: randomUUID(),
    assisted: party.side === "person" && needsWords(party.access),
  };
}

export async function action(args: ActionFunctionArgs) {
  const { request, params } = args;
  // Somebody else's is not there, whatever the form says
  const { party } = await loadReview(args);
  const form = await readForm(request, party.access);
  const parsed = parseForm(form, CloseReviewForm);
  if (!parsed.ok) return formAgain(parsed.failed);
  const [planId, reviewId] = [idParam(params), idParam(params, "reviewId")];
  return outcome(form, await closeReview(party, planId, reviewId, parsed.value), ({ newPlanId }) =>
    newPlanId ? `/plans/${newPlanId}` : `/plans/${planId}/reviews/${reviewId}?done=closed`,
  );
}

export default function CloseReviewPage() {
  const page = useLoaderData<typeof loader>();
  const failed = useActionData<typeof action>();
  return (
    <ReviewForm
      {...page}
      title="Close the review"
      failed={failed}
      press="Close the review"
      question={page.assisted ? "What comes of the review: nothing changes, or a new plan?" : null}
    >
      <input type="hidden" name="submissionKey" value={answer(failed, "submissionKey", page.submissionKey)} />
      <Radios
        name="outcome"
        legend="What comes of it?"
        choices={[
          {
            value: "no_change",
            label: "Nothing changes",
            hint: "The plan goes on. The next review is due by the rule.",
          },
          {
            value: "new_plan",
            label: "Make a new plan from this one",
            hint: "Everything in this plan is copied, to be changed. This plan goes on until the new one starts.",
          },
        ]}
        value={answer(failed, "outcome")}
        error={failed?.errors.outcome}
      />
      <TextArea
        name="words"
        label="What was agreed, and why?"
        hint="The person reads this."
        rows={5}
        maxLength={5_000}
        value={answer(failed, "words")}
        error={failed?.errors.words}
      />
    </ReviewForm>
  );
}
