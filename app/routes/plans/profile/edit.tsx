import { randomUUID } from "node:crypto";
import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { needsWords } from "#app/domain/assisted-access/decision-form.ts";
import { findPlan } from "#app/domain/plans/find-plan.server.ts";
import { agreeProfile } from "#app/domain/plans/profile/agree-profile.server.ts";
import { findProfile } from "#app/domain/plans/profile/find-profile.server.ts";
import { ProfileForm, profileChoices } from "#app/domain/plans/profile/profile-lines.ts";
import { shortWords } from "#app/domain/plans/value-words.ts";
import { answer, answers } from "#app/http/answers.ts";
import { formAgain, parseForm, readForm } from "#app/http/form.server.ts";
import { notFound, requirePerson } from "#app/http/guards.server.ts";
import type { Handle } from "#app/http/handle.ts";
import { idParam } from "#app/http/id-param.server.ts";
import { outcome } from "#app/http/outcome.server.ts";
import { PostForm } from "#app/http/post-form.tsx";
import { Button, ButtonLink } from "#app/ui/button.tsx";
import { Notice } from "#app/ui/card.tsx";
import { Checkboxes } from "#app/ui/choices.tsx";
import { DecisionFields } from "#app/ui/decision-fields.tsx";
import { ErrorSummary } from "#app/ui/error-summary.tsx";
import { Page } from "#app/ui/page.tsx";

export const handle: Handle = { title: "One page for a personal assistant" };

export async function loader({ request, params }: LoaderFunctionArgs) {
  const access = await requirePerson(request, "engage_planners");
  const plan = await findPlan({ side: "person", access }, idParam(params));
  if (!plan) throw notFound();
  const profile = await findProfile(plan);
  return {
    id: plan.id,
    name: plan.name,
    version: plan.version,
    submissionKey: randomUUID(),
    needsWords: needsWords(access),
    choices: profileChoices(plan).map(({ part, title, words }) => ({
      value: part,
      label: `${title}: ${shortWords(words)}`,
    })),
    agreed: profile && { when: profile.agreed, changed: profile.changed, parts: profile.parts },
  };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const access = await requirePerson(request, "engage_planners");
  const form = await readForm(request, access);
  const parsed = parseForm(form, ProfileForm);
  if (!parsed.ok) return formAgain(parsed.failed);
  const id = params.id ?? "";
  const { decision, ...sent } = parsed.value;
  const result = await agreeProfile(access, id, { ...sent, ...(decision ? { decision } : {}) });
  return outcome(form, result, `/plans/${id}/print?form=profile`);
}

export default function EditProfile() {
  const page = useLoaderData<typeof loader>();
  const failed = useActionData<typeof action>();
  const base = `/plans/${page.id}`;
  return (
    <Page
      title="One page for a personal assistant"
      kicker={`Support plan of ${page.name}`}
      back={{ href: `${base}/print`, label: "The plan on paper" }}
      lead={
        <p>
          A personal assistant needs to know some things, and not your whole plan. Tick what may go on the
          page. Nothing else goes on it. When the plan changes later, the page stays as it is until you agree
          again.
        </p>
      }
      narrow
    >
      <ErrorSummary errors={failed?.errors} />
      {page.agreed ? (
        <Notice tone="calm" title="There is a page already">
          <p>Agreed by {page.agreed.when}. If you agree again, the new page takes its place.</p>
          {page.agreed.changed.length > 0 ? (
            <p>The plan now says something else about: {page.agreed.changed.join(", ")}.</p>
          ) : null}
          <p className="flex flex-wrap gap-x-6">
            <a href={`${base}/print?form=profile`} className="inline-flex min-h-11 items-center">
              See the page
            </a>
            <a href={`${base}/profile/take-back`} className="inline-flex min-h-11 items-center">
              Take it back
            </a>
          </p>
        </Notice>
      ) : null}
      {page.choices.length === 0 ? (
        <p className="my-5">There is nothing in the plan yet that could go on the page.</p>
      ) : (
        <PostForm>
          <input type="hidden" name="version" value={answer(failed, "version", String(page.version))} />
          <input
            type="hidden"
            name="submissionKey"
            value={answer(failed, "submissionKey", page.submissionKey)}
          />
          <Checkboxes
            name="parts"
            legend="What may a personal assistant read?"
            hint="What things cost and who pays is never on the page."
            choices={page.choices}
            values={answers(failed, "parts", page.agreed?.parts)}
            error={failed?.errors.parts}
            small
          />
          {page.needsWords ? (
            <DecisionFields
              question="I read out what would go on one page for a personal assistant. May they read this?"
              personName={page.name}
              values={failed?.values}
              errors={failed?.errors}
            />
          ) : null}
          <div className="mt-6 flex flex-wrap gap-3">
            <Button>Yes, a personal assistant may read this</Button>
            <ButtonLink href={`${base}/print`}>Go back</ButtonLink>
          </div>
        </PostForm>
      )}
    </Page>
  );
}
