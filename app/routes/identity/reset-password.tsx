import { data, redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { NewPasswordForm } from "#app/domain/identity/account-forms.ts";
import { tokenProblem } from "#app/domain/identity/email-tokens.server.ts";
import { PASSWORD_HINT } from "#app/domain/identity/password-rules.ts";
import { resetPassword } from "#app/domain/identity/reset-password.server.ts";
import { addressOf } from "#app/http/browser.server.ts";
import { formAgain, parseForm, readForm, refusedForm } from "#app/http/form.server.ts";
import type { Handle } from "#app/http/handle.ts";
import { visitorAccess, visitorForm } from "#app/http/visitor.server.ts";
import { FromEmailLink } from "#app/routes/identity/by-email.tsx";

export const handle: Handle = { title: "Choose a new password", unlisted: true };

export async function loader({ request }: LoaderFunctionArgs) {
  const { token, headers } = await visitorForm(request);
  headers.set("Cache-Control", "no-store");
  const emailToken = new URL(request.url).searchParams.get("token") ?? "";
  return data({ token, emailToken, problem: await tokenProblem(emailToken, "reset_password") }, { headers });
}

export async function action({ request }: ActionFunctionArgs) {
  const form = await readForm(request, await visitorAccess(request));
  const parsed = parseForm(form, NewPasswordForm);
  if (!parsed.ok) return formAgain(parsed.failed);
  const result = await resetPassword({ ...parsed.value, address: addressOf(request) });
  if (result.ok) return redirect("/sign-in?done=password");
  return refusedForm(form, result.refusal, result.refusal.code === "weak-password" ? "password" : "");
}

export default function ResetPassword() {
  const { token, emailToken, problem } = useLoaderData<typeof loader>();
  const failed = useActionData<typeof action>();
  return (
    <FromEmailLink
      title="Choose a new password"
      lead="Everywhere you are signed in will be signed out. Then you sign in with the new password."
      press="Save the new password"
      again="/forgotten-password"
      field={{ label: "New password", hint: PASSWORD_HINT, autoComplete: "new-password" }}
      token={token}
      emailToken={emailToken}
      problem={problem}
      failed={failed}
    />
  );
}
