import { randomUUID } from "node:crypto";
import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { beginPlan } from "#app/domain/plans/begin-plan.server.ts";
import { findPlans } from "#app/domain/plans/find-plans.server.ts";
import { BeginForm } from "#app/domain/plans/plan-forms.ts";
import { isId } from "#app/domain/plans/plan-party.ts";
import { PLAN_STATUS_WORDS } from "#app/domain/plans/plan-status-rules.ts";
import { formAgain, parseForm, readForm } from "#app/http/form.server.ts";
import type { Handle } from "#app/http/handle.ts";
import { outcome } from "#app/http/outcome.server.ts";
import { PostForm } from "#app/http/post-form.tsx";
import { requirePlanParty } from "#app/http/require-plan.server.ts";
import { momentWords } from "#app/lib/dates.ts";
import { Button, ButtonLink } from "#app/ui/button.tsx";
import { Card, Tag, Tags } from "#app/ui/card.tsx";
import { ErrorSummary } from "#app/ui/error-summary.tsx";
import { Page } from "#app/ui/page.tsx";

export const handle: Handle = { title: "Support plans" };

export async function loader({ request }: LoaderFunctionArgs) {
  const party = await requirePlanParty(request);
  const asked = new URL(request.url).searchParams.get("person") ?? "";
  const { plans, people } = await findPlans(party, isId(asked) ? asked : undefined);
  return {
    own: party.side === "person" && party.access.grant === null,
    people: people.map((person) => ({ ...person, submissionKey: randomUUID() })),
    plans: plans.map((plan) => ({
      ...plan,
      words: PLAN_STATUS_WORDS[plan.status],
      when: momentWords(plan.changedAt),
    })),
  };
}

export async function action({ request }: ActionFunctionArgs) {
  const party = await requirePlanParty(request);
  const form = await readForm(request, party.access);
  const parsed = parseForm(form, BeginForm);
  if (!parsed.ok)
    return formAgain({
      ...parsed.failed,
      errors: { "": "Choose for whom to begin a plan. Open this page again." },
    });
  return outcome(form, await beginPlan(party, parsed.value), ({ id }) => `/plans/${id}`);
}

export default function Plans() {
  const { own, people, plans } = useLoaderData<typeof loader>();
  const failed = useActionData<typeof action>();
  return (
    <Page
      title={own ? "My support plan" : "Support plans"}
      lead={
        <p>
          A support plan says what matters to a person, what they need, and how that is met. The money follows
          from it.
        </p>
      }
    >
      <ErrorSummary errors={failed?.errors} />
      {plans.length === 0 && people.length === 0 ? (
        <p className="my-5">
          There is no plan here yet. One begins when a person has a planner at work, or begins it.
        </p>
      ) : null}
      <ul className="mt-6 grid gap-4">
        {plans.map((plan) => (
          <li key={plan.id}>
            <Card>
              <h2>{plan.name}</h2>
              <Tags>
                <Tag tone={plan.status === "sent_back" ? "brick" : "sea"}>{plan.words}</Tag>
              </Tags>
              <p className="mb-4 text-soft">Last changed {plan.when}</p>
              <ButtonLink href={`/plans/${plan.id}`} weight="filled">
                Open the plan of {plan.name}
              </ButtonLink>
            </Card>
          </li>
        ))}
        {people.map((person) => (
          <li key={person.id}>
            <Card>
              <h2>{own ? "Begin your plan" : person.name}</h2>
              <p className="mt-1 mb-4">
                {own
                  ? "You can write it yourself, bit by bit. What you save is kept. Your planner and the council’s practitioner can write in it too."
                  : "No plan is being made yet."}
              </p>
              <PostForm>
                <input type="hidden" name="personId" value={person.id} />
                <input type="hidden" name="submissionKey" value={person.submissionKey} />
                <Button weight={own ? "filled" : "quiet"}>
                  {own ? "Begin my plan" : `Begin a plan for ${person.name}`}
                </Button>
              </PostForm>
            </Card>
          </li>
        ))}
      </ul>
    </Page>
  );
}
