import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { findOwnProfile } from "#app/domain/assistants/find-profile.server.ts";
import { findWageFloor } from "#app/domain/assistants/find-wage-floor.server.ts";
import { priceProfile } from "#app/domain/assistants/price-profile.server.ts";
import { PayForm } from "#app/domain/assistants/profile-forms.ts";
import { answer, answers } from "#app/http/answers.ts";
import { formAgain, parseForm, readForm, refusedForm } from "#app/http/form.server.ts";
import { requireAssistant } from "#app/http/guards.server.ts";
import type { Handle } from "#app/http/handle.ts";
import { afterStep } from "#app/routes/assistants/own/after-step.ts";
import { StepFrame } from "#app/routes/assistants/own/step-frame.tsx";
import { longDay } from "#app/lib/dates.ts";
import { pounds, poundsAndPence } from "#app/lib/money.ts";
import { Checkboxes } from "#app/ui/choices.tsx";
import { TextArea, TextField } from "#app/ui/field.tsx";

export const handle: Handle = { title: "Pay, and how you want to work" };

export async function loader({ request }: LoaderFunctionArgs) {
  const profile = await findOwnProfile(await requireAssistant(request));
  const floor = await findWageFloor();
  const { version, employment, howIWork, hourlyRatePence } = profile;
  return {
    version,
    employment,
    howIWork,
    rate: hourlyRatePence === 0 ? "" : poundsAndPence(hourlyRatePence).slice(1),
    least: pounds(floor.pence),
    since: longDay(floor.validFrom),
  };
}

export async function action({ request }: ActionFunctionArgs) {
  const access = await requireAssistant(request);
  const form = await readForm(request, access);
  const parsed = parseForm(form, PayForm);
  if (!parsed.ok) return formAgain(parsed.failed);
  const saved = await priceProfile(access, parsed.value);
  if (saved.ok) return afterStep("pay", saved.value.version);
  return refusedForm(form, saved.refusal, saved.refusal.code === "below-wage" ? "hourlyRate" : "");
}

export default function EditPay() {
  const profile = useLoaderData<typeof loader>();
  const failed = useActionData<typeof action>();
  return (
    <StepFrame
      title="Pay, and how you want to work"
      lead={<p>Being listed here is free for you, now and always. Nobody takes a share of your pay.</p>}
      step={5}
      version={profile.version}
      failed={failed}
    >
      <TextField
        name="hourlyRate"
        label="Your hourly rate"
        hint={`At least ${profile.least}: the National Living Wage since ${profile.since}. For example 16.50`}
        prefix="£"
        inputMode="decimal"
        width="short"
        maxLength={10}
        value={answer(failed, "hourlyRate", profile.rate)}
        error={failed?.errors.hourlyRate}
      />
      <Checkboxes
        name="employment"
        legend="How could you work?"
        hint="Most assistants who work regularly for one person are employees in law, whatever both of them would like. We can help you both to get it right."
        choices={[
          {
            value: "employed",
            label: "Employed by the person",
            hint: "They pay you through payroll. You get paid leave.",
          },
          {
            value: "self_employed",
            label: "Self-employed",
            hint: "You see to your own tax, and send invoices.",
          },
        ]}
        values={answers(failed, "employment", profile.employment)}
        error={failed?.errors.employment}
      />
      <TextArea
        name="howIWork"
        label="How you like to work (optional)"
        hint="For example: I like to follow a routine, and I am happy around dogs."
        value={answer(failed, "howIWork", profile.howIWork)}
        error={failed?.errors.howIWork}
      />
    </StepFrame>
  );
}
