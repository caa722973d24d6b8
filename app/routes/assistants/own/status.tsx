import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from "@remix-run/node";
import { useActionData } from "@remix-run/react";
import {
  pauseProfile,
  resumeProfile,
  submitProfile,
  withdrawProfile,
} from "#app/domain/assistants/change-status.server.ts";
import { StatusChangeForm } from "#app/domain/assistants/profile-forms.ts";
import { formAgain, parseForm, readForm, refusedForm } from "#app/http/form.server.ts";
import { requireAssistant } from "#app/http/guards.server.ts";
import type { Handle } from "#app/http/handle.ts";
import { ButtonLink } from "#app/ui/button.tsx";
import { ErrorSummary } from "#app/ui/error-summary.tsx";
import { Page } from "#app/ui/page.tsx";

export const handle: Handle = { title: "Your profile" };
const CHANGES = {
  submitted: submitProfile,
  draft: withdrawProfile,
  paused: pauseProfile,
  published: resumeProfile,
} as const;

export async function loader({ request }: LoaderFunctionArgs) {
  await requireAssistant(request);
  return redirect("/profile/assistant");
}
/** Sends, takes back, pauses or publishes the profile again. Seen only when that could not be done. */
export async function action({ request }: ActionFunctionArgs) {
  const access = await requireAssistant(request);
  const form = await readForm(request, access);
  const parsed = parseForm(form, StatusChangeForm);
  if (!parsed.ok) return formAgain(parsed.failed);
  const changed = await CHANGES[parsed.value.to](access, parsed.value.version);
  return changed.ok ? redirect("/profile/assistant") : refusedForm(form, changed.refusal);
}

export default function ChangeStatus() {
  const failed = useActionData<typeof action>();
  return (
    <Page title="Your profile was not changed" narrow>
      <ErrorSummary errors={failed?.errors} />
      <ButtonLink href="/profile/assistant">Go to your profile</ButtonLink>
    </Page>
  );
}
