import { randomUUID } from "node:crypto";
import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { needsWords } from "#app/domain/assisted-access/decision-form.ts";
import { askReview } from "#app/domain/plans/reviews/ask-review.server.ts";
import { findReviewedPlan } from "#app/domain/plans/reviews/find-reviews.server.ts";
import { AskReviewForm } from "#app/domain/plans/reviews/review-forms.ts";
import { answer } from "#app/http/answers.ts";
import { formAgain, parseForm, readForm } from "#app/http/form.server.ts";
import { notFound } from "#app/http/guards.server.ts";
import type { Handle } from "#app/http/handle.ts";
import { idParam } from "#app/http/id-param.server.ts";
import { outcome } from "#app/http/outcome.server.ts";
import { PostForm } from "#app/http/post-form.tsx";
import { requirePlanParty } from "#app/http/require-plan.server.ts";
import { Button, ButtonLink } from "#app/ui/button.tsx";
import { Notice } from "#app/ui/card.tsx";
import { DecisionFields } from "#app/ui/decision-fields.tsx";
import { ErrorSummary } from "#app/ui/error-summary.tsx";
import { TextArea } from "#app/ui/field.tsx";
import { Page } from "#app/ui/page.tsx";

export const handle: Handle = { title: "Ask for a review" };

export async function loader({ request, params }: LoaderFunctionArgs) {
  const party = await requirePlanParty(request);
  const plan = await findReviewedPlan(party, idParam(params));
  if (!plan) throw notFound();
  return {
    planId: plan.id,
    name: plan.name,
    inForce: plan.inForce,
    selfFunder: plan.selfFunder,
    side: party.side,
    own: party.side === "person" && party.access.grant === null,
    assisted: party.side === "person" && needsWords(party.access),
    submissionKey: randomUUID(),
  };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const party = await requirePlanParty(request);
  const form = await readForm(request, party.access);
  const parsed = parseForm(form, AskReviewForm);
  if (!parsed.ok) return formAgain(parsed.failed);
  const planId = idParam(params);
  return outcome(
    form,
    await askReview(party, planId, parsed.value),
    ({ id }) => `/plans/${planId}/reviews/${id}?done=asked`,
  );
}

export default function AskForReview() {
  const page = useLoaderData<typeof loader>();
  const failed = useActionData<typeof action>();
  const back = `/plans/${page.planId}/reviews`;
  return (
    <Page
      title="Ask for a review"
      kicker={`Support plan of ${page.name}`}
      back={{ href: back, label: "Reviews" }}
      lead={
        <p>
          {page.own
            ? "If your needs or your life have changed, you need not wait. Say it in your own words."
            : "If needs or life have changed, nobody has to wait for the next planned review."}
        </p>
      }
      narrow
    >
      <ErrorSummary errors={failed?.errors} />
      {page.inForce ? (
        <PostForm>
          <input
            type="hidden"
            name="submissionKey"
            value={answer(failed, "submissionKey", page.submissionKey)}
          />
          <TextArea
            name="why"
            label={page.side === "practitioner" ? "Why should it be reviewed?" : "What has changed?"}
            hint={
              page.own
                ? "For example: I have been in hospital, and the stairs are too much now."
                : page.side === "practitioner"
                  ? "The person reads this."
                  : `In ${page.name}’s own words, where you have them.`
            }
            rows={6}
            maxLength={5_000}
            value={answer(failed, "why")}
            error={failed?.errors.why}
          />
          {page.assisted ? (
            <DecisionFields
              question="You tell me that something has changed. Shall I ask for a review of your plan?"
              personName={page.name}
              values={failed?.values}
              errors={failed?.errors}
            />
          ) : null}
          <div className="mt-6 flex flex-wrap gap-3">
            <Button>Ask for a review</Button>
            <ButtonLink href={back}>Go back</ButtonLink>
          </div>
        </PostForm>
      ) : (
        <Notice tone="calm" title="This plan is not in force now">
          <p>Only a plan in force is reviewed. Write in the plan that is being made instead.</p>
        </Notice>
      )}
      <Notice tone="calm" title="What happens next">
        <p>
          {page.selfFunder
            ? "It stays between you and your planner. The council is not told."
            : "The council’s practitioners are told at once. They agree a day, within 4 weeks."}
        </p>
        <p>Support goes on as it is until then. If it cannot wait, phone. In danger, phone 999.</p>
      </Notice>
    </Page>
  );
}
