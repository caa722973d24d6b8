import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { DecisionForm } from "#app/domain/assisted-access/decision-form.ts";
import { StartForm } from "#app/domain/plans/approval/approval-forms.ts";
import { startPlan } from "#app/domain/plans/approval/start-plan.server.ts";
import { findPlan } from "#app/domain/plans/find-plan.server.ts";
import { formAgain, parseForm, readForm } from "#app/http/form.server.ts";
import { notFound, requirePerson } from "#app/http/guards.server.ts";
import type { Handle } from "#app/http/handle.ts";
import { idParam } from "#app/http/id-param.server.ts";
import { outcome } from "#app/http/outcome.server.ts";
import { stepOf } from "#app/routes/plans/load-step.server.ts";
import { StartFields } from "#app/routes/plans/start-fields.tsx";
import { StepForm as Frame } from "#app/routes/plans/step-form.tsx";

export const handle: Handle = { title: "Put your plan in force?" };

export async function loader({ request, params }: LoaderFunctionArgs) {
  const access = await requirePerson(request, "engage_planners");
  const party = { side: "person", access } as const;
  const plan = await findPlan(party, idParam(params));
  if (!plan?.selfFunder) throw notFound();
  return { step: stepOf(party, plan, "start") };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const access = await requirePerson(request, "engage_planners");
  const form = await readForm(request, access);
  const parsed = parseForm(form, StartForm.extend({ decision: DecisionForm }));
  if (!parsed.ok) return formAgain(parsed.failed);
  const id = params.id ?? "";
  const { decision, ...sent } = parsed.value;
  const result = await startPlan({ side: "person", access }, id, {
    ...sent,
    ...(decision ? { decision } : {}),
  });
  return outcome(form, result, `/plans/${id}?done=start`);
}

export default function Start() {
  const { step } = useLoaderData<typeof loader>();
  const failed = useActionData<typeof action>();
  return (
    <Frame
      step={step}
      failed={failed}
      title="Put your plan in force?"
      lead={
        <p>
          You pay for your own support, so nobody else has to say yes. A plan that held before gives way to
          this one.
        </p>
      }
      press="Put it in force"
      question="Shall your plan hold from this day on?"
    >
      <StartFields failed={failed} />
    </Frame>
  );
}
