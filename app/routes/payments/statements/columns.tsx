import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { ColumnsForm } from "#app/domain/payments/statements/columns-rules.ts";
import { DAY_FORMATS, DAY_FORMAT_WORDS } from "#app/domain/payments/statements/day-rules.ts";
import { findDraft, previewOf } from "#app/domain/payments/statements/find-draft.server.ts";
import { keepColumns } from "#app/domain/payments/statements/keep-columns.server.ts";
import { answer } from "#app/http/answers.ts";
import { formAgain, parseForm, readForm } from "#app/http/form.server.ts";
import { notFound } from "#app/http/guards.server.ts";
import type { Handle } from "#app/http/handle.ts";
import { idParam } from "#app/http/id-param.server.ts";
import { outcome } from "#app/http/outcome.server.ts";
import { PostForm } from "#app/http/post-form.tsx";
import { requireStatementHolder } from "#app/routes/payments/statements/require-statement.server.ts";
import { Button, ButtonLink } from "#app/ui/button.tsx";
import { Radios } from "#app/ui/choices.tsx";
import { DataTable } from "#app/ui/data-table.tsx";
import { ErrorSummary } from "#app/ui/error-summary.tsx";
import { SelectField } from "#app/ui/field.tsx";
import { Page } from "#app/ui/page.tsx";

export const handle: Handle = { title: "What each column says" };

export async function loader({ request, params }: LoaderFunctionArgs) {
  const holder = await requireStatementHolder(request);
  const found = await findDraft(holder, idParam(params));
  if (!found) throw notFound();
  const { draft, table, guess, columns } = found;
  return {
    fileName: draft.fileName,
    headings: table.headings,
    preview: previewOf(table),
    rows: table.rows.length,
    guess,
    remembered: columns === null && draft.payingAccount.statementColumns !== null,
  };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const holder = await requireStatementHolder(request);
  const form = await readForm(request, holder.access);
  const parsed = parseForm(form, ColumnsForm);
  if (!parsed.ok) return formAgain(parsed.failed);
  const id = idParam(params);
  return outcome(form, await keepColumns(holder, id, parsed.value), `/budget/bank-statement/${id}/check`);
}

export default function StatementColumns() {
  const { fileName, headings, preview, rows, guess, remembered } = useLoaderData<typeof loader>();
  const failed = useActionData<typeof action>();
  const columns = headings.map((heading, i) => ({ value: String(i), label: heading }));
  const none = { value: "", label: "None" };
  const field = (name: keyof typeof guess) => ({
    name,
    value: answer(failed, name, guess[name] == null ? "" : String(guess[name])),
    error: failed?.errors[name],
  });
  return (
    <Page
      title="What each column says"
      kicker={fileName}
      back={{ href: "/budget/bank-statement", label: "Bank statements" }}
      lead={
        <p>
          Banks write their files in different ways. Look at the first lines, and say which column is which.{" "}
          {remembered
            ? "It is filled in as you answered the last time. "
            : "We filled in what we could guess. "}
          Nothing is added yet.
        </p>
      }
    >
      <ErrorSummary errors={failed?.errors} />
      <DataTable
        caption={`The first ${preview.length} of ${rows} lines, as they stand in the file`}
        columns={[
          { heading: "Line", rowHeading: true, cell: (row: (typeof preview)[number]) => row.line },
          ...headings.map((heading, i) => ({
            heading: headings.indexOf(heading) === i ? heading : `${heading} (${i + 1})`,
            cell: (row: (typeof preview)[number]) => (
              <span className="[overflow-wrap:anywhere]">{row.cells[i] ?? ""}</span>
            ),
          })),
        ]}
        rows={preview}
        rowKey={(row) => String(row.line)}
      />
      <PostForm>
        <SelectField
          label="The day"
          options={[{ value: "", label: "Choose" }, ...columns]}
          {...field("day")}
        />
        <Radios
          legend="How is the day written?"
          choices={DAY_FORMATS.map((format) => ({ value: format, label: DAY_FORMAT_WORDS[format] }))}
          {...field("dayFormat")}
        />
        <SelectField
          label="Who or what it was"
          hint="Often called Description, Details or Reference."
          options={[{ value: "", label: "Choose" }, ...columns]}
          {...field("description")}
        />
        <Radios
          legend="How is money out shown?"
          choices={[
            { value: "minus", label: "One column: money out has a minus sign, brackets or DR" },
            { value: "plus", label: "One column: money out is a plain figure, as on some cards" },
            { value: "two", label: "Two columns: one for money in, one for money out" },
          ]}
          {...field("amounts")}
        />
        <SelectField
          label="The amount"
          hint="If there is one column."
          options={[none, ...columns]}
          {...field("amount")}
        />
        <SelectField
          label="Money in"
          hint="If there are two columns."
          options={[none, ...columns]}
          {...field("moneyIn")}
        />
        <SelectField
          label="Money out"
          hint="If there are two columns."
          options={[none, ...columns]}
          {...field("moneyOut")}
        />
        <SelectField
          label="What was in the account after it"
          hint="Often called Balance. Choose None if the file does not say."
          options={[none, ...columns]}
          {...field("balance")}
        />
        <div className="flex flex-wrap gap-3">
          <Button>Go on</Button>
          <ButtonLink href="/budget/bank-statement">Not now</ButtonLink>
        </div>
      </PostForm>
    </Page>
  );
}
