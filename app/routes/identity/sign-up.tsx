import { data, redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { findSignUpAreas } from "#app/domain/identity/find-sign-up-areas.server.ts";
import { PASSWORD_HINT } from "#app/domain/identity/password-rules.ts";
import { SignUpForm } from "#app/domain/identity/sign-up-form.ts";
import { signUp } from "#app/domain/identity/sign-up.server.ts";
import { addressOf } from "#app/http/browser.server.ts";
import { formAgain, parseForm, readForm, refusedForm } from "#app/http/form.server.ts";
import type { Handle } from "#app/http/handle.ts";
import { PostForm } from "#app/http/post-form.tsx";
import { visitorAccess, visitorForm } from "#app/http/visitor.server.ts";
import { Button } from "#app/ui/button.tsx";
import { Radios } from "#app/ui/choices.tsx";
import { ErrorSummary } from "#app/ui/error-summary.tsx";
import { SelectField, TextField } from "#app/ui/field.tsx";
import { Page } from "#app/ui/page.tsx";

export const handle: Handle = { title: "Open an account" };

const CHOICES = [
  {
    value: "person",
    label: "I have a personal budget, or expect to have one",
    hint: "Money from the council for my care and support, such as a direct payment.",
  },
  {
    value: "self_funder",
    label: "I pay for support with my own money",
    hint: "You can still ask the council to look at your needs. That is free, whatever money you have.",
  },
  {
    value: "representative",
    label: "I help or represent somebody",
    hint: "As a relative or friend, attorney, deputy or parent. You can act for them once they, or the law, allow it: phone us and we record that.",
  },
  {
    value: "advocate",
    label: "I am an independent advocate",
    hint: "You speak for somebody, and decide nothing for them.",
  },
  {
    value: "assistant",
    label: "I am a personal assistant, or want to be one",
    hint: "It costs you nothing to be listed, now or later.",
  },
  {
    value: "planner",
    label: "I am a support planner",
    hint: "On your own or with an agency.",
  },
] as const;

export async function loader({ request }: LoaderFunctionArgs) {
  const { token, headers } = await visitorForm(request);
  return data({ token, areas: await findSignUpAreas() }, { headers });
}

const AT: Record<string, string> = { "weak-password": "password", "area-closed": "area" };

export async function action({ request }: ActionFunctionArgs) {
  const form = await readForm(request, await visitorAccess(request));
  const parsed = parseForm(form, SignUpForm);
  if (!parsed.ok) return formAgain(parsed.failed);
  const result = await signUp({ ...parsed.value, address: addressOf(request) });
  if (!result.ok) return refusedForm(form, result.refusal, AT[result.refusal.code]);
  return redirect("/check-your-email");
}

export default function SignUp() {
  const { token, areas } = useLoaderData<typeof loader>();
  const failed = useActionData<typeof action>();
  const said = (name: string) => ({
    name,
    value: String(failed?.values[name] ?? ""),
    error: failed?.errors[name],
  });
  const [only, ...others] = areas;
  if (!only)
    return (
      <Page
        title="Open an account"
        narrow
        lead={<p>No area is open for new accounts yet. Phone us and we will tell you when yours is.</p>}
      />
    );
  return (
    <Page
      title="Open an account"
      narrow
      lead={
        <p>
          You can look for people without one. You need an account to ask somebody, to see your budget or to
          be listed. If somebody will manage it for you, phone us and we will set that up together.
        </p>
      }
    >
      <ErrorSummary errors={failed?.errors} />
      <PostForm token={token}>
        <Radios
          name="who"
          legend="What describes you best?"
          choices={CHOICES}
          value={said("who").value}
          error={said("who").error}
        />
        {others.length === 0 ? (
          <input type="hidden" name="area" value={only.id} />
        ) : (
          <SelectField
            {...said("area")}
            label="Your area"
            options={[
              { value: "", label: "Choose your area" },
              ...areas.map(({ id, name }) => ({ value: id, label: name })),
            ]}
          />
        )}
        <TextField {...said("firstName")} label="First name" autoComplete="given-name" width="half" />
        <TextField {...said("lastName")} label="Last name" autoComplete="family-name" width="half" />
        <TextField
          {...said("email")}
          label="Email address"
          hint="We will send you a link to press, to make sure that it is yours."
          type="email"
          autoComplete="username"
          spellCheck={false}
          width="half"
        />
        <TextField
          name="password"
          label="Choose a password"
          hint={PASSWORD_HINT}
          type="password"
          autoComplete="new-password"
          width="half"
          error={failed?.errors.password}
        />
        <Button>Open my account</Button>
      </PostForm>
      <p className="mt-6">
        <a className="inline-flex min-h-11 items-center" href="/sign-in">
          I have an account: sign in
        </a>
      </p>
    </Page>
  );
}
