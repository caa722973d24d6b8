import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { RECORD_WORDS } from "#app/domain/budgets/budget-words.ts";
import { findStatement } from "#app/domain/budgets/find-statement.server.ts";
import { readPeriod, statementQuery } from "#app/domain/budgets/statement-period.ts";
import { notFound, requireMoneyView } from "#app/http/guards.server.ts";
import type { Handle } from "#app/http/handle.ts";
import { longDay, shortDay } from "#app/lib/dates.ts";
import { pounds, poundsAndPence } from "#app/lib/money.ts";
import { count } from "#app/lib/words.ts";
import { Button } from "#app/ui/button.tsx";
import { Card, Notice } from "#app/ui/card.tsx";
import { DataTable } from "#app/ui/data-table.tsx";
import { DateField } from "#app/ui/date-field.tsx";
import { ErrorSummary } from "#app/ui/error-summary.tsx";
import { Page } from "#app/ui/page.tsx";
import { Pagination } from "#app/ui/pagination.tsx";

export const handle: Handle<{ title: string }> = { title: ({ title }) => title };

export async function loader({ request }: LoaderFunctionArgs) {
  const access = await requireMoneyView(request);
  const query = new URL(request.url).searchParams;
  const { period, values, errors } = readPeriod(query);
  const found = await findStatement(access, query.get("pot"), period, Number(query.get("page") ?? 1) || 1);
  if (!found) throw notFound();
  const { pots, statement } = found;
  const link = (page: number) => statementQuery(statement?.pot.id ?? null, period, page);
  return {
    title: access.grant ? `Statement for ${access.subject.name}` : "Statement",
    pots,
    values,
    errors,
    filtered: period.from !== null || period.to !== null,
    from: period.from && longDay(period.from),
    to: period.to && longDay(period.to),
    csv: `/budget/statement.csv${link(1)}`,
    links: statement ? Array.from({ length: statement.pages }, (_, i) => link(i + 1)) : [],
    statement: statement && {
      ...statement,
      lines: statement.lines.map((line) => ({ ...line, on: shortDay(line.on) })),
    },
  };
}
type Line = NonNullable<ReturnType<typeof useLoaderData<typeof loader>>["statement"]>["lines"][number];

const change = (pence: number) => (pence > 0 ? `+${poundsAndPence(pence)}` : poundsAndPence(pence));
const COLUMNS = [
  { heading: "Date", rowHeading: true, cell: (line: Line) => line.on },
  {
    heading: "What",
    cell: (line: Line) =>
      line.engagementId ? (
        <a href={`/engagements/${line.engagementId}`} className="-my-2.5 inline-block py-2.5">
          {line.what}
        </a>
      ) : (
        line.what
      ),
  },
  { heading: "In or out", number: true, cell: (line: Line) => change(line.leftChange) },
  { heading: "Set aside", number: true, cell: (line: Line) => change(line.asideChange) },
  { heading: "Left", number: true, cell: (line: Line) => <b>{poundsAndPence(line.leftAfter)}</b> },
];

export default function Statement() {
  const { title, pots, values, errors, filtered, from, to, csv, links, statement } =
    useLoaderData<typeof loader>();
  const back = { href: "/budget", label: "Budget" };
  if (!statement)
    return (
      <Page title={title} back={back}>
        <Notice tone="calm" title="There is nothing to show yet">
          <p>When money is put into a budget, every change to it is listed here.</p>
        </Notice>
      </Page>
    );
  const { pot, opening, closing, lines, page, pages } = statement;
  return (
    <Page title={title} back={back} lead={<p>{RECORD_WORDS}</p>}>
      <ErrorSummary errors={errors} />
      {pots.length > 1 ? (
        <nav aria-label="Choose which money" className="no-print mt-5">
          <ul className="flex flex-wrap gap-x-6">
            {pots.map((one) => (
              <li key={one.id}>
                <a
                  href={`/budget/statement?pot=${one.id}`}
                  aria-current={one.id === pot.id ? "page" : undefined}
                  className={`inline-flex min-h-11 items-center ${one.id === pot.id ? "font-bold" : ""}`}
                >
                  {one.name}, {one.period}
                </a>
              </li>
            ))}
          </ul>
        </nav>
      ) : null}
      <h2 className="mt-6">
        {pot.name}, {pot.period}
      </h2>
      <Card className="mt-4">
        <p className="max-w-[62ch]">
          {filtered ? `${from ? `From ${from}` : "From the start"} ${to ? `to ${to}` : "until now"}: ` : ""}
          {count(statement.lineCount, "change")}.{" "}
          {filtered
            ? `Before, ${pounds(opening.left)} was left and ${pounds(opening.aside)} was set aside. After, ${pounds(closing.left)} was left and ${pounds(closing.aside)} was set aside.`
            : `Now ${pounds(closing.left)} is left and ${pounds(closing.aside)} is set aside.`}
        </p>
        <DataTable
          caption="Every change, newest first"
          captionHidden
          columns={COLUMNS}
          rows={lines}
          rowKey={(line) => line.id}
          empty={
            filtered
              ? "Nothing changed between these dates. Try other dates, or show everything."
              : "Nothing has changed yet. When money is put in, it shows here."
          }
        />
        <Pagination page={page} pages={pages} href={(n) => `/budget/statement${links[n - 1] ?? ""}`} />
        <p className="no-print">
          <a href={csv} className="inline-flex min-h-11 items-center">
            Download as a spreadsheet (CSV)
          </a>
        </p>
      </Card>
      <h2 className="no-print mt-8">Show only some dates</h2>
      <form method="get" noValidate className="no-print">
        <input type="hidden" name="pot" value={pot.id} />
        <div className="flex flex-wrap gap-x-10">
          <DateField name="from" legend="From" values={values.from} error={errors.from} />
          <DateField name="to" legend="To" values={values.to} error={errors.to} />
        </div>
        <div className="flex flex-wrap items-center gap-x-6 gap-y-3">
          <Button weight="quiet">Show these dates</Button>
          {filtered ? (
            <a href={`/budget/statement?pot=${pot.id}`} className="inline-flex min-h-11 items-center">
              Show everything
            </a>
          ) : null}
        </div>
      </form>
    </Page>
  );
}
