import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { findPlan } from "#app/domain/plans/find-plan.server.ts";
import { TakeBackForm } from "#app/domain/plans/plan-forms.ts";
import { takeBackPlan } from "#app/domain/plans/take-back-plan.server.ts";
import { answer } from "#app/http/answers.ts";
import { formAgain, parseForm, readForm } from "#app/http/form.server.ts";
import { notFound, requirePerson } from "#app/http/guards.server.ts";
import type { Handle } from "#app/http/handle.ts";
import { idParam } from "#app/http/id-param.server.ts";
import { outcome } from "#app/http/outcome.server.ts";
import { stepOf } from "#app/routes/plans/load-step.server.ts";
import { StepForm as Frame } from "#app/routes/plans/step-form.tsx";
import { TextArea } from "#app/ui/field.tsx";

export const handle: Handle = { title: "Take back the agreement?" };

export async function loader({ request, params }: LoaderFunctionArgs) {
  const access = await requirePerson(request, "engage_planners");
  const party = { side: "person", access } as const;
  const plan = await findPlan(party, idParam(params));
  if (!plan) throw notFound();
  return { step: stepOf(party, plan, "take_back") };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const access = await requirePerson(request, "engage_planners");
  const form = await readForm(request, access);
  const parsed = parseForm(form, TakeBackForm);
  if (!parsed.ok) return formAgain(parsed.failed);
  const id = params.id ?? "";
  const { decision, ...sent } = parsed.value;
  const result = await takeBackPlan(access, id, { ...sent, ...(decision ? { decision } : {}) });
  return outcome(form, result, `/plans/${id}?done=take_back`);
}

export default function TakeBack() {
  const { step } = useLoaderData<typeof loader>();
  const failed = useActionData<typeof action>();
  return (
    <Frame
      step={step}
      failed={failed}
      title="Take back the agreement?"
      lead={
        <p>
          The plan can then be changed again. What was agreed stays to be read. Nothing goes to the council
          until you agree again.
        </p>
      }
      press="Yes, take it back"
      question="Do you want to take back your agreement to the plan, so that it can be changed?"
    >
      <TextArea
        name="reason"
        label="Why?"
        hint="A few words, so that those who write the plan know what to change."
        rows={3}
        maxLength={500}
        value={answer(failed, "reason")}
        error={failed?.errors.reason}
      />
    </Frame>
  );
}
