import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { findStatements } from "#app/domain/payments/statements/find-statements.server.ts";
import { UploadForm } from "#app/domain/payments/statements/statement-forms.ts";
import { uploadStatement } from "#app/domain/payments/statements/upload-statement.server.ts";
import { answer } from "#app/http/answers.ts";
import { formAgain, parseForm, readUpload, refusedForm, valuesOf } from "#app/http/form.server.ts";
import type { Handle } from "#app/http/handle.ts";
import { PostForm } from "#app/http/post-form.tsx";
import { requireStatementHolder } from "#app/routes/payments/statements/require-statement.server.ts";
import { Button } from "#app/ui/button.tsx";
import { Card, Notice, Tag } from "#app/ui/card.tsx";
import { Radios } from "#app/ui/choices.tsx";
import { ErrorSummary } from "#app/ui/error-summary.tsx";
import { FileField } from "#app/ui/field.tsx";
import { Page } from "#app/ui/page.tsx";
import { count } from "#app/lib/words.ts";

export const handle: Handle = { title: "Bank statements" };

export async function loader({ request }: LoaderFunctionArgs) {
  const holder = await requireStatementHolder(request);
  const back =
    holder.side === "person"
      ? { href: "/budget", label: "Budget" }
      : holder.side === "manager"
        ? { href: "/home", label: "Home" }
        : holder.personId
          ? { href: `/council/people/${holder.personId}`, label: "The person" }
          : { href: "/council", label: "Council" };
  const name = holder.side === "person" && holder.access.grant ? holder.access.subject.name : null;
  return { side: holder.side, name, back, ...(await findStatements(holder)) };
}

export async function action({ request }: ActionFunctionArgs) {
  const holder = await requireStatementHolder(request);
  const { form, file } = await readUpload(request, holder.access, "file");
  const parsed = parseForm(form, UploadForm);
  const errors = {
    ...(parsed.ok ? {} : parsed.failed.errors),
    ...(file ? {} : { file: "Choose the file that your bank or card gave you" }),
  };
  if (!parsed.ok || !file) return formAgain({ errors, values: valuesOf(form) });
  const kept = await uploadStatement(holder, parsed.value.account, file);
  if (!kept.ok)
    return refusedForm(form, kept.refusal, kept.refusal.code === "not-found" ? "account" : "file");
  return redirect(`/budget/bank-statement/${kept.value.importId}/columns`, 303);
}

export default function Statements() {
  const { side, name, back, accounts, statements } = useLoaderData<typeof loader>();
  const failed = useActionData<typeof action>();
  const [only] = accounts;
  return (
    <Page
      title="Bank statements"
      kicker={name ?? undefined}
      back={back}
      lead={
        <p>
          Bring a statement of the bank account or prepaid card that the money lies in. Ownway sets it beside
          the record and shows what agrees and what does not. It cannot reach your bank.
        </p>
      }
    >
      <ErrorSummary errors={failed?.errors} />
      {only ? (
        <Card className="my-6">
          <h2>Bring a statement</h2>
          <PostForm encType="multipart/form-data">
            {accounts.length === 1 ? (
              <>
                <input type="hidden" name="account" value={only.value} />
                <p className="mt-3 max-w-[62ch]">
                  <b>{only.label}</b>: {only.hint}
                </p>
              </>
            ) : (
              <Radios
                name="account"
                legend="Which account is it of?"
                choices={accounts}
                value={answer(failed, "account")}
                error={failed?.errors.account}
              />
            )}
            <FileField
              name="file"
              label="The file"
              hint="A CSV file. On your bank’s website, look for Download or Export on your statement. 900 KB at most."
              accept=".csv,.txt,text/csv,text/plain"
              error={failed?.errors.file}
            />
            <Button>Look at this file</Button>
          </PostForm>
        </Card>
      ) : (
        <Notice
          tone="calm"
          title={
            side === "council"
              ? "There is no direct payment to bring a statement of"
              : "There is no account to bring a statement of"
          }
        >
          <p>
            {side === "council"
              ? "Open a person who has a direct payment, and bring the statement that they gave you from there. Money that the council holds has no statement of theirs."
              : "When you have a direct payment or pay with your own money, you can bring your statements here."}
          </p>
        </Notice>
      )}
      <h2 className="mt-8">Statements so far</h2>
      {statements.length === 0 ? (
        <p className="my-4">None yet.</p>
      ) : (
        <ul className="mt-2">
          {statements.map((one) => (
            <li key={one.id} className="border-b border-line py-2">
              <a
                href={`/budget/bank-statement/${one.id}${one.added ? "" : "/columns"}`}
                className="inline-flex min-h-11 items-center font-semibold [overflow-wrap:anywhere]"
              >
                {one.days ?? one.fileName}
              </a>{" "}
              {one.added ? null : <Tag>Not added yet</Tag>}
              {one.open > 0 ? <Tag tone="plum">{count(one.open, "line")} to look at</Tag> : null}
              <p className="text-soft [overflow-wrap:anywhere]">
                {one.account}
                {one.reference ? `, ${one.reference}` : ""}: {one.fileName},{" "}
                {one.added ? `${count(one.lines, "line")}, ` : ""}
                brought {one.brought}
              </p>
            </li>
          ))}
        </ul>
      )}
    </Page>
  );
}
