import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { declareChecks } from "#app/domain/assistants/declare-checks.server.ts";
import { findOwnProfile } from "#app/domain/assistants/find-profile.server.ts";
import { DECLARATIONS, DeclareForm } from "#app/domain/assistants/profile-forms.ts";
import { CHECK_MEANINGS, checkWords } from "#app/domain/assistants/profile-words.ts";
import { answers } from "#app/http/answers.ts";
import { formAgain, parseForm, readForm, refusedForm } from "#app/http/form.server.ts";
import { requireAssistant } from "#app/http/guards.server.ts";
import type { Handle } from "#app/http/handle.ts";
import { afterStep } from "#app/routes/assistants/own/after-step.ts";
import { StepFrame } from "#app/routes/assistants/own/step-frame.tsx";
import { Checkboxes } from "#app/ui/choices.tsx";
import { SummaryList } from "#app/ui/summary-list.tsx";

export const handle: Handle = { title: "Checks and training" };

export async function loader({ request }: LoaderFunctionArgs) {
  const { version, checks } = await findOwnProfile(await requireAssistant(request));
  const declared = checks.filter(({ word }) => word === "declared").map(({ what }) => what);
  return {
    version,
    declared: DECLARATIONS.filter(({ label }) => declared.includes(label)).map(({ value }) => value),
    others: checks
      .filter(({ word }) => word !== "declared")
      .map((check) => ({ label: check.what, value: checkWords(check) })),
  };
}

export async function action({ request }: ActionFunctionArgs) {
  const access = await requireAssistant(request);
  const form = await readForm(request, access);
  const parsed = parseForm(form, DeclareForm);
  if (!parsed.ok) return formAgain(parsed.failed);
  const saved = await declareChecks(access, parsed.value);
  return saved.ok ? afterStep("checks", saved.value.version) : refusedForm(form, saved.refusal);
}

export default function EditChecks() {
  const { version, declared, others } = useLoaderData<typeof loader>();
  const failed = useActionData<typeof action>();
  return (
    <StepFrame
      title="Checks and training"
      lead={<p>{CHECK_MEANINGS}</p>}
      step={7}
      version={version}
      failed={failed}
    >
      {others.length > 0 ? <SummaryList rows={others} /> : null}
      <Checkboxes
        name="declared"
        legend="I have"
        hint="Tick what you could show somebody. It stands on your page as declared by you."
        choices={DECLARATIONS}
        values={answers(failed, "declared", declared)}
        error={failed?.errors.declared}
      />
    </StepFrame>
  );
}
