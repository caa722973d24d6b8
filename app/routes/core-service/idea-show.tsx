import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { ASSISTS } from "#app/domain/access/roles.ts";
import { decideIdea } from "#app/domain/community/ideas/decide-idea.server.ts";
import { findIdeaToRead } from "#app/domain/community/ideas/find-ideas.server.ts";
import { DecideIdeaForm } from "#app/domain/community/ideas/idea-forms.ts";
import { answer } from "#app/http/answers.ts";
import { formAgain, parseForm, readForm } from "#app/http/form.server.ts";
import { notFound, requireArea } from "#app/http/guards.server.ts";
import type { Handle } from "#app/http/handle.ts";
import { idParam } from "#app/http/id-param.server.ts";
import { outcome } from "#app/http/outcome.server.ts";
import { PostForm } from "#app/http/post-form.tsx";
import { IdeaCard } from "#app/routes/ideas/idea-card.tsx";
import { Button } from "#app/ui/button.tsx";
import { Notice } from "#app/ui/card.tsx";
import { Radios } from "#app/ui/choices.tsx";
import { ErrorSummary } from "#app/ui/error-summary.tsx";
import { TextArea } from "#app/ui/field.tsx";
import { Page } from "#app/ui/page.tsx";

export const handle: Handle = { title: "An idea to read" };

export async function loader({ request, params }: LoaderFunctionArgs) {
  const access = await requireArea(request, ASSISTS);
  const idea = await findIdeaToRead(access, idParam(params));
  if (!idea) throw notFound();
  return idea;
}

export async function action({ request, params }: ActionFunctionArgs) {
  const access = await requireArea(request, ASSISTS);
  const form = await readForm(request, access);
  const parsed = parseForm(form, DecideIdeaForm);
  if (!parsed.ok) return formAgain(parsed.failed);
  const done = parsed.value.decision === "approve" ? "idea-shown" : "idea-refused";
  return outcome(
    form,
    await decideIdea(access, idParam(params), parsed.value),
    `/core/community?done=${done}`,
  );
}

export default function ReadIdea() {
  const idea = useLoaderData<typeof loader>();
  const failed = useActionData<typeof action>();
  return (
    <Page
      title="An idea to read"
      narrow
      back={{ href: "/core/community", label: "Community groups to read" }}
      lead={<p>Could anybody tell from these words whose plan it was? Then it must not be shown.</p>}
    >
      <ErrorSummary errors={failed?.errors} />
      <IdeaCard idea={idea} />
      {idea.status === "waiting" ? (
        <PostForm>
          <input type="hidden" name="version" value={idea.version} />
          <Radios
            name="decision"
            legend="Show this idea to everybody?"
            value={answer(failed, "decision")}
            error={failed?.errors.decision}
            choices={[
              { value: "approve", label: "Yes: show it" },
              { value: "refuse", label: "No: tell its planner why" },
            ]}
          />
          <TextArea
            name="words"
            label="Why not"
            hint="Its planner reads these words."
            rows={3}
            maxLength={1000}
            value={answer(failed, "words")}
            error={failed?.errors.words}
          />
          <Button>Send my answer</Button>
        </PostForm>
      ) : (
        <Notice tone="calm" title={idea.status === "shown" ? "It is shown" : "It was not taken"}>
          {idea.answer ? <p dir="auto">{idea.answer}</p> : null}
        </Notice>
      )}
    </Page>
  );
}
