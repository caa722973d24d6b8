import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { findPayingAccount } from "#app/domain/payments/runs/find-paying-account.server.ts";
import { PayingAccountForm } from "#app/domain/payments/runs/run-forms.ts";
import { savePayingAccount } from "#app/domain/payments/runs/save-paying-account.server.ts";
import { answer } from "#app/http/answers.ts";
import { formAgain, parseForm, readForm } from "#app/http/form.server.ts";
import { requireArea } from "#app/http/guards.server.ts";
import type { Handle } from "#app/http/handle.ts";
import { outcome } from "#app/http/outcome.server.ts";
import { PostForm } from "#app/http/post-form.tsx";
import { Button, ButtonLink } from "#app/ui/button.tsx";
import { Notice } from "#app/ui/card.tsx";
import { ErrorSummary } from "#app/ui/error-summary.tsx";
import { TextField } from "#app/ui/field.tsx";
import { Page } from "#app/ui/page.tsx";

export const handle: Handle = { title: "The account that pays" };

export async function loader({ request }: LoaderFunctionArgs) {
  const access = await requireArea(request, ["commissioner"]);
  const done = new URL(request.url).searchParams.get("done");
  return { account: await findPayingAccount(access), area: access.area.name, done };
}
export async function action({ request }: ActionFunctionArgs) {
  const access = await requireArea(request, ["commissioner"]);
  const form = await readForm(request, access);
  const parsed = parseForm(form, PayingAccountForm);
  if (!parsed.ok) return formAgain(parsed.failed);
  return outcome(
    form,
    await savePayingAccount(access, parsed.value),
    ({ checked }) => `/council/payments/account?done=${checked ? "yes" : "unchecked"}`,
  );
}

const FIELDS = [
  ["sortCode", "Sort code", "6 digits, for example 12-34-56.", 12],
  ["accountNumber", "Account number", "8 digits.", 12],
  ["serviceUserNumber", "Service user number", "6 digits, from your bank or Bacs bureau.", 8],
  [
    "serviceUserName",
    "Name that suppliers see",
    "On their bank statements: 18 letters at most, A to Z, 0 to 9, and . & / -",
    18,
  ],
] as const;

export default function PayingAccount() {
  const { account, area, done } = useLoaderData<typeof loader>();
  const failed = useActionData<typeof action>();
  return (
    <Page
      title="The account that pays"
      kicker={area}
      back={{ href: "/council/payments", label: "Payments" }}
      lead={<p>Where the council holds people&apos;s money. The Bacs file of a payment run names it.</p>}
      narrow
    >
      <ErrorSummary errors={failed?.errors} />
      {done && !failed ? (
        <Notice tone="done" title="Saved" announce>
          <p>
            {done === "unchecked"
              ? "We could not check that the sort code and number fit together. Please look at them once more."
              : "The sort code and account number fit together."}
          </p>
        </Notice>
      ) : null}
      <PostForm autoComplete="off">
        <input type="hidden" name="version" value={account.version} />
        {FIELDS.map(([name, label, hint, most]) => (
          <TextField
            key={name}
            name={name}
            label={label}
            hint={hint}
            width={name === "serviceUserName" ? "half" : "short"}
            maxLength={most}
            spellCheck={false}
            {...(name === "serviceUserName" ? {} : { inputMode: "numeric" as const })}
            value={answer(failed, name, account[name])}
            error={failed?.errors[name]}
          />
        ))}
        <div className="mt-6 flex flex-wrap gap-3">
          <Button>Save</Button>
          <ButtonLink href="/council/payments">Change nothing</ButtonLink>
        </div>
      </PostForm>
    </Page>
  );
}
