import { data, redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { EmailForm } from "#app/domain/identity/account-forms.ts";
import { sendConfirmationAgain } from "#app/domain/identity/confirm-email.server.ts";
import { addressOf } from "#app/http/browser.server.ts";
import { formAgain, parseForm, readForm } from "#app/http/form.server.ts";
import type { Handle } from "#app/http/handle.ts";
import { visitorAccess, visitorForm } from "#app/http/visitor.server.ts";
import { AskForEmail } from "#app/routes/identity/by-email.tsx";

export const handle: Handle = { title: "Send the email again" };

export async function loader({ request }: LoaderFunctionArgs) {
  const { token, headers } = await visitorForm(request);
  return data({ token }, { headers });
}

export async function action({ request }: ActionFunctionArgs) {
  const parsed = parseForm(await readForm(request, await visitorAccess(request)), EmailForm);
  if (!parsed.ok) return formAgain(parsed.failed);
  await sendConfirmationAgain(parsed.value.email, addressOf(request));
  return redirect("/check-your-email");
}

export default function ConfirmEmailAgain() {
  const { token } = useLoaderData<typeof loader>();
  const failed = useActionData<typeof action>();
  return (
    <AskForEmail
      title="Send the email again"
      lead="Give the email address you signed up with. We will send the link to confirm it again."
      press="Send it again"
      token={token}
      failed={failed}
    />
  );
}
