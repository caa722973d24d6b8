import { data, redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import {
  findDemonstrationAccounts,
  signInForDemonstration,
} from "#app/domain/identity/demonstration-accounts.server.ts";
import { DemonstrationForm, SignInForm } from "#app/domain/identity/sign-in-form.ts";
import { signIn } from "#app/domain/identity/sign-in.server.ts";
import { browserOf } from "#app/http/browser.server.ts";
import { formAgain, parseForm, readForm, refusedForm } from "#app/http/form.server.ts";
import { findViewer } from "#app/http/guards.server.ts";
import type { Handle } from "#app/http/handle.ts";
import { PostForm } from "#app/http/post-form.tsx";
import { visitorAccess, visitorForm } from "#app/http/visitor.server.ts";
import { localPath } from "#app/lib/local-path.ts";
import { known } from "#app/lib/query.ts";
import { Button } from "#app/ui/button.tsx";
import { Notice } from "#app/ui/card.tsx";
import { ErrorSummary } from "#app/ui/error-summary.tsx";
import { TextField } from "#app/ui/field.tsx";
import { Page } from "#app/ui/page.tsx";

export const handle: Handle = { title: "Sign in" };

const AFTER: Record<string, { title: string; words: string }> = {
  confirmed: { title: "Your email address is confirmed", words: "Sign in with it and your password." },
  password: {
    title: "Your password is changed",
    words: "Sign in with the new one. Everywhere you were signed in has been signed out.",
  },
};

export async function loader({ request }: LoaderFunctionArgs) {
  const { token, headers } = await visitorForm(request);
  const query = new URL(request.url).searchParams;
  const viewer = await findViewer(request);
  return data(
    {
      token,
      next: localPath(query.get("next")) ?? "",
      after: known(AFTER, query.get("done")),
      signedInAs: viewer?.actor.name ?? null,
      accounts: await findDemonstrationAccounts(),
    },
    { headers },
  );
}

export async function action({ request }: ActionFunctionArgs) {
  const form = await readForm(request, await visitorAccess(request));
  const browser = await browserOf(request);
  const go = (cookie: string, next?: string) =>
    redirect(localPath(next) ?? "/home", { headers: { "Set-Cookie": cookie } });
  const chosen = parseForm(form, DemonstrationForm);
  if (chosen.ok) {
    const tried = await signInForDemonstration(chosen.value.demonstration, browser);
    return tried.ok ? go(tried.value, chosen.value.next) : refusedForm(form, tried.refusal);
  }
  const parsed = parseForm(form, SignInForm);
  if (!parsed.ok) return formAgain(parsed.failed);
  const result = await signIn({ ...parsed.value, ...browser });
  return result.ok ? go(result.value, parsed.value.next) : refusedForm(form, result.refusal);
}

export default function SignIn() {
  const { token, next, after, signedInAs, accounts } = useLoaderData<typeof loader>();
  const failed = useActionData<typeof action>();
  const hidden = <input type="hidden" name="next" value={next} />;
  return (
    <Page title="Sign in" narrow>
      {after && !failed ? (
        <Notice tone="done" title={after.title} announce>
          <p>{after.words}</p>
        </Notice>
      ) : null}
      {signedInAs ? (
        <Notice tone="calm" title={`You are signed in as ${signedInAs}`}>
          <p>
            <a href="/home">Go on as {signedInAs}</a>, or sign in below as somebody else. That ends this one.
          </p>
        </Notice>
      ) : null}
      <ErrorSummary errors={failed?.errors} />
      <PostForm token={token}>
        {hidden}
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
      <ul className="mt-6">
        {[
          ["/forgotten-password", "I have forgotten my password"],
          ["/confirm-email/again", "Send me the email to confirm my address again"],
          ["/sign-up", "I have no account yet: open one"],
        ].map(([href, words]) => (
          <li key={href}>
            <a className="inline-flex min-h-11 items-center" href={href}>
              {words}
            </a>
          </li>
        ))}
      </ul>
      {accounts.length > 0 ? (
        <section aria-labelledby="try" className="mt-10 border-t border-line pt-8">
          <h2 id="try">Look around as an invented person</h2>
          <p className="mt-2 max-w-[62ch]">
            This is a demonstration. One press signs you in; nobody here is real.
          </p>
          <ul className="mt-4 grid gap-3 sm:grid-cols-2">
            {accounts.map((account) => (
              <li key={account.id}>
                <PostForm token={token}>
                  {hidden}
                  <button
                    name="demonstration"
                    value={account.id}
                    className="min-h-16 w-full cursor-pointer rounded-[14px] border border-line-strong bg-card px-5 py-3 text-left hover:border-sea hover:bg-sea-wash"
                  >
                    <span className="block font-bold text-sea">{account.role}</span>
                    <span className="block">
                      <span className="sr-only">: sign in as </span>
                      {account.name}
                    </span>
                  </button>
                </PostForm>
              </li>
            ))}
          </ul>
        </section>
      ) : null}
    </Page>
  );
}
