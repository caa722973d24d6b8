import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { findPlacement } from "#app/domain/plans/ways/find-placements.server.ts";
import { movePlacement } from "#app/domain/plans/ways/move-placement.server.ts";
import { nextStates, PLACEMENT_STATES } from "#app/domain/plans/ways/placement-rules.ts";
import type { PlacementState } from "#app/domain/plans/ways/placement-rules.ts";
import { PlacementForm } from "#app/domain/plans/ways/ways-forms.ts";
import { answer } from "#app/http/answers.ts";
import { formAgain, parseForm, readForm } from "#app/http/form.server.ts";
import { notFound, requireArea } from "#app/http/guards.server.ts";
import type { Handle } from "#app/http/handle.ts";
import { outcome } from "#app/http/outcome.server.ts";
import { PostForm } from "#app/http/post-form.tsx";
import { momentWords, shortDay } from "#app/lib/dates.ts";
import { count } from "#app/lib/words.ts";
import { Button } from "#app/ui/button.tsx";
import { Notice, Tag, Tags } from "#app/ui/card.tsx";
import { Radios } from "#app/ui/choices.tsx";
import { ErrorSummary } from "#app/ui/error-summary.tsx";
import { TextArea } from "#app/ui/field.tsx";
import { Page } from "#app/ui/page.tsx";
import { Timeline } from "#app/ui/timeline.tsx";

export const handle: Handle<{ title: string }> = { title: ({ title }) => title };

export async function loader({ request, params }: LoaderFunctionArgs) {
  const access = await requireArea(request, ["practitioner"]);
  const found = await findPlacement(access, params.id ?? "");
  if (!found) throw notFound();
  return {
    title: `Care to arrange for ${found.name}`,
    part: found.part,
    why: found.why,
    state: PLACEMENT_STATES[found.state],
    due: found.dueOn === null ? "" : shortDay(found.dueOn),
    late: found.overdue,
    plan: `/plans/${found.planId}`,
    version: found.version,
    next: nextStates(found.state).map((value) => ({ value, label: PLACEMENT_STATES[value] })),
    steps: found.steps.map((step) => ({
      id: step.id,
      what: PLACEMENT_STATES[step.state as PlacementState],
      who: step.byName,
      when: momentWords(step.at),
      words: step.words,
    })),
    said: new URL(request.url).searchParams.has("done"),
  };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const access = await requireArea(request, ["practitioner"]);
  const form = await readForm(request, access);
  const id = params.id ?? "";
  const parsed = parseForm(form, PlacementForm);
  if (!parsed.ok) {
    if (!(await findPlacement(access, id))) throw notFound();
    return formAgain(parsed.failed);
  }
  return outcome(form, await movePlacement(access, id, parsed.value), `/council/placements/${id}?done=1`);
}

export default function ShowPlacement() {
  const page = useLoaderData<typeof loader>();
  const failed = useActionData<typeof action>();
  return (
    <Page title={page.title} back={{ href: "/council/placements", label: "Care to arrange" }}>
      <ErrorSummary errors={failed?.errors} />
      {page.said ? (
        <Notice tone="done" title="Written down" announce>
          <p>The person sees it in their plan.</p>
        </Notice>
      ) : null}
      <Tags>
        <Tag tone="sea">{page.state}</Tag>
        {page.due ? <Tag tone={page.late > 0 ? "brick" : "plain"}>Next step by {page.due}</Tag> : null}
      </Tags>
      {page.late > 0 ? <p className="font-semibold text-brick">{count(page.late, "day")} late.</p> : null}
      <p dir="auto" className="my-3 text-[1.12rem] font-semibold [overflow-wrap:anywhere]">
        {page.part}
      </p>
      <p>Why they chose it:</p>
      <blockquote
        dir="auto"
        className="my-3 max-w-[62ch] border-l-4 border-marigold pl-4 whitespace-pre-line [overflow-wrap:anywhere]"
      >
        {page.why}
      </blockquote>
      <p>
        <a href={page.plan} className="inline-flex min-h-11 items-center">
          The support plan
        </a>
      </p>
      <h2 className="mt-6">What happened</h2>
      <Timeline items={page.steps} />
      {page.next.length > 0 ? (
        <PostForm>
          <input type="hidden" name="version" value={answer(failed, "version", String(page.version))} />
          <Radios
            name="to"
            legend="How far on is it now?"
            choices={page.next}
            value={answer(failed, "to")}
            error={failed?.errors.to}
            small
          />
          <TextArea
            name="words"
            label="In words"
            hint="Who was found, or why it came back. The person reads this."
            rows={4}
            value={answer(failed, "words")}
            error={failed?.errors.words}
          />
          <Button>Write it down</Button>
        </PostForm>
      ) : (
        <p className="my-3">This has ended. If the person chooses again, it is handed over again.</p>
      )}
    </Page>
  );
}
