import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { findOwnProfile } from "#app/domain/assistants/find-profile.server.ts";
import { WhenForm } from "#app/domain/assistants/profile-forms.ts";
import { saveProfile } from "#app/domain/assistants/save-profile.server.ts";
import { answer, answers } from "#app/http/answers.ts";
import { formAgain, parseForm, readForm, refusedForm } from "#app/http/form.server.ts";
import { requireAssistant } from "#app/http/guards.server.ts";
import type { Handle } from "#app/http/handle.ts";
import { afterStep } from "#app/routes/assistants/own/after-step.ts";
import { StepFrame } from "#app/routes/assistants/own/step-frame.tsx";
import { isoDay } from "#app/lib/dates.ts";
import { DAYS, isSlot } from "#app/lib/week.ts";
import { weekFormOf } from "#app/lib/week-hours.ts";
import { Radios } from "#app/ui/choices.tsx";
import { DateField } from "#app/ui/date-field.tsx";
import { WeekEditor } from "#app/ui/week-editor.tsx";

export const handle: Handle = { title: "When you are free" };

export async function loader({ request }: LoaderFunctionArgs) {
  const profile = await findOwnProfile(await requireAssistant(request));
  const [year = "", month = "", day = ""] = profile.startsFrom ? isoDay(profile.startsFrom).split("-") : [];
  return {
    version: profile.version,
    week: weekFormOf(profile.availableHours),
    starts: { day: day.replace(/^0/, ""), month: month.replace(/^0/, ""), year },
    taking: profile.takingNewWork ? "yes" : "no",
  };
}

export async function action({ request }: ActionFunctionArgs) {
  const access = await requireAssistant(request);
  const form = await readForm(request, access);
  const parsed = parseForm(form, WhenForm);
  if (!parsed.ok) return formAgain(parsed.failed);
  const { version, ...when } = parsed.value;
  const saved = await saveProfile(access, "when", version, when);
  return saved.ok ? afterStep("when", saved.value.version) : refusedForm(form, saved.refusal);
}

export default function EditWhen() {
  const { version, week, starts, taking } = useLoaderData<typeof loader>();
  const failed = useActionData<typeof action>();
  return (
    <StepFrame
      title="When you are free"
      lead={<p>Everybody sees days and parts of the day. Only people who are signed in see exact hours.</p>}
      step={3}
      version={version}
      failed={failed}
    >
      <WeekEditor
        value={{
          slots: answers(failed, "slot", week.slots).filter(isSlot),
          exact: Object.fromEntries(
            DAYS.map((day) => [day, answer(failed, `exact.${day}`, week.exact[day] ?? "")]),
          ),
        }}
        errors={failed?.errors ?? {}}
      />
      <Radios
        name="takingNewWork"
        legend="Are you looking for work now?"
        hint="If you say no, you do not come up in searches."
        choices={[
          { value: "yes", label: "Yes" },
          { value: "no", label: "No" },
        ]}
        value={answer(failed, "takingNewWork", taking)}
        error={failed?.errors.takingNewWork}
      />
      <DateField
        name="startsFrom"
        legend="The first day you could start (optional)"
        hint="Leave it empty if you can start now. For example, 7 12 2026"
        error={failed?.errors.startsFrom}
        values={{
          day: answer(failed, "startsFrom.day", starts.day),
          month: answer(failed, "startsFrom.month", starts.month),
          year: answer(failed, "startsFrom.year", starts.year),
        }}
      />
    </StepFrame>
  );
}
