import { data, redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { ConfirmEmailForm } from "#app/domain/identity/account-forms.ts";
import { confirmEmail } from "#app/domain/identity/confirm-email.server.ts";
import { tokenProblem } from "#app/domain/identity/email-tokens.server.ts";
import { formAgain, parseForm, readForm, refusedForm } from "#app/http/form.server.ts";
import type { Handle } from "#app/http/handle.ts";
import { PostForm } from "#app/http/post-form.tsx";
import { visitorAccess, visitorForm } from "#app/http/visitor.server.ts";
import { Button, ButtonLink } from "#app/ui/button.tsx";
import { ErrorSummary } from "#app/ui/error-summary.tsx";
import { TextField } from "#app/ui/field.tsx";
import { Page } from "#app/ui/page.tsx";

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
          <ButtonLink href="/confirm-email/again">Ask for a new email</ButtonLink>
        </p>
      </Page>
    );
  return (
    <Page
      title="Confirm your email address"
      narrow
      lead={<p>Enter the password you chose, and your account is open. Then sign in.</p>}
    >
      <ErrorSummary errors={failed?.errors} />
      <PostForm token={token} className="mt-6">
        <input type="hidden" name="token" value={emailToken} />
        <TextField
          name="password"
          label="The password you chose"
          type="password"
          autoComplete="current-password"
          width="half"
          error={failed?.errors.password}
        />
        <Button>Confirm</Button>
      </PostForm>
      <p className="mt-6">
        <a href="/forgotten-password" className="inline-flex min-h-11 items-center">
          I have forgotten my password
        </a>
      </p>
      <p className="mt-2 max-w-[62ch]">
        Did you not ask for an account? Then somebody used your address. Do nothing: it goes away by itself.
      </p>
    </Page>
  );
}
