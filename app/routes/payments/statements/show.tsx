import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { findStatement, type ShownStatement } from "#app/domain/payments/statements/find-statement.server.ts";
import { isAssisted } from "#app/domain/payments/statements/holder.ts";
import { settleLine } from "#app/domain/payments/statements/settle-line.server.ts";
import { LineForm } from "#app/domain/payments/statements/statement-forms.ts";
import { formAgain, parseForm, readForm } from "#app/http/form.server.ts";
import { notFound } from "#app/http/guards.server.ts";
import type { Handle } from "#app/http/handle.ts";
import { idParam } from "#app/http/id-param.server.ts";
import { outcome } from "#app/http/outcome.server.ts";
import { requireStatementHolder } from "#app/routes/payments/statements/require-statement.server.ts";
import { poundsAndPence, pounds } from "#app/lib/money.ts";
import { count } from "#app/lib/words.ts";
import { OpenLine } from "#app/routes/payments/statements/open-line.tsx";
import { Notice } from "#app/ui/card.tsx";
import { DataTable } from "#app/ui/data-table.tsx";
import { ErrorSummary } from "#app/ui/error-summary.tsx";
import { Page } from "#app/ui/page.tsx";

export const handle: Handle = { title: "Bank statement" };

export async function loader({ request, params }: LoaderFunctionArgs) {
  const holder = await requireStatementHolder(request);
  const statement = await findStatement(holder, idParam(params));
  if (!statement) throw notFound();
  const done = new URL(request.url).searchParams.get("done");
  return { ...statement, assisted: isAssisted(holder), done };
}

/** The one press beside a line; anything that takes words has a page of its own. */
export async function action({ request, params }: ActionFunctionArgs) {
  const holder = await requireStatementHolder(request);
  const form = await readForm(request, holder.access);
  const parsed = parseForm(form, LineForm);
  if (!parsed.ok) return formAgain(parsed.failed);
  const line = form.get("line");
  const id = idParam(params);
  const settled = await settleLine(
    holder,
    id,
    idParam({ id: typeof line === "string" ? line : "" }),
    parsed.value,
  );
  return outcome(form, settled, `/budget/bank-statement/${id}?done=line`);
}

type Line = ShownStatement["lines"][number];
const amount = ({ pence }: { pence: number }) =>
  pence > 0 ? `${poundsAndPence(pence)} in` : `${poundsAndPence(-pence)} out`;
const COLUMNS = [
  { heading: "Day", rowHeading: true, cell: (row: Line) => row.on },
  {
    heading: "Who or what",
    cell: (row: Line) => <span className="[overflow-wrap:anywhere]">{row.description}</span>,
  },
  { heading: "Amount", number: true, cell: amount },
];

export default function Statement() {
  const { id, fileName, reference, from, to, known, closingPence, lines, missing, pots, assisted, done } =
    useLoaderData<typeof loader>();
  const failed = useActionData<typeof action>();
  const of = (state: string) => lines.filter((line) => line.state === state);
  const [open, agrees, apart] = [of("open"), of("agrees"), of("not_budget")];
  const edit = (line: Line) => (
    <a
      href={`/budget/bank-statement/${id}/lines/${line.id}`}
      className="-my-2.5 inline-flex min-h-11 items-center"
    >
      Change
      <span className="sr-only">
        {" "}
        {line.description}, {amount(line)}
      </span>
    </a>
  );
  return (
    <Page
      title={`Bank statement, ${from} to ${to}`}
      kicker={reference ?? undefined}
      back={{ href: "/budget/bank-statement", label: "Bank statements" }}
      lead={
        <p>
          {open.length === 0
            ? "Every line has its answer."
            : `${count(open.length, "line")} ${open.length === 1 ? "waits" : "wait"} for you to say what ${open.length === 1 ? "it is" : "they are"}.`}{" "}
          {closingPence === null ? "" : `By the bank, ${pounds(closingPence)} was in the account at the end.`}
        </p>
      }
    >
      <ErrorSummary errors={failed?.errors} />
      {done === "added" ? (
        <Notice tone="done" title="The statement is added" announce>
          <p>
            {count(lines.length, "line")}. {count(agrees.length, "line")} agree with the record already.{" "}
            {known > 0 ? `${count(known, "line")} were here from an earlier file.` : ""}
          </p>
        </Notice>
      ) : null}
      {done === "line" ? <Notice tone="done" title="Your answer is kept" announce /> : null}
      <h2 className="mt-8">To look at</h2>
      {open.length === 0 ? <p className="my-4">Nothing.</p> : null}
      <ul>
        {open.map((line) => (
          <OpenLine key={line.id} statementId={id} line={line} pots={assisted ? [] : pots} />
        ))}
      </ul>
      <h2 className="mt-8">In the record and not on the statement</h2>
      <DataTable
        caption="Entries of the record that no line of a statement shows"
        captionHidden
        columns={[
          { heading: "Day", rowHeading: true, cell: (row) => row.on },
          { heading: "What", cell: (row) => <span className="[overflow-wrap:anywhere]">{row.title}</span> },
          { heading: "Amount", number: true, cell: amount },
        ]}
        rows={missing}
        rowKey={(row) => row.id}
        empty="Nothing. All that was written down for these days is on the statement."
      />
      {missing.length > 0 ? (
        <p className="max-w-[62ch]">
          It may show on your next statement. If the money did not move, undo what was written down, or phone
          us.
        </p>
      ) : null}
      <h2 className="mt-8">Agrees with the record</h2>
      <DataTable
        caption="Lines that agree with the record"
        captionHidden
        columns={[...COLUMNS, { heading: "Wrong?", cell: edit }]}
        rows={agrees}
        rowKey={(row) => row.id}
        empty="No line yet."
      />
      {apart.length > 0 ? (
        <>
          <h2 className="mt-8">Not from this budget</h2>
          <DataTable
            caption="Lines that have nothing to do with the budget"
            captionHidden
            columns={[
              ...COLUMNS,
              { heading: "What it was", cell: (row) => row.reason ?? "" },
              { heading: "Wrong?", cell: edit },
            ]}
            rows={apart}
            rowKey={(row) => row.id}
          />
        </>
      ) : null}
      <p className="my-6 text-soft [overflow-wrap:anywhere]">
        From the file {fileName}. What the bank wrote never changes here.
      </p>
    </Page>
  );
}
