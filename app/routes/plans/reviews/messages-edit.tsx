import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { needsWords } from "#app/domain/assisted-access/decision-form.ts";
import { chooseMessages } from "#app/domain/plans/reviews/choose-messages.server.ts";
import { findOwnMessages, readsMessages } from "#app/domain/plans/reviews/find-own-messages.server.ts";
import { ChooseMessagesForm } from "#app/domain/plans/reviews/review-forms.ts";
import { answers } from "#app/http/answers.ts";
import { formAgain, parseForm, readForm } from "#app/http/form.server.ts";
import { notFound, requirePerson } from "#app/http/guards.server.ts";
import type { Handle } from "#app/http/handle.ts";
import { idParam } from "#app/http/id-param.server.ts";
import { outcome } from "#app/http/outcome.server.ts";
import { momentWords } from "#app/lib/dates.ts";
import { loadReview } from "#app/routes/plans/reviews/load-review.server.ts";
import { ReviewForm } from "#app/routes/plans/reviews/review-form.tsx";
import { Checkboxes } from "#app/ui/choices.tsx";

export const handle: Handle = { title: "Choose messages for the review" };

export async function loader(args: LoaderFunctionArgs) {
  const { party, plan, review } = await loadReview(args);
  if (party.side !== "person") throw notFound();
  const reads = readsMessages(party.access);
  const { messages, chosen } = reads
    ? await findOwnMessages(party.access, review.id)
    : { messages: [], chosen: [] };
  return {
    name: plan.name,
    back: `/plans/${plan.id}/reviews/${review.id}`,
    possible: plan.inForce && review.state !== "closed" && reads,
    version: review.version,
    chosen,
    choices: messages.map(({ id, fromName, body, createdAt }) => ({
      value: id,
      label: `${fromName}, ${momentWords(createdAt)}`,
      hint: body.length > 300 ? `${body.slice(0, 300)}…` : body,
    })),
    assisted: needsWords(party.access),
  };
}

export async function action(args: ActionFunctionArgs) {
  const { request, params } = args;
  // Somebody else's is not there, whatever the form says
  await loadReview(args);
  const access = await requirePerson(request, "engage_planners");
  const form = await readForm(request, access);
  const parsed = parseForm(form, ChooseMessagesForm);
  if (!parsed.ok) return formAgain(parsed.failed);
  const [planId, reviewId] = [idParam(params), idParam(params, "reviewId")];
  return outcome(
    form,
    await chooseMessages(access, planId, reviewId, parsed.value),
    `/plans/${planId}/reviews/${reviewId}?done=messages`,
  );
}

export default function ChooseMessagesPage() {
  const page = useLoaderData<typeof loader>();
  const failed = useActionData<typeof action>();
  return (
    <ReviewForm
      {...page}
      title="Choose messages for the review"
      lead={
        <p>
          Tick what the others in the review should read: the council, and the planner if one is at work.
          Nobody else can choose, and nothing is added by itself.
        </p>
      }
      failed={failed}
      press="Keep this choice"
      question={page.assisted ? "Which of your messages should the others in the review read?" : null}
    >
      {page.choices.length === 0 ? (
        <p className="my-4">There are no messages.</p>
      ) : (
        <Checkboxes
          name="messageIds"
          legend="Messages, the newest first"
          choices={page.choices}
          values={answers(failed, "messageIds", page.chosen)}
          error={failed?.errors.messageIds}
        />
      )}
    </ReviewForm>
  );
}
