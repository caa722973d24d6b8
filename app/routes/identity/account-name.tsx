import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { NameForm } from "#app/domain/identity/account-forms.ts";
import { changeName } from "#app/domain/identity/change-name.server.ts";
import { formAgain, parseForm, readForm, refusedForm } from "#app/http/form.server.ts";
import { requireAccount } from "#app/http/guards.server.ts";
import type { Handle } from "#app/http/handle.ts";
import { PostForm } from "#app/http/post-form.tsx";
import { Button } from "#app/ui/button.tsx";
import { ErrorSummary } from "#app/ui/error-summary.tsx";
import { TextField } from "#app/ui/field.tsx";
import { Page } from "#app/ui/page.tsx";

export const handle: Handle = { title: "Change your name" };

export async function loader({ request }: LoaderFunctionArgs) {
  const { actor } = await requireAccount(request);
  return { name: actor.name };
}
export async function action({ request }: ActionFunctionArgs) {
  const access = await requireAccount(request);
  const form = await readForm(request, access);
  const parsed = parseForm(form, NameForm);
  if (!parsed.ok) return formAgain(parsed.failed);
  const result = await changeName(access, parsed.value.name);
  return result.ok ? redirect("/account?saved=name") : refusedForm(form, result.refusal);
}
export default function AccountName() {
  const { name } = useLoaderData<typeof loader>();
  const failed = useActionData<typeof action>();
  return (
    <Page title="Change your name" narrow back={{ href: "/account", label: "Your account" }}>
      <ErrorSummary errors={failed?.errors} />
      <PostForm>
        <TextField
          name="name"
          label="Your name"
          hint="As we greet you and as your messages are signed."
          autoComplete="name"
          width="half"
          value={failed ? String(failed.values.name ?? "") : name}
          error={failed?.errors.name}
        />
        <Button>Save</Button>
      </PostForm>
    </Page>
  );
}
