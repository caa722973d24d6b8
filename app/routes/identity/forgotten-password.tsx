import { data, redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { EmailForm } from "#app/domain/identity/account-forms.ts";
import { askForReset } from "#app/domain/identity/reset-password.server.ts";
import { addressOf } from "#app/http/browser.server.ts";
import { formAgain, parseForm, readForm } from "#app/http/form.server.ts";
import type { Handle } from "#app/http/handle.ts";
import { visitorAccess, visitorForm } from "#app/http/visitor.server.ts";
import { AskForEmail } from "#app/routes/identity/by-email.tsx";

export const handle: Handle = { title: "Choose a new password" };

export async function loader({ request }: LoaderFunctionArgs) {
  const { token, headers } = await visitorForm(request);
  return data({ token }, { headers });
}

export async function action({ request }: ActionFunctionArgs) {
  const parsed = parseForm(await readForm(request, await visitorAccess(request)), EmailForm);
  if (!parsed.ok) return formAgain(parsed.failed);
  await askForReset(parsed.value.email, addressOf(request));
  return redirect("/check-your-email?for=password");
}

export default function ForgottenPassword() {
  const { token } = useLoaderData<typeof loader>();
  const failed = useActionData<typeof action>();
  return (
    <AskForEmail
      title="Choose a new password"
      lead="Give the email address of your account. We will send you a link."
      press="Send me a link"
      token={token}
      failed={failed}
    />
  );
}
