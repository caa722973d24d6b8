import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { approveRun } from "#app/domain/payments/runs/approve-run.server.ts";
import { ApproveForm } from "#app/domain/payments/runs/run-forms.ts";
import { formAgain, parseForm, readForm, refusedForm } from "#app/http/form.server.ts";
import type { Handle } from "#app/http/handle.ts";
import { idParam } from "#app/http/id-param.server.ts";
import { outcome } from "#app/http/outcome.server.ts";
import { pounds } from "#app/lib/money.ts";
import { loadRun, requireRuns } from "#app/routes/payments/runs/load-run.server.ts";
import { RunLines } from "#app/routes/payments/runs/run-lines.tsx";
import { RunStep } from "#app/routes/payments/runs/run-step.tsx";
import { Checkboxes } from "#app/ui/choices.tsx";

export const handle: Handle = { title: "Approve a payment run" };

export const loader = ({ request, params }: LoaderFunctionArgs) => loadRun(request, params, "approve");

export async function action({ request, params }: ActionFunctionArgs) {
  const access = await requireRuns(request);
  const form = await readForm(request, access);
  const id = idParam(params);
  const parsed = parseForm(form, ApproveForm);
  if (!parsed.ok) return formAgain(parsed.failed);
  const result = await approveRun(access, id, parsed.value);
  if (!result.ok && result.refusal.code === "not-checked")
    return refusedForm(form, result.refusal, "checked");
  return outcome(form, result, `/council/payments/runs/${id}?done=approved`);
}

export default function Approve() {
  const { run, possible } = useLoaderData<typeof loader>();
  const failed = useActionData<typeof action>();
  const fresh = run.lines.filter((line) => line.fresh !== null);
  return (
    <RunStep
      run={run}
      possible={possible}
      {...(run.status === "draft" && run.own
        ? { impossible: "You made this run, so somebody else must approve it. Ask a colleague." }
        : {})}
      title={`Approve ${run.name}: ${pounds(run.totalPence)}?`}
      lead={
        <p>
          Made by {run.made}. The bank is to pay on {run.processingOn}. From your approval on, amounts and
          accounts are fixed.
        </p>
      }
      press="Approve this run"
      failed={failed}
    >
      <RunLines run={run} plain />
      {fresh.length > 0 ? (
        <Checkboxes
          name="checked"
          legend="Bank details that are new"
          hint="Swindlers write that somebody's bank details have changed. Phone each of these on a number that you knew before, and ask."
          choices={[
            {
              value: "yes",
              label: `I have asked ${fresh.map((line) => line.name).join(", ")}, and the details are right`,
            },
          ]}
          error={failed?.errors.checked}
        />
      ) : null}
    </RunStep>
  );
}
