import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { needsWords } from "#app/domain/assisted-access/decision-form.ts";
import { keepOwnWords } from "#app/domain/plans/reviews/keep-own-words.server.ts";
import { OwnWordsForm } from "#app/domain/plans/reviews/review-forms.ts";
import { answer } from "#app/http/answers.ts";
import { formAgain, parseForm, readForm } from "#app/http/form.server.ts";
import { notFound, requirePerson } from "#app/http/guards.server.ts";
import type { Handle } from "#app/http/handle.ts";
import { idParam } from "#app/http/id-param.server.ts";
import { outcome } from "#app/http/outcome.server.ts";
import { loadReview } from "#app/routes/plans/reviews/load-review.server.ts";
import { ReviewForm } from "#app/routes/plans/reviews/review-form.tsx";
import { TextArea } from "#app/ui/field.tsx";

export const handle: Handle = { title: "What to say in the review" };

export async function loader(args: LoaderFunctionArgs) {
  const { party, plan, review } = await loadReview(args);
  if (party.side !== "person") throw notFound();
  return {
    name: plan.name,
    back: `/plans/${plan.id}/reviews/${review.id}`,
    possible: plan.inForce && review.state !== "closed",
    version: review.version,
    words: review.ownWords,
    assisted: needsWords(party.access),
  };
}

export async function action(args: ActionFunctionArgs) {
  const { request, params } = args;
  // Somebody else's is not there, whatever the form says
  await loadReview(args);
  const access = await requirePerson(request, "engage_planners");
  const form = await readForm(request, access);
  const parsed = parseForm(form, OwnWordsForm);
  if (!parsed.ok) return formAgain(parsed.failed);
  const [planId, reviewId] = [idParam(params), idParam(params, "reviewId")];
  return outcome(
    form,
    await keepOwnWords(access, planId, reviewId, parsed.value),
    `/plans/${planId}/reviews/${reviewId}?done=words`,
  );
}

export default function EditWords() {
  const page = useLoaderData<typeof loader>();
  const failed = useActionData<typeof action>();
  return (
    <ReviewForm
      {...page}
      title="What to say in the review"
      lead={<p>What goes well? What does not? What should change, and what must stay?</p>}
      failed={failed}
      press="Keep these words"
      question={page.assisted ? "What do you want to say in the review? Shall I write it down so?" : null}
    >
      <TextArea
        name="ownWords"
        label="In your own words"
        hint="Everybody in the review reads it. You can change it until the review is closed."
        rows={10}
        maxLength={10_000}
        value={answer(failed, "ownWords", page.words)}
        error={failed?.errors.ownWords}
      />
    </ReviewForm>
  );
}
