import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { findOwnProfile } from "#app/domain/planners/find-own-profile.server.ts";
import { StepForm } from "#app/domain/planners/profile-forms.ts";
import { pausePlanner, republishPlanner } from "#app/domain/planners/publish-planner.server.ts";
import { submitPlanner } from "#app/domain/planners/submit-planner.server.ts";
import { STATUS_WORDS } from "#app/domain/planners/vocabulary.ts";
import { formAgain, parseForm, readForm, refusedForm } from "#app/http/form.server.ts";
import { requirePlanner } from "#app/http/guards.server.ts";
import type { Handle } from "#app/http/handle.ts";
import { PostForm } from "#app/http/post-form.tsx";
import { OwnAnswers } from "#app/routes/planners/own-answers.tsx";
import { Button, ButtonLink } from "#app/ui/button.tsx";
import { Notice, Tag } from "#app/ui/card.tsx";
import { ErrorSummary } from "#app/ui/error-summary.tsx";
import { Page } from "#app/ui/page.tsx";

export const handle: Handle = { title: "Your profile" };

const SAID = {
  saved: "Saved.",
  submit: "Sent. The core service will read it and tell you.",
  publish: "Published. People can find you again.",
  pause: "Paused. Nobody new can find you. Work you have agreed to goes on.",
} as const;

export async function loader({ request }: LoaderFunctionArgs) {
  const access = await requirePlanner(request);
  const said = new URL(request.url).searchParams.get("done") ?? "";
  const { own, shown, missing } = await findOwnProfile(access);
  return { own, shown, missing, said: Object.hasOwn(SAID, said) ? SAID[said as keyof typeof SAID] : null };
}

export async function action({ request }: ActionFunctionArgs) {
  const access = await requirePlanner(request);
  const form = await readForm(request, access);
  const parsed = parseForm(form, StepForm);
  if (!parsed.ok) return formAgain(parsed.failed);
  const step = { submit: submitPlanner, publish: republishPlanner, pause: pausePlanner }[parsed.value.step];
  const result = await step(access, parsed.value);
  return result.ok
    ? redirect(`/profile/planner?done=${parsed.value.step}`)
    : refusedForm(form, result.refusal);
}

const NEXT = {
  draft:
    "Fill in each part, look at it as others will, then send it. The core service reads it once before anybody sees it.",
  submitted:
    "The core service is reading it. You can still change it. We will tell you when it is published.",
  published: "People can find you and choose you. Changes that you save show at once.",
  paused: "Nobody new can find you now. Work that you have agreed to goes on.",
} as const;
const STEPS = {
  draft: { step: "submit", label: "Send it to be published", weight: "filled" },
  published: { step: "pause", label: "Pause my profile", weight: "quiet" },
  paused: { step: "publish", label: "Publish it again", weight: "filled" },
} as const;

export default function PlannerProfilePage() {
  const { own, shown, missing, said } = useLoaderData<typeof loader>();
  const failed = useActionData<typeof action>();
  const next = own.status === "submitted" || missing.length > 0 ? null : STEPS[own.status];
  return (
    <Page title="Your profile" lead={NEXT[own.status]}>
      <ErrorSummary errors={failed?.errors} />
      {said && !failed ? <Notice tone="done" title={said} announce /> : null}
      <p className="mt-4">
        <span className="sr-only">State of your profile: </span>
        <Tag tone={own.status === "published" ? "leaf" : "sea"}>{STATUS_WORDS[own.status]}</Tag>
      </p>
      {own.sentBackReason ? (
        <Notice tone="attention" title="The core service asks for a change">
          <p className="whitespace-pre-line">{own.sentBackReason}</p>
        </Notice>
      ) : null}
      {missing.length > 0 ? (
        <Notice tone="calm" title="Still to do">
          <ul className="mt-1">
            {missing.map((part) => (
              <li key={part.section}>
                <a
                  className="inline-flex min-h-11 items-center"
                  href={`/profile/planner/edit/${part.section}`}
                >
                  {part.words}
                </a>
              </li>
            ))}
          </ul>
        </Notice>
      ) : null}
      <OwnAnswers own={own} shown={shown} />
      <div className="flex flex-wrap gap-3">
        {next ? (
          <PostForm>
            <input type="hidden" name="version" value={own.version} />
            <input type="hidden" name="step" value={next.step} />
            <Button weight={next.weight}>{next.label}</Button>
          </PostForm>
        ) : null}
        <ButtonLink href="/profile/planner/preview">See it as others do</ButtonLink>
      </div>
    </Page>
  );
}
