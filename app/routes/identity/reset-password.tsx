import { data, redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { NewPasswordForm } from "#app/domain/identity/account-forms.ts";
import { tokenProblem } from "#app/domain/identity/email-tokens.server.ts";
import { PASSWORD_HINT } from "#app/domain/identity/password-rules.ts";
import { resetPassword } from "#app/domain/identity/reset-password.server.ts";
import { addressOf } from "#app/http/browser.server.ts";
import { formAgain, parseForm, readForm, refusedForm } from "#app/http/form.server.ts";
import type { Handle } from "#app/http/handle.ts";
import { PostForm } from "#app/http/post-form.tsx";
import { visitorAccess, visitorForm } from "#app/http/visitor.server.ts";
import { Button, ButtonLink } from "#app/ui/button.tsx";
import { ErrorSummary } from "#app/ui/error-summary.tsx";
import { TextField } from "#app/ui/field.tsx";
import { Page } from "#app/ui/page.tsx";

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
  const wrong = failed?.errors[""] ?? problem?.words;
  if (wrong)
    return (
      <Page
        title={problem?.code === "used-link" ? "This link has been used" : "This link cannot be used"}
        narrow
        lead={<p>{wrong}</p>}
      >
        <p className="mt-6 flex flex-wrap gap-3">
          <ButtonLink href="/sign-in">Sign in</ButtonLink>
          <ButtonLink href="/forgotten-password">Ask for a new email</ButtonLink>
        </p>
      </Page>
    );
  return (
    <Page
      title="Choose a new password"
      narrow
      lead={<p>Everywhere you are signed in will be signed out. Then you sign in with the new password.</p>}
    >
      <ErrorSummary errors={failed?.errors} />
      <PostForm token={token}>
        <input type="hidden" name="token" value={emailToken} />
        <TextField
          name="password"
          label="New password"
          hint={PASSWORD_HINT}
          type="password"
          autoComplete="new-password"
          width="half"
          error={failed?.errors.password}
        />
        <Button>Save the new password</Button>
      </PostForm>
    </Page>
  );
}
