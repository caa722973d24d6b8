import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { findOwnProfile } from "#app/domain/assistants/find-profile.server.ts";
import { AboutForm } from "#app/domain/assistants/profile-forms.ts";
import { saveProfile } from "#app/domain/assistants/save-profile.server.ts";
import { GENDERS, LANGUAGE_TERMS } from "#app/domain/assistants/vocabulary.ts";
import { answer, answers } from "#app/http/answers.ts";
import { formAgain, parseForm, readForm, refusedForm } from "#app/http/form.server.ts";
import { requireAssistant } from "#app/http/guards.server.ts";
import type { Handle } from "#app/http/handle.ts";
import { afterStep } from "#app/routes/assistants/own/after-step.ts";
import { StepFrame } from "#app/routes/assistants/own/step-frame.tsx";
import { Checkboxes, Radios } from "#app/ui/choices.tsx";
import { TextArea, TextField } from "#app/ui/field.tsx";

export const handle: Handle = { title: "About you" };

export async function loader({ request }: LoaderFunctionArgs) {
  const profile = await findOwnProfile(await requireAssistant(request));
  const { version, firstName, lastName, headline, about, languages, gender } = profile;
  return { version, firstName, lastName, headline, about, languages, gender };
}

export async function action({ request }: ActionFunctionArgs) {
  const access = await requireAssistant(request);
  const form = await readForm(request, access);
  const parsed = parseForm(form, AboutForm);
  if (!parsed.ok) return formAgain(parsed.failed);
  const { version, ...about } = parsed.value;
  const saved = await saveProfile(access, "about", version, about);
  return saved.ok ? afterStep("about", saved.value.version) : refusedForm(form, saved.refusal);
}

export default function EditAbout() {
  const profile = useLoaderData<typeof loader>();
  const failed = useActionData<typeof action>();
  return (
    <StepFrame title="About you" step={1} version={profile.version} failed={failed}>
      <TextField
        name="firstName"
        label="First name"
        autoComplete="given-name"
        width="half"
        value={answer(failed, "firstName", profile.firstName)}
        error={failed?.errors.firstName}
      />
      <TextField
        name="lastName"
        label="Last name"
        hint="Private. People see only its first letter."
        autoComplete="family-name"
        width="half"
        value={answer(failed, "lastName", profile.lastName)}
        error={failed?.errors.lastName}
      />
      <TextField
        name="headline"
        label="You in one sentence"
        hint="This is the first thing people read. Up to 160 letters."
        maxLength={160}
        value={answer(failed, "headline", profile.headline)}
        error={failed?.errors.headline}
      />
      <TextArea
        name="about"
        label="More about you (optional)"
        hint="What you have done, what you enjoy. Leave out your address, phone and where you live."
        rows={7}
        value={answer(failed, "about", profile.about)}
        error={failed?.errors.about}
      />
      <Radios
        name="gender"
        legend="Your gender"
        hint="Not shown on your page. It is used only where somebody needs a woman or a man for personal care, which the law allows."
        choices={[
          ...GENDERS.map(({ gender, label }) => ({
            value: gender,
            label: label.replace("A w", "W").replace("A m", "M"),
          })),
          { value: "unstated", label: "I would rather not say" },
        ]}
        value={answer(failed, "gender", profile.gender)}
        error={failed?.errors.gender}
      />
      <Checkboxes
        small
        name="languages"
        legend="Languages you speak or sign well"
        choices={LANGUAGE_TERMS}
        values={answers(failed, "languages", profile.languages)}
        error={failed?.errors.languages}
      />
    </StepFrame>
  );
}
