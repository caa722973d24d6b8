import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { StepForm } from "#app/domain/plans/plan-forms.ts";
import { submitPlan } from "#app/domain/plans/submit-plan.server.ts";
import { formAgain, parseForm, readForm } from "#app/http/form.server.ts";
import { notFound } from "#app/http/guards.server.ts";
import type { Handle } from "#app/http/handle.ts";
import { outcome } from "#app/http/outcome.server.ts";
import { requirePlanParty } from "#app/http/require-plan.server.ts";
import { loadPlan } from "#app/routes/plans/load-plan.server.ts";
import { stepOf } from "#app/routes/plans/load-step.server.ts";
import { Gaps, StepForm as Frame } from "#app/routes/plans/step-form.tsx";
import { Notice } from "#app/ui/card.tsx";

export const handle: Handle = { title: "Send the plan to the council?" };

export async function loader(args: LoaderFunctionArgs) {
  const { party, plan } = await loadPlan(args);
  // The council does not send itself a plan, and nobody sends it a self-funder's
  if (party.side === "practitioner" || plan.selfFunder) throw notFound();
  return { step: stepOf(party, plan, "submit") };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const party = await requirePlanParty(request);
  const form = await readForm(request, party.access);
  const parsed = parseForm(form, StepForm);
  if (!parsed.ok) return formAgain(parsed.failed);
  const id = params.id ?? "";
  const { decision, ...sent } = parsed.value;
  const result = await submitPlan(party, id, { ...sent, ...(decision ? { decision } : {}) });
  return outcome(form, result, `/plans/${id}?done=submit`);
}

export default function Submit() {
  const { step } = useLoaderData<typeof loader>();
  const failed = useActionData<typeof action>();
  const missing = step.beside.missing > 0;
  const advocate = step.beside.lines.find(({ key }) => key === "advocate")?.gaps[0];
  return (
    <Frame
      step={step}
      failed={failed}
      title="Send the plan to the council?"
      lead={
        <p>
          A practitioner reads it and decides. Nothing in it changes meanwhile. They may approve it, approve a
          part of it, or send it back and say what to change.
        </p>
      }
      press="Send it to the council"
      question="Your plan is agreed. Shall we send it to the council now?"
      stopped={missing}
      before={
        missing ? (
          <Gaps beside={step.beside} title="Something is missing, so it cannot be sent">
            <p>
              What was agreed does not change by itself. The person takes the agreement back, each is
              answered, and they agree again.
            </p>
            <p>
              <a
                href={`/plans/${step.beside.id}/take-back`}
                className="inline-flex min-h-11 items-center font-semibold"
              >
                Take the agreement back
              </a>
            </p>
          </Gaps>
        ) : advocate ? (
          <Notice tone="attention" title="An independent advocate">
            <p>{advocate.words}. You can send the plan meanwhile: the council sees this too.</p>
            <p>
              <a href={advocate.href} className="inline-flex min-h-11 items-center font-semibold">
                See about the advocate
              </a>
            </p>
          </Notice>
        ) : null
      }
    />
  );
}
