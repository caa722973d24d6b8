import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { findIdeas, MOST_IDEA_PAGES } from "#app/domain/community/ideas/find-ideas.server.ts";
import { PutIdeaInForm } from "#app/domain/community/ideas/idea-forms.ts";
import { putIdeaIn } from "#app/domain/community/ideas/put-idea-in.server.ts";
import { needChoices, presentBeside } from "#app/domain/plans/present-plan.ts";
import { formAgain, parseForm, readForm } from "#app/http/form.server.ts";
import type { Handle } from "#app/http/handle.ts";
import { outcome } from "#app/http/outcome.server.ts";
import { PostForm } from "#app/http/post-form.tsx";
import { requirePlanParty } from "#app/http/require-plan.server.ts";
import { readPage } from "#app/lib/query.ts";
import { IdeaCard } from "#app/routes/ideas/idea-card.tsx";
import { afterSaving, loadPlan } from "#app/routes/plans/load-plan.server.ts";
import { Button } from "#app/ui/button.tsx";
import { Notice } from "#app/ui/card.tsx";
import { ErrorSummary } from "#app/ui/error-summary.tsx";
import { SelectField } from "#app/ui/field.tsx";
import { Page } from "#app/ui/page.tsx";

export const handle: Handle = { title: "Ideas for this plan" };

export async function loader(args: LoaderFunctionArgs) {
  const { plan } = await loadPlan(args);
  const query = new URL(args.request.url).searchParams;
  const need = plan.needs.find(({ id }) => id === query.get("need")) ?? null;
  const page = readPage(query.get("page"), MOST_IDEA_PAGES);
  const { ideas, next } = await findIdeas(need?.area ?? null, page);
  return {
    beside: presentBeside(plan),
    needs: needChoices(plan),
    needId: need?.id ?? "",
    ideas,
    next: next ? `/plans/${plan.id}/ideas?${need ? `need=${need.id}&` : ""}page=${page + 1}` : "",
  };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const party = await requirePlanParty(request);
  const form = await readForm(request, party.access);
  const parsed = parseForm(form, PutIdeaInForm);
  if (!parsed.ok) return formAgain(parsed.failed);
  const id = params.id ?? "";
  return outcome(form, await putIdeaIn(party, id, parsed.value), afterSaving(id, "actions"));
}

export default function IdeasForPlan() {
  const { beside, needs, needId, ideas, next } = useLoaderData<typeof loader>();
  const failed = useActionData<typeof action>();
  return (
    <Page
      title="Ideas for this plan"
      kicker={`Support plan of ${beside.name}`}
      back={{ href: `/plans/${beside.id}`, label: "The plan" }}
      lead={
        <p>What others found good, and what it cost them. Put in, it is an action that you can change.</p>
      }
    >
      <ErrorSummary errors={failed?.errors} />
      {beside.editable ? null : (
        <Notice tone="calm" title="This plan is not open for writing">
          <p>It is now: {beside.status.toLowerCase()}. You can look, but nothing can be put in.</p>
        </Notice>
      )}
      <form method="get" role="search" aria-label="Ideas for this plan" className="no-print">
        <SelectField
          name="need"
          label="For which need?"
          value={needId}
          options={[{ value: "", label: "Any of them" }, ...needs]}
        />
        <Button weight="quiet">Show ideas</Button>
      </form>
      {ideas.length === 0 ? (
        <Notice tone="calm" title="No idea for this yet">
          <p>
            <a href={`/plans/${beside.id}/ideas`}>See every idea</a>, or{" "}
            <a href={`/plans/${beside.id}/community`}>look for a group near</a>.
          </p>
        </Notice>
      ) : null}
      <ul className="mt-5 grid gap-4">
        {ideas.map((idea) => (
          <li key={idea.id}>
            <IdeaCard idea={idea}>
              {beside.editable ? (
                <PostForm className="no-print">
                  <input type="hidden" name="ideaId" value={idea.id} />
                  <input type="hidden" name="needId" value={needId} />
                  <Button weight="quiet">
                    Put it into the plan<span className="sr-only">: {idea.what.slice(0, 60)}</span>
                  </Button>
                </PostForm>
              ) : null}
            </IdeaCard>
          </li>
        ))}
      </ul>
      {next ? (
        <p className="no-print mt-4">
          <a href={next} className="inline-flex min-h-11 items-center">
            More ideas
          </a>
        </p>
      ) : null}
    </Page>
  );
}
