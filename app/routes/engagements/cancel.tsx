import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { DecisionForm } from "#app/domain/assisted-access/decision-form.ts";
import { cancelEngagement } from "#app/domain/engagements/cancel-engagement.server.ts";
import { CancelForm } from "#app/domain/engagements/engagement-forms.ts";
import { findStep } from "#app/domain/engagements/find-step.server.ts";
import { formAgain, parseForm, readForm } from "#app/http/form.server.ts";
import { notFound } from "#app/http/guards.server.ts";
import type { Handle } from "#app/http/handle.ts";
import { outcome } from "#app/http/outcome.server.ts";
import { requireEngagementSide } from "#app/http/require-engagement.server.ts";
import { pounds } from "#app/lib/money.ts";
import { StepForm } from "#app/routes/engagements/step-page.tsx";
import { TextArea } from "#app/ui/field.tsx";

export const handle: Handle = { title: "Cancel this planning?" };

export async function loader({ request, params }: LoaderFunctionArgs) {
  const access = await requireEngagementSide(request);
  const step = await findStep(access, params.id ?? "", "cancel");
  if (!step) throw notFound();
  return step;
}

export async function action({ request, params }: ActionFunctionArgs) {
  const access = await requireEngagementSide(request);
  const form = await readForm(request, access);
  const parsed = parseForm(form, CancelForm.extend({ decision: DecisionForm }));
  if (!parsed.ok) return formAgain(parsed.failed);
  const id = params.id ?? "";
  const { decision, ...input } = parsed.value;
  const result = await cancelEngagement(access, { id, ...input, ...(decision ? { decision } : {}) });
  return outcome(form, result, `/engagements/${id}?done=cancelled`);
}

export default function Cancel() {
  const step = useLoaderData<typeof loader>();
  const failed = useActionData<typeof action>();
  return (
    <StepForm
      step={step}
      failed={failed}
      title="Cancel this planning?"
      lead={
        <p>
          No hours have been logged, so nothing is owed. All {pounds(step.fromPotPence)} that was set aside
          goes back to where it came from.
        </p>
      }
      press="Yes, cancel it"
      weight="danger"
      question="Do you want to cancel this planning? Nothing is owed, and all the money goes back."
    >
      <TextArea
        name="reason"
        label="Why you are cancelling"
        hint="The other side sees these words."
        value={String(failed?.values.reason ?? "")}
        error={failed?.errors.reason}
        rows={3}
      />
    </StepForm>
  );
}
