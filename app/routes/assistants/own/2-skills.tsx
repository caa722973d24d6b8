import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { findOwnProfile } from "#app/domain/assistants/find-profile.server.ts";
import { SkillsForm } from "#app/domain/assistants/profile-forms.ts";
import { saveProfile } from "#app/domain/assistants/save-profile.server.ts";
import { SKILLS } from "#app/domain/assistants/vocabulary.ts";
import { answers } from "#app/http/answers.ts";
import { formAgain, parseForm, readForm, refusedForm } from "#app/http/form.server.ts";
import { requireAssistant } from "#app/http/guards.server.ts";
import type { Handle } from "#app/http/handle.ts";
import { afterStep } from "#app/routes/assistants/own/after-step.ts";
import { StepFrame } from "#app/routes/assistants/own/step-frame.tsx";
import { Checkboxes } from "#app/ui/choices.tsx";

export const handle: Handle = { title: "What you do" };

export async function loader({ request }: LoaderFunctionArgs) {
  const { version, skills } = await findOwnProfile(await requireAssistant(request));
  return { version, skills };
}

export async function action({ request }: ActionFunctionArgs) {
  const access = await requireAssistant(request);
  const form = await readForm(request, access);
  const parsed = parseForm(form, SkillsForm);
  if (!parsed.ok) return formAgain(parsed.failed);
  const { version, skills } = parsed.value;
  const saved = await saveProfile(access, "skills", version, { skills });
  return saved.ok ? afterStep("skills", saved.value.version) : refusedForm(form, saved.refusal);
}

export default function EditSkills() {
  const { version, skills } = useLoaderData<typeof loader>();
  const failed = useActionData<typeof action>();
  return (
    <StepFrame
      title="What you do"
      lead={<p>People search by these. Tick only what you are ready to do.</p>}
      step={2}
      version={version}
      failed={failed}
    >
      <Checkboxes
        name="skills"
        legend="I can help with"
        choices={SKILLS}
        values={answers(failed, "skills", skills)}
        error={failed?.errors.skills}
      />
    </StepFrame>
  );
}
