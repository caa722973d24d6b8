import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { recordReturned } from "#app/domain/payments/runs/record-returned.server.ts";
import { ReturnedForm } from "#app/domain/payments/runs/run-forms.ts";
import { RETURN_REASONS } from "#app/domain/payments/runs/run-rules.ts";
import { answer } from "#app/http/answers.ts";
import { formAgain, parseForm, readForm } from "#app/http/form.server.ts";
import { notFound } from "#app/http/guards.server.ts";
import type { Handle } from "#app/http/handle.ts";
import { idParam } from "#app/http/id-param.server.ts";
import { outcome } from "#app/http/outcome.server.ts";
import { pounds } from "#app/lib/money.ts";
import { loadRun, requireRuns } from "#app/routes/payments/runs/load-run.server.ts";
import { RunStep } from "#app/routes/payments/runs/run-step.tsx";
import { Radios } from "#app/ui/choices.tsx";

export const handle: Handle = { title: "The bank sent a payment back" };

export async function loader({ request, params }: LoaderFunctionArgs) {
  const { run, possible } = await loadRun(request, params, "return");
  const line = run.lines.find((one) => one.id === idParam(params, "lineId"));
  if (!line) throw notFound();
  return { run, line, possible: possible && line.paid };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const access = await requireRuns(request);
  const form = await readForm(request, access);
  const id = idParam(params);
  const lineId = idParam(params, "lineId");
  const parsed = parseForm(form, ReturnedForm);
  if (!parsed.ok) return formAgain(parsed.failed);
  return outcome(
    form,
    await recordReturned(access, id, lineId, parsed.value.reason),
    `/council/payments/runs/${id}?done=returned`,
  );
}

export default function Returned() {
  const { run, line, possible } = useLoaderData<typeof loader>();
  const failed = useActionData<typeof action>();
  return (
    <RunStep
      run={run}
      possible={possible}
      title="The bank sent a payment back"
      lead={
        <p>
          {pounds(line.amountPence)} to {line.name} came back. It is owed to them again. They are told, and
          must look at their bank details before they can be paid. Everybody else in this run stays paid.
        </p>
      }
      press="Write down that it came back"
      failed={failed}
    >
      <Radios
        name="reason"
        legend="What did the bank say?"
        choices={Object.entries(RETURN_REASONS).map(([value, label]) => ({ value, label }))}
        value={answer(failed, "reason")}
        error={failed?.errors.reason}
      />
    </RunStep>
  );
}
