import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { ApproveForm } from "#app/domain/plans/approval/approval-forms.ts";
import { approvePlan } from "#app/domain/plans/approval/decide-plan.server.ts";
import { formAgain, parseForm, readForm } from "#app/http/form.server.ts";
import { requireArea } from "#app/http/guards.server.ts";
import type { Handle } from "#app/http/handle.ts";
import { outcome } from "#app/http/outcome.server.ts";
import { DecisionFigures } from "#app/routes/council/plans/decision-figures.tsx";
import { loadDecision } from "#app/routes/council/plans/load-decision.server.ts";
import { MoneyFields } from "#app/routes/council/plans/money-fields.tsx";
import { StepForm as Frame } from "#app/routes/plans/step-form.tsx";

export const handle: Handle = { title: "Approve this plan?" };

export async function loader(args: LoaderFunctionArgs) {
  return (await loadDecision(args, "approve")).page;
}

export async function action({ request, params }: ActionFunctionArgs) {
  const access = await requireArea(request, ["practitioner"]);
  const form = await readForm(request, access);
  const parsed = parseForm(form, ApproveForm);
  if (!parsed.ok) return formAgain(parsed.failed);
  const id = params.id ?? "";
  return outcome(form, await approvePlan(access, id, parsed.value), `/plans/${id}?done=approve`);
}

export default function Approve() {
  const page = useLoaderData<typeof loader>();
  const failed = useActionData<typeof action>();
  return (
    <Frame
      step={page.step}
      failed={failed}
      title="Approve this plan?"
      lead={<p>Their budget is set by it, and agreed. They are told. Then you put it in force.</p>}
      press="Approve the plan"
      before={
        <>
          <h2>The budget that follows</h2>
          <DecisionFigures figures={page.figures} budget={page.budget} settled={page.settled} />
        </>
      }
    >
      <MoneyFields failed={failed} over={page.over} overReason={page.overReason} />
    </Frame>
  );
}
