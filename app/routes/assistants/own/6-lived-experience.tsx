import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { findOwnProfile } from "#app/domain/assistants/find-profile.server.ts";
import { LivedForm } from "#app/domain/assistants/profile-forms.ts";
import { shareLivedExperience } from "#app/domain/assistants/share-lived-experience.server.ts";
import { answer, answers } from "#app/http/answers.ts";
import { formAgain, parseForm, readForm, refusedForm } from "#app/http/form.server.ts";
import { requireAssistant } from "#app/http/guards.server.ts";
import type { Handle } from "#app/http/handle.ts";
import { afterStep } from "#app/routes/assistants/own/after-step.ts";
import { StepFrame } from "#app/routes/assistants/own/step-frame.tsx";
import { Checkboxes } from "#app/ui/choices.tsx";
import { TextArea } from "#app/ui/field.tsx";

export const handle: Handle = { title: "Your lived experience" };

export async function loader({ request }: LoaderFunctionArgs) {
  const profile = await findOwnProfile(await requireAssistant(request));
  const { version, livedExperience, livedExperienceWords, livedExperienceConsentAt } = profile;
  return { version, livedExperience, livedExperienceWords, consent: livedExperienceConsentAt ? ["yes"] : [] };
}

export async function action({ request }: ActionFunctionArgs) {
  const access = await requireAssistant(request);
  const form = await readForm(request, access);
  const parsed = parseForm(form, LivedForm);
  if (!parsed.ok) return formAgain(parsed.failed);
  const saved = await shareLivedExperience(access, parsed.value);
  return saved.ok ? afterStep("lived-experience", saved.value.version) : refusedForm(form, saved.refusal);
}

export default function EditLivedExperience() {
  const profile = useLoaderData<typeof loader>();
  const failed = useActionData<typeof action>();
  return (
    <StepFrame
      title="Your lived experience"
      lead={<p>Some people look for somebody who has been there. You need not say anything here.</p>}
      step={6}
      version={profile.version}
      failed={failed}
    >
      <Checkboxes
        name="livedExperience"
        legend="What you know from your own life"
        choices={[
          { value: "direct_payment_user", label: "I use a direct payment myself, or have done" },
          { value: "family_carer", label: "I care for somebody in my family, or have done" },
        ]}
        values={answers(failed, "livedExperience", profile.livedExperience)}
        error={failed?.errors.livedExperience}
      />
      <TextArea
        name="livedExperienceWords"
        label="In your own words (optional)"
        rows={4}
        value={answer(failed, "livedExperienceWords", profile.livedExperienceWords)}
        error={failed?.errors.livedExperienceWords}
      />
      <Checkboxes
        name="consent"
        legend="May we show this?"
        hint="This may say something about your health or your family. Without a tick it stays private, and nobody finds you by it. You can take the tick away at any time."
        choices={[{ value: "yes", label: "Yes, show my lived experience to everybody" }]}
        values={answers(failed, "consent", profile.consent)}
        error={failed?.errors.consent}
      />
    </StepFrame>
  );
}
