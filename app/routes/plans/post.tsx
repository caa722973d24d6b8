import { randomUUID } from "node:crypto";
import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { PAPER_FORMS, PAPER_FORM_KEYS } from "#app/domain/plans/papers/paper-forms.ts";
import { findPost, PostPaperForm, postPaper } from "#app/domain/plans/papers/post-paper.server.ts";
import { findProfile } from "#app/domain/plans/profile/find-profile.server.ts";
import { answer } from "#app/http/answers.ts";
import { formAgain, parseForm, readForm } from "#app/http/form.server.ts";
import { notFound } from "#app/http/guards.server.ts";
import type { Handle } from "#app/http/handle.ts";
import { outcome } from "#app/http/outcome.server.ts";
import { PostForm } from "#app/http/post-form.tsx";
import { requirePlanParty } from "#app/http/require-plan.server.ts";
import { loadPlan } from "#app/routes/plans/load-plan.server.ts";
import { Button, ButtonLink } from "#app/ui/button.tsx";
import { Notice } from "#app/ui/card.tsx";
import { Radios } from "#app/ui/choices.tsx";
import { ErrorSummary } from "#app/ui/error-summary.tsx";
import { Page } from "#app/ui/page.tsx";

export const handle: Handle = { title: "Send the plan by post" };

export async function loader(args: LoaderFunctionArgs) {
  const { party, plan } = await loadPlan(args);
  const post = await findPost(party, plan.personId);
  if (!post) throw notFound();
  const profile = await findProfile(plan);
  return {
    id: plan.id,
    name: plan.name,
    ...post,
    submissionKey: randomUUID(),
    done: new URL(args.request.url).searchParams.get("done") === "sent",
    choices: PAPER_FORM_KEYS.filter((form) => form !== "profile" || profile !== null).map((form) => ({
      value: form,
      label: PAPER_FORMS[form].title,
      hint: PAPER_FORMS[form].says,
    })),
  };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const party = await requirePlanParty(request);
  const form = await readForm(request, party.access);
  const parsed = parseForm(form, PostPaperForm);
  if (!parsed.ok) return formAgain(parsed.failed);
  const id = params.id ?? "";
  return outcome(form, await postPaper(party, id, parsed.value), `/plans/${id}/post?done=sent`);
}

export default function SendByPost() {
  const page = useLoaderData<typeof loader>();
  const failed = useActionData<typeof action>();
  const base = `/plans/${page.id}`;
  return (
    <Page
      title="Send the plan by post"
      kicker={`Support plan of ${page.name}`}
      back={{ href: `${base}/print`, label: "The plan on paper" }}
      lead={<p>The core service prints the plan as it is now, and posts it to the person’s own address.</p>}
      narrow
    >
      {page.done ? (
        <Notice tone="done" title="It is on its way to the printer" announce>
          <p>The core service prints it and posts it. What was kept for the post does not change any more.</p>
        </Notice>
      ) : null}
      <ErrorSummary errors={failed?.errors} />
      {page.hasAddress ? (
        <PostForm>
          <input
            type="hidden"
            name="submissionKey"
            value={answer(failed, "submissionKey", page.submissionKey)}
          />
          <Radios
            name="form"
            legend="Which form?"
            hint="We have chosen the one that fits what they told us they need."
            choices={page.choices}
            value={answer(failed, "form", page.form)}
            error={failed?.errors.form}
          />
          <div className="mt-6 flex flex-wrap gap-3">
            <Button>Send it by post</Button>
            <ButtonLink href={`${base}/print`}>Go back</ButtonLink>
          </div>
        </PostForm>
      ) : (
        <Notice tone="attention" title="We have no address for them">
          <p>Phone the core service and say where it should go. You can print the plan yourself, too.</p>
        </Notice>
      )}
    </Page>
  );
}
