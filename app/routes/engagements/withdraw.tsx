import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { DecisionForm } from "#app/domain/assisted-access/decision-form.ts";
import { WithdrawForm } from "#app/domain/engagements/engagement-forms.ts";
import { findStep } from "#app/domain/engagements/find-step.server.ts";
import { withdrawEngagement } from "#app/domain/engagements/withdraw-engagement.server.ts";
import { formAgain, parseForm, readForm } from "#app/http/form.server.ts";
import { notFound, requirePerson } from "#app/http/guards.server.ts";
import type { Handle } from "#app/http/handle.ts";
import { outcome } from "#app/http/outcome.server.ts";
import { pounds } from "#app/lib/money.ts";
import { StepForm } from "#app/routes/engagements/step-page.tsx";
import { SummaryList } from "#app/ui/summary-list.tsx";

export const handle: Handle = { title: "Cancel within the 14 days?" };

export async function loader({ request, params }: LoaderFunctionArgs) {
  const access = await requirePerson(request, "engage_planners");
  const step = await findStep(access, params.id ?? "", "withdraw");
  if (!step) throw notFound();
  return step;
}

export async function action({ request, params }: ActionFunctionArgs) {
  const access = await requirePerson(request, "engage_planners");
  const form = await readForm(request, access);
  const parsed = parseForm(form, WithdrawForm.extend({ decision: DecisionForm }));
  if (!parsed.ok) return formAgain(parsed.failed);
  const id = params.id ?? "";
  const { decision, ...input } = parsed.value;
  const result = await withdrawEngagement(access, { id, ...input, ...(decision ? { decision } : {}) });
  return outcome(form, result, `/engagements/${id}?done=withdrawn`);
}

export default function Withdraw() {
  const step = useLoaderData<typeof loader>();
  const failed = useActionData<typeof action>();
  const due = step.ending.pence;
  return (
    <StepForm
      step={step}
      failed={failed}
      title="Cancel within the 14 days?"
      lead={
        <>
          <p>You need no reason, and nobody has to agree. It ends at once.</p>
          <p>{step.ending.words}</p>
        </>
      }
      press="Yes, cancel it"
      weight="danger"
      question={`Do you want to cancel this planning now? ${pounds(due)} is paid for the hours worked, and the rest goes back to your card.`}
    >
      <input type="hidden" name="feeDuePence" value={due} />
      <SummaryList
        rows={[
          { label: "Paid for the hours worked", value: pounds(due) },
          { label: "What is left of the fee", value: pounds(step.feePence - due) },
          {
            label: "How it comes back",
            value: "To the card that you paid with, by itself. Your bank may take 5 to 10 days to show it.",
          },
        ]}
      />
    </StepForm>
  );
}
