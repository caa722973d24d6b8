import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { DecisionForm } from "#app/domain/assisted-access/decision-form.ts";
import { ShareForm } from "#app/domain/plans/approval/approval-forms.ts";
import { sharePlan } from "#app/domain/plans/approval/share-plan.server.ts";
import { findPlan } from "#app/domain/plans/find-plan.server.ts";
import { formAgain, parseForm, readForm } from "#app/http/form.server.ts";
import { notFound, requirePerson } from "#app/http/guards.server.ts";
import type { Handle } from "#app/http/handle.ts";
import { idParam } from "#app/http/id-param.server.ts";
import { outcome } from "#app/http/outcome.server.ts";
import { stepOf } from "#app/routes/plans/load-step.server.ts";
import { StepForm as Frame } from "#app/routes/plans/step-form.tsx";

export const handle: Handle = { title: "May the council read your plan?" };

export async function loader({ request, params }: LoaderFunctionArgs) {
  const access = await requirePerson(request, "engage_planners");
  const party = { side: "person", access } as const;
  const plan = await findPlan(party, idParam(params));
  if (!plan?.selfFunder) throw notFound();
  return { step: { ...stepOf(party, plan, "start"), possible: true }, shared: plan.shared };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const access = await requirePerson(request, "engage_planners");
  const form = await readForm(request, access);
  const parsed = parseForm(form, ShareForm.extend({ decision: DecisionForm }));
  if (!parsed.ok) return formAgain(parsed.failed);
  const id = params.id ?? "";
  const { decision, ...sent } = parsed.value;
  return outcome(
    form,
    await sharePlan(access, id, { ...sent, ...(decision ? { decision } : {}) }),
    `/plans/${id}?done=share`,
  );
}

export default function Share() {
  const { step, shared } = useLoaderData<typeof loader>();
  const failed = useActionData<typeof action>();
  return (
    <Frame
      step={step}
      failed={failed}
      title={shared ? "Stop the council from reading your plan?" : "May the council read your plan?"}
      lead={
        <p>
          {shared
            ? "The council’s practitioners can read it now. If you stop it, they can no longer open it."
            : "Its practitioners could read it, and nothing else: they cannot change it or decide about it. You can stop it at any time."}
        </p>
      }
      press={shared ? "Stop it" : "Yes, they may read it"}
      question={shared ? "Shall the council no longer read your plan?" : "May the council read your plan?"}
    >
      <input type="hidden" name="share" value={shared ? "no" : "yes"} />
    </Frame>
  );
}
