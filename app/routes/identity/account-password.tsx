import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from "@remix-run/node";
import { useActionData } from "@remix-run/react";
import { ChangePasswordForm } from "#app/domain/identity/account-forms.ts";
import { changePassword } from "#app/domain/identity/change-password.server.ts";
import { PASSWORD_HINT } from "#app/domain/identity/password-rules.ts";
import { addressOf } from "#app/http/browser.server.ts";
import { formAgain, parseForm, readForm, refusedForm } from "#app/http/form.server.ts";
import { requireAccount } from "#app/http/guards.server.ts";
import type { Handle } from "#app/http/handle.ts";
import { PostForm } from "#app/http/post-form.tsx";
import { Button } from "#app/ui/button.tsx";
import { ErrorSummary } from "#app/ui/error-summary.tsx";
import { TextField } from "#app/ui/field.tsx";
import { Page } from "#app/ui/page.tsx";

export const handle: Handle = { title: "Change your password" };

export async function loader({ request }: LoaderFunctionArgs) {
  await requireAccount(request);
  return null;
}
const AT: Record<string, string> = { "wrong-password": "currentPassword", "weak-password": "newPassword" };

export async function action({ request }: ActionFunctionArgs) {
  const access = await requireAccount(request);
  const form = await readForm(request, access);
  const parsed = parseForm(form, ChangePasswordForm);
  if (!parsed.ok) return formAgain(parsed.failed);
  const result = await changePassword(access, { ...parsed.value, address: addressOf(request) });
  if (!result.ok) return refusedForm(form, result.refusal, AT[result.refusal.code]);
  return redirect("/account?saved=password");
}
export default function AccountPassword() {
  const failed = useActionData<typeof action>();
  return (
    <Page
      title="Change your password"
      narrow
      back={{ href: "/account", label: "Your account" }}
      lead={<p>You stay signed in here. Everywhere else is signed out.</p>}
    >
      <ErrorSummary errors={failed?.errors} />
      <PostForm>
        <TextField
          name="currentPassword"
          label="Your password now"
          type="password"
          autoComplete="current-password"
          width="half"
          error={failed?.errors.currentPassword}
        />
        <TextField
          name="newPassword"
          label="New password"
          hint={PASSWORD_HINT}
          type="password"
          autoComplete="new-password"
          width="half"
          error={failed?.errors.newPassword}
        />
        <Button>Save the new password</Button>
      </PostForm>
    </Page>
  );
}
