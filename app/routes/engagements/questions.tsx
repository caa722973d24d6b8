import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import {
  findDraft,
  findPlannerToChoose,
  saveAnswers,
} from "#app/domain/engagements/draft-engagement.server.ts";
import { QuestionsForm } from "#app/domain/engagements/engagement-forms.ts";
import { QUESTIONS } from "#app/domain/engagements/tier-suggestion-rules.ts";
import { formAgain, parseForm, readForm } from "#app/http/form.server.ts";
import { notFound, requirePerson } from "#app/http/guards.server.ts";
import type { Handle } from "#app/http/handle.ts";
import { outcome } from "#app/http/outcome.server.ts";
import { PostForm } from "#app/http/post-form.tsx";
import { Button, ButtonLink } from "#app/ui/button.tsx";
import { Notice } from "#app/ui/card.tsx";
import { Radios } from "#app/ui/choices.tsx";
import { ErrorSummary } from "#app/ui/error-summary.tsx";
import { Page } from "#app/ui/page.tsx";

export const handle: Handle = { title: "Three questions about your planning" };

export async function loader({ request, params }: LoaderFunctionArgs) {
  const access = await requirePerson(request, "engage_planners");
  const planner = await findPlannerToChoose(params.slug ?? "");
  if (!planner) throw notFound();
  const draft = await findDraft(access, planner.id, new URL(request.url).searchParams.get("draft"));
  return { planner, draft, forWhom: access.grant ? access.subject.name : null };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const access = await requirePerson(request, "engage_planners");
  const form = await readForm(request, access);
  const planner = await findPlannerToChoose(params.slug ?? "");
  if (!planner) throw notFound();
  const parsed = parseForm(form, QuestionsForm);
  if (!parsed.ok) return formAgain(parsed.failed);
  const draftId = new URL(request.url).searchParams.get("draft");
  const saved = await saveAnswers(access, planner.id, draftId, parsed.value);
  return outcome(form, saved, (draft) => `/planners/${planner.slug}/engage/tier?draft=${draft}`);
}

export default function Questions() {
  const { planner, draft, forWhom } = useLoaderData<typeof loader>();
  const failed = useActionData<typeof action>();
  const value = (name: "knows" | "talks" | "things") =>
    failed ? String(failed.values[name] ?? "") : draft?.[name];
  const back = { href: `/planners/${planner.slug}`, label: `${planner.firstName}'s profile` };
  if (!planner.takingNewPeople || planner.status !== "published") {
    return (
      <Page title={`${planner.firstName} is not taking new people now`} back={back} narrow>
        <p className="my-4">Nothing was changed. There are other planners who can start sooner.</p>
        <ButtonLink href="/planners?available=now">Look for another planner</ButtonLink>
      </Page>
    );
  }
  return (
    <Page
      title={`Choosing ${planner.firstName}`}
      kicker="Step 1 of 3"
      back={back}
      lead={
        <p>
          Three questions{forWhom ? ` about ${forWhom}` : ""}, so that we can suggest how much planning fits.
          You can leave any of them out.
        </p>
      }
      narrow
    >
      <ErrorSummary errors={failed?.errors} />
      <PostForm>
        {(["knows", "talks", "things"] as const).map((name) => (
          <Radios
            key={name}
            name={name}
            legend={QUESTIONS[name].legend}
            choices={Object.entries(QUESTIONS[name].answers).map(([key, label]) => ({ value: key, label }))}
            value={value(name)}
            error={failed?.errors[name]}
            {...(name === "talks"
              ? {
                  hint: "For example: British Sign Language, an interpreter, Easy Read, or speech that takes time. Nobody pays more for this.",
                }
              : {})}
          />
        ))}
        <Button>Next: how much planning</Button>
      </PostForm>
      <Notice tone="calm" title="Nothing is set aside yet">
        <p>You will see the fee, and your budget before and after, before you agree to anything.</p>
      </Notice>
    </Page>
  );
}
