import { data, redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { SignInForm } from "#app/domain/identity/sign-in-form.ts";
import { signIn } from "#app/domain/identity/sign-in.server.ts";
import { formAgain, parseForm, readForm, refusedForm } from "#app/http/form.server.ts";
import type { Handle } from "#app/http/handle.ts";
import { PostForm } from "#app/http/post-form.tsx";
import { visitorAccess, visitorForm } from "#app/http/visitor.server.ts";
import { Button } from "#app/ui/button.tsx";
import { ErrorSummary } from "#app/ui/error-summary.tsx";
import { TextField } from "#app/ui/field.tsx";
import { Page } from "#app/ui/page.tsx";

export const handle: Handle = { title: "Sign in" };

export async function loader({ request }: LoaderFunctionArgs) {
  const { token, headers } = await visitorForm(request);
  return data({ token, next: new URL(request.url).searchParams.get("next") ?? "" }, { headers });
}

export async function action({ request }: ActionFunctionArgs) {
  const form = await readForm(request, await visitorAccess(request));
  const parsed = parseForm(form, SignInForm);
  if (!parsed.ok) return formAgain(parsed.failed);
  const result = await signIn({ ...parsed.value, userAgent: request.headers.get("user-agent") ?? "" });
  if (!result.ok) return refusedForm(form, result.refusal);
  const next = parsed.value.next ?? "";
  return redirect(/^\/[a-z]/.test(next) ? next : "/home", { headers: { "Set-Cookie": result.value } });
}

export default function SignIn() {
  const { token, next } = useLoaderData<typeof loader>();
  const failed = useActionData<typeof action>();
  return (
    <Page title="Sign in" narrow>
      <ErrorSummary errors={failed?.errors} />
      <PostForm token={token}>
        <input type="hidden" name="next" value={next} />
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
        <TextField
          name="password"
          label="Password"
          type="password"
          autoComplete="current-password"
          width="half"
          error={failed?.errors.password}
        />
        <Button>Sign in</Button>
      </PostForm>
    </Page>
  );
}
