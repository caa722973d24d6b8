import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { DecisionForm } from "#app/domain/assisted-access/decision-form.ts";
import { proposeEnding } from "#app/domain/engagements/end-early.server.ts";
import { EndingForm } from "#app/domain/engagements/engagement-forms.ts";
import { findStep } from "#app/domain/engagements/find-step.server.ts";
import { formAgain, parseForm, readForm } from "#app/http/form.server.ts";
import { notFound } from "#app/http/guards.server.ts";
import type { Handle } from "#app/http/handle.ts";
import { outcome } from "#app/http/outcome.server.ts";
import { requireEngagementSide } from "#app/http/require-engagement.server.ts";
import { pounds } from "#app/lib/money.ts";
import { StepForm } from "#app/routes/engagements/step-page.tsx";
import { TextArea } from "#app/ui/field.tsx";

export const handle: Handle = { title: "End this planning early?" };

export async function loader({ request, params }: LoaderFunctionArgs) {
  const access = await requireEngagementSide(request);
  const step = await findStep(access, params.id ?? "", "propose-ending");
  if (!step) throw notFound();
  return step;
}

export async function action({ request, params }: ActionFunctionArgs) {
  const access = await requireEngagementSide(request);
  const form = await readForm(request, access);
  const parsed = parseForm(form, EndingForm.extend({ decision: DecisionForm }));
  if (!parsed.ok) return formAgain(parsed.failed);
  const id = params.id ?? "";
  const { decision, ...input } = parsed.value;
  const result = await proposeEnding(access, { id, ...input, ...(decision ? { decision } : {}) });
  return outcome(form, result, `/engagements/${id}?done=ending-proposed`);
}

export default function EndEarly() {
  const step = useLoaderData<typeof loader>();
  const failed = useActionData<typeof action>();
  return (
    <StepForm
      step={step}
      failed={failed}
      title="End this planning early?"
      lead={
        <p>{step.ending.words} The other side sees this figure, and it ends only if they agree to it too.</p>
      }
      press={`Propose to end it for ${pounds(step.ending.pence)}`}
      question={`Do you want to end the planning early? ${step.ending.words}`}
    >
      <input type="hidden" name="feeDuePence" value={step.ending.pence} />
      <TextArea
        name="reason"
        label="Why you want to end it"
        hint="The other side sees these words."
        value={String(failed?.values.reason ?? "")}
        error={failed?.errors.reason}
        rows={3}
      />
    </StepForm>
  );
}
