import { randomUUID } from "node:crypto";
import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { HoursForm } from "#app/domain/engagements/engagement-forms.ts";
import { findStep } from "#app/domain/engagements/find-step.server.ts";
import { logHours } from "#app/domain/engagements/log-hours.server.ts";
import { formAgain, parseForm, readForm } from "#app/http/form.server.ts";
import { notFound, requirePlanner } from "#app/http/guards.server.ts";
import type { Handle } from "#app/http/handle.ts";
import { outcome } from "#app/http/outcome.server.ts";
import { StepForm } from "#app/routes/engagements/step-page.tsx";
import { DateField } from "#app/ui/date-field.tsx";
import { TextArea, TextField } from "#app/ui/field.tsx";

export const handle: Handle = { title: "Log hours" };

export async function loader({ request, params }: LoaderFunctionArgs) {
  const access = await requirePlanner(request);
  const step = await findStep(access, params.id ?? "", "log-hours");
  if (!step) throw notFound();
  return { step, submissionKey: randomUUID() };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const access = await requirePlanner(request);
  const form = await readForm(request, access);
  const parsed = parseForm(form, HoursForm);
  if (!parsed.ok) return formAgain(parsed.failed);
  const id = params.id ?? "";
  return outcome(form, await logHours(access, { id, ...parsed.value }), `/engagements/${id}?done=hours`);
}

export default function Hours() {
  const { step, submissionKey } = useLoaderData<typeof loader>();
  const failed = useActionData<typeof action>();
  const said = (name: string) => String(failed?.values[name] ?? "");
  return (
    <StepForm
      step={step}
      failed={failed}
      title="Log hours"
      lead={<p>They see what you log. Hours never change the fee.</p>}
      press="Log this time"
    >
      <input type="hidden" name="submissionKey" value={failed ? said("submissionKey") : submissionKey} />
      <DateField
        name="worked"
        legend="When did you work?"
        values={{ day: said("worked.day"), month: said("worked.month"), year: said("worked.year") }}
        error={failed?.errors.worked}
      />
      <fieldset className="my-6">
        <legend className="font-bold">How long?</legend>
        <div className="flex gap-6">
          <TextField
            name="hours"
            label="Hours"
            inputMode="numeric"
            width="tiny"
            value={said("hours")}
            error={failed?.errors.hours}
          />
          <TextField
            name="minutes"
            label="Minutes"
            inputMode="numeric"
            width="tiny"
            value={said("minutes")}
            error={failed?.errors.minutes}
          />
        </div>
      </fieldset>
      <TextArea
        name="what"
        label="What did you do?"
        value={said("what")}
        error={failed?.errors.what}
        rows={3}
      />
    </StepForm>
  );
}
