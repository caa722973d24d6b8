import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { recordRunPaid } from "#app/domain/payments/runs/record-run-paid.server.ts";
import { RunPaidForm } from "#app/domain/payments/runs/run-forms.ts";
import { answer } from "#app/http/answers.ts";
import { formAgain, parseForm, readForm, refusedForm } from "#app/http/form.server.ts";
import type { Handle } from "#app/http/handle.ts";
import { idParam } from "#app/http/id-param.server.ts";
import { outcome } from "#app/http/outcome.server.ts";
import { pounds } from "#app/lib/money.ts";
import { count } from "#app/lib/words.ts";
import { loadRun, requireRuns } from "#app/routes/payments/runs/load-run.server.ts";
import { RunStep } from "#app/routes/payments/runs/run-step.tsx";
import { DateField } from "#app/ui/date-field.tsx";
import { TextField } from "#app/ui/field.tsx";

export const handle: Handle = { title: "The bank has paid" };

export const loader = ({ request, params }: LoaderFunctionArgs) => loadRun(request, params, "pay");

export async function action({ request, params }: ActionFunctionArgs) {
  const access = await requireRuns(request);
  const form = await readForm(request, access);
  const id = idParam(params);
  const parsed = parseForm(form, RunPaidForm);
  if (!parsed.ok) return formAgain(parsed.failed);
  const result = await recordRunPaid(access, id, parsed.value);
  if (!result.ok && result.refusal.code === "date-wrong") return refusedForm(form, result.refusal, "paidOn");
  return outcome(form, result, `/council/payments/runs/${id}?done=paid`);
}

export default function Paid() {
  const { run, possible } = useLoaderData<typeof loader>();
  const failed = useActionData<typeof action>();
  const said = (name: string) => answer(failed, name);
  return (
    <RunStep
      run={run}
      possible={possible}
      title="The bank has paid"
      lead={
        <p>
          Write down that the bank has paid {pounds(run.totalPence)} to {count(run.lines.length, "supplier")}.
          Each is told, and gets a remittance advice. This cannot be undone. A single payment that the bank
          sends back is written down by itself.
        </p>
      }
      press="Write down that it is paid"
      failed={failed}
    >
      <DateField
        name="paidOn"
        legend="Day it was paid"
        values={{ day: said("paidOn.day"), month: said("paidOn.month"), year: said("paidOn.year") }}
        error={failed?.errors.paidOn}
      />
      <TextField
        name="bankReference"
        label="Bank reference"
        hint="As suppliers see it on their own statements."
        width="half"
        maxLength={40}
        value={answer(failed, "bankReference", run.reference)}
        error={failed?.errors.bankReference}
      />
    </RunStep>
  );
}
