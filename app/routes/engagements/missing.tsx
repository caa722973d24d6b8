import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { DecisionForm } from "#app/domain/assisted-access/decision-form.ts";
import { sayMissing } from "#app/domain/engagements/answer-delivery.server.ts";
import { MissingForm } from "#app/domain/engagements/engagement-forms.ts";
import { findStep } from "#app/domain/engagements/find-step.server.ts";
import { formAgain, parseForm, readForm } from "#app/http/form.server.ts";
import { notFound, requirePerson } from "#app/http/guards.server.ts";
import type { Handle } from "#app/http/handle.ts";
import { outcome } from "#app/http/outcome.server.ts";
import { StepForm } from "#app/routes/engagements/step-page.tsx";
import { TextArea } from "#app/ui/field.tsx";

export const handle: Handle = { title: "What is missing?" };

export async function loader({ request, params }: LoaderFunctionArgs) {
  const access = await requirePerson(request, "engage_planners");
  const step = await findStep(access, params.id ?? "", "say-missing");
  if (!step) throw notFound();
  return step;
}

export async function action({ request, params }: ActionFunctionArgs) {
  const access = await requirePerson(request, "engage_planners");
  const form = await readForm(request, access);
  const parsed = parseForm(form, MissingForm.extend({ decision: DecisionForm }));
  if (!parsed.ok) return formAgain(parsed.failed);
  const id = params.id ?? "";
  const { decision, ...input } = parsed.value;
  const result = await sayMissing(access, { id, ...input, ...(decision ? { decision } : {}) });
  return outcome(form, result, `/engagements/${id}?done=missing`);
}

export default function Missing() {
  const step = useLoaderData<typeof loader>();
  const failed = useActionData<typeof action>();
  return (
    <StepForm
      step={step}
      failed={failed}
      title="What is missing?"
      lead={<p>{step.plannerName} is told, and goes on within the same fee. Nothing is paid.</p>}
      press={`Tell ${step.plannerName}`}
      question={`What is missing from what ${step.plannerName} has done?`}
    >
      <TextArea
        name="words"
        label="What is missing"
        value={String(failed?.values.words ?? "")}
        error={failed?.errors.words}
      />
    </StepForm>
  );
}
