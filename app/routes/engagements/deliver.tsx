import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { deliverEngagement } from "#app/domain/engagements/deliver-engagement.server.ts";
import { DeliverForm } from "#app/domain/engagements/engagement-forms.ts";
import { findStep } from "#app/domain/engagements/find-step.server.ts";
import { formAgain, parseForm, readForm } from "#app/http/form.server.ts";
import { notFound, requirePlanner } from "#app/http/guards.server.ts";
import type { Handle } from "#app/http/handle.ts";
import { outcome } from "#app/http/outcome.server.ts";
import { StepForm } from "#app/routes/engagements/step-page.tsx";
import { TextArea } from "#app/ui/field.tsx";

export const handle: Handle = { title: "Say it is done" };

export async function loader({ request, params }: LoaderFunctionArgs) {
  const access = await requirePlanner(request);
  const step = await findStep(access, params.id ?? "", "deliver");
  if (!step) throw notFound();
  return step;
}

export async function action({ request, params }: ActionFunctionArgs) {
  const access = await requirePlanner(request);
  const form = await readForm(request, access);
  const parsed = parseForm(form, DeliverForm);
  if (!parsed.ok) return formAgain(parsed.failed);
  const id = params.id ?? "";
  const result = await deliverEngagement(access, { id, ...parsed.value });
  return outcome(form, result, `/engagements/${id}?done=delivered`);
}

export default function Deliver() {
  const step = useLoaderData<typeof loader>();
  const failed = useActionData<typeof action>();
  return (
    <StepForm
      step={step}
      failed={failed}
      title="Is the work done?"
      lead={
        <p>
          They are asked to agree, or to say what is missing. Only their agreement makes the fee due. If they
          do not answer, we remind them after 3 and 7 days, and then the core service asks them.
        </p>
      }
      press="Yes, tell them it is done"
    >
      <TextArea
        name="words"
        label="What you have done"
        hint="They read this before they agree."
        value={String(failed?.values.words ?? "")}
        error={failed?.errors.words}
      />
    </StepForm>
  );
}
