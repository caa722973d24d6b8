import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { needsWords } from "#app/domain/assisted-access/decision-form.ts";
import { findPlannerToChoose } from "#app/domain/engagements/draft-engagement.server.ts";
import { findPlanPlanner } from "#app/domain/plans/reviews/find-plan-planner.server.ts";
import { WantPlannerForm } from "#app/domain/plans/reviews/review-forms.ts";
import { wantPlanner } from "#app/domain/plans/reviews/want-planner.server.ts";
import { formAgain, parseForm, readForm } from "#app/http/form.server.ts";
import { notFound, requirePerson } from "#app/http/guards.server.ts";
import type { Handle } from "#app/http/handle.ts";
import { idParam } from "#app/http/id-param.server.ts";
import { outcome } from "#app/http/outcome.server.ts";
import { PostForm } from "#app/http/post-form.tsx";
import { publicName } from "#app/lib/words.ts";
import { loadReview } from "#app/routes/plans/reviews/load-review.server.ts";
import { Button } from "#app/ui/button.tsx";
import { Card } from "#app/ui/card.tsx";
import { DecisionFields } from "#app/ui/decision-fields.tsx";
import { ErrorSummary } from "#app/ui/error-summary.tsx";
import { Page } from "#app/ui/page.tsx";

export const handle: Handle = { title: "Review with a planner" };

export async function loader(args: LoaderFunctionArgs) {
  const { party, plan, review } = await loadReview(args);
  if (party.side !== "person" || !plan.inForce || review.state === "closed") throw notFound();
  const own = await findPlanPlanner(plan);
  const chosen = own && (await findPlannerToChoose(own.slug));
  return {
    name: plan.name,
    back: `/plans/${plan.id}/reviews/${review.id}`,
    planner: chosen && {
      name: publicName(chosen.firstName, chosen.lastName),
      agency: chosen.agency?.name ?? null,
      free: chosen.status === "published" && chosen.takingNewPeople,
    },
    assisted: needsWords(party.access),
  };
}

export async function action(args: ActionFunctionArgs) {
  const { request, params } = args;
  // Somebody else's is not there, whatever the form says
  await loadReview(args);
  const access = await requirePerson(request, "engage_planners");
  const form = await readForm(request, access);
  const parsed = parseForm(form, WantPlannerForm);
  if (!parsed.ok) return formAgain(parsed.failed);
  const [planId, reviewId] = [idParam(params), idParam(params, "reviewId")];
  const own =
    parsed.value.who === "own"
      ? await findPlanPlanner({ id: planId, personId: access.subject.personId })
      : null;
  return outcome(
    form,
    await wantPlanner(access, planId, reviewId, parsed.value),
    own ? `/planners/${own.slug}/engage` : "/planners",
  );
}

export default function ReviewWithPlanner() {
  const { name, back, planner, assisted } = useLoaderData<typeof loader>();
  const failed = useActionData<typeof action>();
  return (
    <Page
      title="Review with a planner"
      kicker={`Support plan of ${name}`}
      back={{ href: back, label: "The review" }}
      lead={
        <p>
          A planner prepares the review with you and sees to what changes, for the fixed fee of a tier.
          Nothing is set aside yet: you see the fee first, and what pays it.
        </p>
      }
      narrow
    >
      <ErrorSummary errors={failed?.errors} />
      <PostForm>
        {assisted ? (
          <DecisionFields
            question="Do you want a planner with you in the review?"
            personName={name}
            values={failed?.values}
            errors={failed?.errors}
          />
        ) : null}
        {planner ? (
          <Card className="my-5">
            <h2 className="text-[1.2rem]">{planner.name} knows this plan</h2>
            <p className="mt-1 mb-4">
              {planner.agency ? `With ${planner.agency}. ` : ""}
              {planner.free
                ? "They wrote it with you."
                : "They wrote it with you, but take nobody on at the moment. You can choose another planner."}
            </p>
            {planner.free ? (
              <Button name="who" value="own">
                Review with {planner.name}
              </Button>
            ) : null}
          </Card>
        ) : null}
        <Card className="my-5">
          <h2 className="text-[1.2rem]">Another planner</h2>
          <p className="mt-1 mb-4">
            Look for somebody, and choose. What you ask them for is marked as for this review.
          </p>
          <Button name="who" value="other" weight={planner?.free ? "quiet" : "filled"}>
            Choose a planner
          </Button>
        </Card>
      </PostForm>
    </Page>
  );
}
