import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { declineEngagement } from "#app/domain/engagements/answer-request.server.ts";
import { DeclineForm } from "#app/domain/engagements/engagement-forms.ts";
import { findStep } from "#app/domain/engagements/find-step.server.ts";
import { formAgain, parseForm, readForm } from "#app/http/form.server.ts";
import { notFound, requirePlanner } from "#app/http/guards.server.ts";
import type { Handle } from "#app/http/handle.ts";
import { outcome } from "#app/http/outcome.server.ts";
import { StepForm } from "#app/routes/engagements/step-page.tsx";
import { TextArea } from "#app/ui/field.tsx";

export const handle: Handle = { title: "Say no" };

export async function loader({ request, params }: LoaderFunctionArgs) {
  const access = await requirePlanner(request);
  const step = await findStep(access, params.id ?? "", "decline");
  if (!step) throw notFound();
  return step;
}

export async function action({ request, params }: ActionFunctionArgs) {
  const access = await requirePlanner(request);
  const form = await readForm(request, access);
  const parsed = parseForm(form, DeclineForm);
  if (!parsed.ok) return formAgain(parsed.failed);
  const id = params.id ?? "";
  const result = await declineEngagement(access, { id, ...parsed.value });
  return outcome(form, result, `/engagements/${id}?done=declined`);
}

export default function Decline() {
  const step = useLoaderData<typeof loader>();
  const failed = useActionData<typeof action>();
  return (
    <StepForm
      step={step}
      failed={failed}
      title="Say no to this piece of planning?"
      lead={<p>The money goes straight back to their pot, and they can choose somebody else.</p>}
      press="Say no and tell them why"
    >
      <TextArea
        name="reason"
        label="Why you cannot do it"
        hint="They see these words. Be kind: they have chosen you."
        value={String(failed?.values.reason ?? "")}
        error={failed?.errors.reason}
      />
    </StepForm>
  );
}
