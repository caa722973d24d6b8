import { data, redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { EmailForm } from "#app/domain/identity/account-forms.ts";
import { askForReset } from "#app/domain/identity/reset-password.server.ts";
import { addressOf } from "#app/http/browser.server.ts";
import { formAgain, parseForm, readForm } from "#app/http/form.server.ts";
import type { Handle } from "#app/http/handle.ts";
import { PostForm } from "#app/http/post-form.tsx";
import { visitorAccess, visitorForm } from "#app/http/visitor.server.ts";
import { Button } from "#app/ui/button.tsx";
import { ErrorSummary } from "#app/ui/error-summary.tsx";
import { TextField } from "#app/ui/field.tsx";
import { Page } from "#app/ui/page.tsx";

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
    <Page
      title="Choose a new password"
      narrow
      back={{ href: "/sign-in", label: "Sign in" }}
      lead={<p>Give the email address of your account. We will send you a link.</p>}
    >
      <ErrorSummary errors={failed?.errors} />
      <PostForm token={token}>
        <TextField
          name="email"
          label="Email address"
          type="email"
          autoComplete="username"
          spellCheck={false}
          width="half"
          value={String(failed?.values.email ?? "")}
          error={failed?.errors.email}
        />
        <Button>Send me a link</Button>
      </PostForm>
    </Page>
  );
}
