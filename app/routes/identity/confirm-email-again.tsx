import { data, redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { EmailForm } from "#app/domain/identity/account-forms.ts";
import { sendConfirmationAgain } from "#app/domain/identity/confirm-email.server.ts";
import { addressOf } from "#app/http/browser.server.ts";
import { formAgain, parseForm, readForm } from "#app/http/form.server.ts";
import type { Handle } from "#app/http/handle.ts";
import { PostForm } from "#app/http/post-form.tsx";
import { visitorAccess, visitorForm } from "#app/http/visitor.server.ts";
import { Button } from "#app/ui/button.tsx";
import { ErrorSummary } from "#app/ui/error-summary.tsx";
import { TextField } from "#app/ui/field.tsx";
import { Page } from "#app/ui/page.tsx";

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
    <Page
      title="Send the email again"
      narrow
      back={{ href: "/sign-in", label: "Sign in" }}
      lead={<p>Give the email address you signed up with. We will send the link to confirm it again.</p>}
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
        <Button>Send it again</Button>
      </PostForm>
    </Page>
  );
}
