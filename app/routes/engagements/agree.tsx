import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { DecisionForm } from "#app/domain/assisted-access/decision-form.ts";
import { agreeDelivery } from "#app/domain/engagements/answer-delivery.server.ts";
import { VersionForm } from "#app/domain/engagements/engagement-forms.ts";
import { findStep } from "#app/domain/engagements/find-step.server.ts";
import { formAgain, parseForm, readForm } from "#app/http/form.server.ts";
import { notFound, requirePerson } from "#app/http/guards.server.ts";
import type { Handle } from "#app/http/handle.ts";
import { outcome } from "#app/http/outcome.server.ts";
import { pounds } from "#app/lib/money.ts";
import { StepForm } from "#app/routes/engagements/step-page.tsx";

export const handle: Handle = { title: "Do you agree that the work is done?" };

export async function loader({ request, params }: LoaderFunctionArgs) {
  const access = await requirePerson(request, "engage_planners");
  const step = await findStep(access, params.id ?? "", "agree");
  if (!step) throw notFound();
  return step;
}

export async function action({ request, params }: ActionFunctionArgs) {
  const access = await requirePerson(request, "engage_planners");
  const form = await readForm(request, access);
  const parsed = parseForm(form, VersionForm.extend({ decision: DecisionForm }));
  if (!parsed.ok) return formAgain(parsed.failed);
  const id = params.id ?? "";
  const { decision, ...input } = parsed.value;
  const result = await agreeDelivery(access, { id, ...input, ...(decision ? { decision } : {}) });
  return outcome(form, result, `/engagements/${id}?done=agreed`);
}

export default function Agree() {
  const step = useLoaderData<typeof loader>();
  const failed = useActionData<typeof action>();
  return (
    <StepForm
      step={step}
      failed={failed}
      title="Do you agree that the work is done?"
      lead={
        <>
          <p>{step.plannerName} says:</p>
          <blockquote className="my-3 border-l-4 border-marigold pl-4 whitespace-pre-line">
            {step.delivered}
          </blockquote>
          <p>
            If you agree, the fee of {pounds(step.feePence)} is owed to {step.plannerName}. It comes from what
            was set aside. If something is missing, go back and say so: nothing is paid.
          </p>
        </>
      }
      press="Yes, I agree"
      question={`${step.plannerName} says the planning is done: “${step.delivered.slice(0, 200)}” Do you agree? ${pounds(step.feePence)} is then owed to ${step.plannerName}.`}
    />
  );
}
