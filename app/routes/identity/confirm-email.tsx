import { data, redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { ConfirmEmailForm } from "#app/domain/identity/account-forms.ts";
import { confirmEmail } from "#app/domain/identity/confirm-email.server.ts";
import { tokenProblem } from "#app/domain/identity/email-tokens.server.ts";
import { formAgain, parseForm, readForm, refusedForm } from "#app/http/form.server.ts";
import type { Handle } from "#app/http/handle.ts";
import { visitorAccess, visitorForm } from "#app/http/visitor.server.ts";
import { FromEmailLink } from "#app/routes/identity/by-email.tsx";

export const handle: Handle = { title: "Confirm your email address", unlisted: true };

// A button, not the link itself, confirms: programs that check emails for danger open every link in them
export async function loader({ request }: LoaderFunctionArgs) {
  const { token, headers } = await visitorForm(request);
  headers.set("Cache-Control", "no-store");
  const emailToken = new URL(request.url).searchParams.get("token") ?? "";
  return data({ token, emailToken, problem: await tokenProblem(emailToken, "confirm_email") }, { headers });
}

export async function action({ request }: ActionFunctionArgs) {
  const form = await readForm(request, await visitorAccess(request));
  const parsed = parseForm(form, ConfirmEmailForm);
  if (!parsed.ok) return formAgain(parsed.failed);
  const result = await confirmEmail(parsed.value.token, parsed.value.password);
  if (result.ok) return redirect("/sign-in?done=confirmed");
  return refusedForm(form, result.refusal, result.refusal.code === "wrong-password" ? "password" : "");
}

export default function ConfirmEmail() {
  const { token, emailToken, problem } = useLoaderData<typeof loader>();
  const failed = useActionData<typeof action>();
  return (
    <FromEmailLink
      title="Confirm your email address"
      lead="Enter the password you chose, and your account is open. Then sign in."
      press="Confirm"
      again="/confirm-email/again"
      field={{ label: "The password you chose", autoComplete: "current-password" }}
      token={token}
      emailToken={emailToken}
      problem={problem}
      failed={failed}
    >
      <p className="mt-6">
        <a href="/forgotten-password" className="inline-flex min-h-11 items-center">
          I have forgotten my password
        </a>
      </p>
      <p className="mt-2 max-w-[62ch]">
        Did you not ask for an account? Then somebody used your address. Do nothing: it goes away by itself.
      </p>
    </FromEmailLink>
  );
}
