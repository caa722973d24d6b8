import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { addStatement } from "#app/domain/payments/statements/add-statement.server.ts";
import { checkStatement } from "#app/domain/payments/statements/check-statement.server.ts";
import { isAssisted } from "#app/domain/payments/statements/holder.ts";
import { AddForm } from "#app/domain/payments/statements/statement-forms.ts";
import { formAgain, parseForm, readForm } from "#app/http/form.server.ts";
import { notFound } from "#app/http/guards.server.ts";
import type { Handle } from "#app/http/handle.ts";
import { idParam } from "#app/http/id-param.server.ts";
import { outcome } from "#app/http/outcome.server.ts";
import { PostForm } from "#app/http/post-form.tsx";
import { requireStatementHolder } from "#app/routes/payments/statements/require-statement.server.ts";
import { shortDay } from "#app/lib/dates.ts";
import { poundsAndPence, pounds } from "#app/lib/money.ts";
import { count } from "#app/lib/words.ts";
import { Button, ButtonLink } from "#app/ui/button.tsx";
import { Notice } from "#app/ui/card.tsx";
import { DataTable } from "#app/ui/data-table.tsx";
import { DecisionFields } from "#app/ui/decision-fields.tsx";
import { ErrorSummary } from "#app/ui/error-summary.tsx";
import { Page } from "#app/ui/page.tsx";
import { SummaryList } from "#app/ui/summary-list.tsx";

export const handle: Handle = { title: "Check the statement" };
const SHOWN = 20;

export async function loader({ request, params }: LoaderFunctionArgs) {
  const holder = await requireStatementHolder(request);
  const id = idParam(params);
  const check = await checkStatement(holder, id);
  if (!check) throw notFound();
  if (check.state === "columns") throw redirect(`/budget/bank-statement/${id}/columns`);
  const person = holder.side === "person" ? holder.access.subject.name : "";
  const shared = { id, fileName: check.draft.fileName, assisted: isAssisted(holder), person };
  if (check.state === "problems")
    return { ...shared, good: null, problems: check.problems.slice(0, SHOWN), wrong: check.problems.length };
  const days = check.lines.map((line) => Number(line.on));
  return {
    ...shared,
    problems: [],
    wrong: 0,
    good: {
      lines: check.lines.length,
      fresh: check.fresh.length,
      known: check.known,
      nothingMoved: check.nothingMoved,
      balanceBreaks: check.balanceBreaks,
      from: shortDay(new Date(Math.min(...days))),
      to: shortDay(new Date(Math.max(...days))),
      inPence: check.inPence,
      outPence: check.outPence,
      preview: check.lines.slice(0, 5).map((line) => ({ ...line, on: shortDay(line.on) })),
    },
  };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const holder = await requireStatementHolder(request);
  const form = await readForm(request, holder.access);
  const parsed = parseForm(form, AddForm);
  if (!parsed.ok) return formAgain(parsed.failed);
  const added = await addStatement(holder, idParam(params), parsed.value.decision);
  return outcome(form, added, ({ id }) => `/budget/bank-statement/${id}?done=added`);
}

export default function CheckStatement() {
  const { id, fileName, good, problems, wrong, assisted, person } = useLoaderData<typeof loader>();
  const failed = useActionData<typeof action>();
  const columns = { href: `/budget/bank-statement/${id}/columns`, label: "What each column says" };
  if (!good)
    return (
      <Page title="This file cannot be read yet" kicker={fileName} back={columns}>
        <ErrorSummary errors={failed?.errors} />
        <Notice tone="problem" title={`${count(wrong, "line")} cannot be read, so nothing was added`}>
          <p>
            If most lines are wrong, a column may be: say again which is which. If it is only a few, mend them
            in the file, or ask your bank for it again.
          </p>
        </Notice>
        <ul className="my-4 list-disc pl-6">
          {problems.map((problem) => (
            <li key={`${problem.line}${problem.reason}`} className="py-1 [overflow-wrap:anywhere]">
              <b>Line {problem.line}</b>: {problem.reason}.
            </li>
          ))}
        </ul>
        {wrong > problems.length ? <p>And {count(wrong - problems.length, "more line")}.</p> : null}
        <div className="mt-6 flex flex-wrap gap-3">
          <ButtonLink href={columns.href} weight="filled">
            Say again which column is which
          </ButtonLink>
          <ButtonLink href="/budget/bank-statement">Bring another file</ButtonLink>
        </div>
      </Page>
    );
  const change = { href: columns.href, what: "which column is which" };
  return (
    <Page
      title="Check the statement"
      kicker={fileName}
      back={columns}
      lead={<p>Is this what your statement says?</p>}
    >
      <ErrorSummary errors={failed?.errors} />
      <SummaryList
        rows={[
          { label: "Days", value: `${good.from} to ${good.to}`, change },
          { label: "Money in", value: pounds(good.inPence), change },
          { label: "Money out", value: pounds(good.outPence), change },
          {
            label: "Lines to add",
            value: [
              count(good.fresh, "line"),
              good.known > 0
                ? `${count(good.known, "line")} are here already from an earlier file and are not added again`
                : "",
              good.nothingMoved > 0
                ? `${count(good.nothingMoved, "line")} left out, where nothing moved`
                : "",
            ]
              .filter(Boolean)
              .join("\n"),
          },
        ]}
      />
      {good.balanceBreaks === null ? null : (
        <Notice tone="attention" title="The balances do not follow from the amounts">
          <p>
            At line {good.balanceBreaks}, the balance is not the one before it and the amount together. Money
            in and money out may be the wrong way round, or lines may be missing. You can still add it.
          </p>
        </Notice>
      )}
      <DataTable
        caption="The first lines, as we understand them"
        columns={[
          { heading: "Day", rowHeading: true, cell: (row) => row.on },
          {
            heading: "Who or what",
            cell: (row) => <span className="[overflow-wrap:anywhere]">{row.description}</span>,
          },
          { heading: "In", number: true, cell: (row) => (row.pence > 0 ? poundsAndPence(row.pence) : "") },
          { heading: "Out", number: true, cell: (row) => (row.pence < 0 ? poundsAndPence(-row.pence) : "") },
          {
            heading: "In the account after it",
            number: true,
            cell: (row) => (row.balancePence === null ? "" : poundsAndPence(row.balancePence)),
          },
        ]}
        rows={good.preview}
        rowKey={(row) => row.fingerprint}
      />
      <PostForm>
        {assisted ? (
          <DecisionFields
            question={`May I add your bank statement, ${good.from} to ${good.to}, with ${count(good.fresh, "line")}?`}
            personName={person}
            values={failed?.values}
            errors={failed?.errors}
          />
        ) : null}
        <div className="mt-6 flex flex-wrap gap-3">
          <Button>{good.fresh === 0 ? "Nothing new: finish" : `Add ${count(good.fresh, "line")}`}</Button>
          <ButtonLink href={columns.href}>Change the columns</ButtonLink>
        </div>
      </PostForm>
    </Page>
  );
}
