import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { cancelRun } from "#app/domain/payments/runs/cancel-run.server.ts";
import { CancelRunForm } from "#app/domain/payments/runs/run-forms.ts";
import { answer } from "#app/http/answers.ts";
import { formAgain, parseForm, readForm } from "#app/http/form.server.ts";
import type { Handle } from "#app/http/handle.ts";
import { idParam } from "#app/http/id-param.server.ts";
import { outcome } from "#app/http/outcome.server.ts";
import { loadRun, requireRuns } from "#app/routes/payments/runs/load-run.server.ts";
import { RunStep } from "#app/routes/payments/runs/run-step.tsx";
import { Checkboxes } from "#app/ui/choices.tsx";
import { TextArea } from "#app/ui/field.tsx";

export const handle: Handle = { title: "Cancel a payment run" };

export const loader = ({ request, params }: LoaderFunctionArgs) => loadRun(request, params, "cancel");

export async function action({ request, params }: ActionFunctionArgs) {
  const access = await requireRuns(request);
  const form = await readForm(request, access);
  const id = idParam(params);
  const parsed = parseForm(form, CancelRunForm);
  if (!parsed.ok) return formAgain(parsed.failed);
  return outcome(
    form,
    await cancelRun(access, id, parsed.value),
    `/council/payments/runs/${id}?done=cancelled`,
  );
}

export default function Cancel() {
  const { run, possible } = useLoaderData<typeof loader>();
  const failed = useActionData<typeof action>();
  return (
    <RunStep
      run={run}
      possible={possible}
      title={`Cancel ${run.name}?`}
      lead={<p>Its invoices are owed again and can go into another run. The cancelled run is kept.</p>}
      press="Cancel this run"
      weight="danger"
      failed={failed}
    >
      <TextArea
        name="reason"
        label="Why?"
        hint="A sentence. It is kept with the run."
        rows={3}
        maxLength={300}
        value={answer(failed, "reason")}
        error={failed?.errors.reason}
      />
      <Checkboxes
        name="notPaid"
        legend="Is the money still in the account?"
        choices={[{ value: "yes", label: "Yes: the bank has not paid this run and will not pay it" }]}
        error={failed?.errors.notPaid}
      />
    </RunStep>
  );
}
