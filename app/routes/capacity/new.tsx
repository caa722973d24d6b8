import { randomUUID } from "node:crypto";
import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { CapacityForm } from "#app/domain/capacity/capacity-form.ts";
import { findCapacity } from "#app/domain/capacity/find-capacity.server.ts";
import { recordCapacity } from "#app/domain/capacity/record-capacity.server.ts";
import { answer } from "#app/http/answers.ts";
import { formAgain, parseForm, readForm } from "#app/http/form.server.ts";
import { notFound, requireArea } from "#app/http/guards.server.ts";
import type { Handle } from "#app/http/handle.ts";
import { idParam } from "#app/http/id-param.server.ts";
import { outcome } from "#app/http/outcome.server.ts";
import { PostForm } from "#app/http/post-form.tsx";
import { AssessmentFields } from "#app/routes/capacity/assessment-fields.tsx";
import { Button, ButtonLink } from "#app/ui/button.tsx";
import { ErrorSummary } from "#app/ui/error-summary.tsx";
import { Page } from "#app/ui/page.tsx";

export const handle: Handle = { title: "Record an assessment" };

export async function loader({ request, params }: LoaderFunctionArgs) {
  const access = await requireArea(request, ["practitioner"]);
  const found = await findCapacity(access, idParam(params));
  if (!found) throw notFound();
  const asked = new URL(request.url).searchParams.get("decision");
  return {
    id: found.id,
    name: found.name,
    seen: found.seen,
    decisions: found.decisions.map(({ key, what }) => ({ key, what })),
    asked: found.decisions.some(({ key }) => key === asked) ? asked : null,
    submissionKey: randomUUID(),
  };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const access = await requireArea(request, ["practitioner"]);
  const personId = idParam(params);
  const form = await readForm(request, access);
  const parsed = parseForm(form, CapacityForm);
  if (!parsed.ok) {
    if (!(await findCapacity(access, personId))) throw notFound();
    return formAgain(parsed.failed);
  }
  const result = await recordCapacity(access, personId, parsed.value);
  return outcome(form, result, `/council/people/${personId}/capacity?saved=1`);
}

export default function NewCapacity() {
  const { id, name, seen, decisions, asked, submissionKey } = useLoaderData<typeof loader>();
  const failed = useActionData<typeof action>();
  const back = `/council/people/${id}/capacity`;
  return (
    <Page
      title="Record an assessment"
      kicker={name}
      narrow
      back={{ href: back, label: "Who can decide what" }}
      lead={
        <p>
          One decision, on one day. {name} reads every word of it. Help {name} to decide first: at their best
          time of day, in their own words or signs, with somebody they trust.
        </p>
      }
    >
      <ErrorSummary errors={failed?.errors} />
      <PostForm>
        <input type="hidden" name="seen" value={answer(failed, "seen", String(seen))} />
        <input type="hidden" name="submissionKey" value={answer(failed, "submissionKey", submissionKey)} />
        <AssessmentFields name={name} decisions={decisions} asked={asked ?? ""} failed={failed} />
        <div className="mt-6 flex flex-wrap gap-3">
          <Button>Record it</Button>
          <ButtonLink href={back}>Record nothing</ButtonLink>
        </div>
      </PostForm>
    </Page>
  );
}
