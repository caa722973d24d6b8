import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { StartForm } from "#app/domain/plans/approval/approval-forms.ts";
import { startPlan } from "#app/domain/plans/approval/start-plan.server.ts";
import { formAgain, parseForm, readForm } from "#app/http/form.server.ts";
import { requireArea } from "#app/http/guards.server.ts";
import type { Handle } from "#app/http/handle.ts";
import { outcome } from "#app/http/outcome.server.ts";
import { loadDecision } from "#app/routes/council/plans/load-decision.server.ts";
import { StartFields } from "#app/routes/plans/start-fields.tsx";
import { StepForm as Frame } from "#app/routes/plans/step-form.tsx";

export const handle: Handle = { title: "Put this plan in force?" };

export async function loader(args: LoaderFunctionArgs) {
  return { step: (await loadDecision(args, "start")).page.step };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const access = await requireArea(request, ["practitioner"]);
  const form = await readForm(request, access);
  const parsed = parseForm(form, StartForm);
  if (!parsed.ok) return formAgain(parsed.failed);
  const id = params.id ?? "";
  const party = { side: "practitioner", access } as const;
  return outcome(form, await startPlan(party, id, parsed.value), `/plans/${id}?done=start`);
}

export default function Start() {
  const { step } = useLoaderData<typeof loader>();
  const failed = useActionData<typeof action>();
  return (
    <Frame
      step={step}
      failed={failed}
      title="Put this plan in force?"
      lead={
        <p>
          It takes the place of the plan before it, and the day of its review is worked out. They are told.
        </p>
      }
      press="Put it in force"
    >
      <StartFields failed={failed} />
    </Frame>
  );
}
