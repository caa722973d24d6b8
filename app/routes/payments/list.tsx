import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { findOwed } from "#app/domain/payments/runs/find-owed.server.ts";
import { findPayments, findRuns } from "#app/domain/payments/runs/find-runs.server.ts";
import { AGE_WORDS } from "#app/domain/payments/runs/run-rules.ts";
import { requireArea } from "#app/http/guards.server.ts";
import type { Handle } from "#app/http/handle.ts";
import { pounds } from "#app/lib/money.ts";
import { PayableWords } from "#app/routes/payments/runs/payable-words.tsx";
import { ButtonLink } from "#app/ui/button.tsx";
import { Notice, Tag } from "#app/ui/card.tsx";
import { DataTable } from "#app/ui/data-table.tsx";
import { Page } from "#app/ui/page.tsx";

export const handle: Handle = { title: "Payments" };

export async function loader({ request }: LoaderFunctionArgs) {
  const access = await requireArea(request, ["practitioner", "commissioner"]);
  const [owed, runs, payments] = await Promise.all([
    findOwed(access),
    findRuns(access),
    findPayments(access),
  ]);
  return { area: access.area.name, mayChange: access.actor.role === "commissioner", owed, runs, payments };
}

const inCell = "-my-2.5 inline-block py-2.5 [overflow-wrap:anywhere]";
export default function Payments() {
  const { area, mayChange, owed, runs, payments } = useLoaderData<typeof loader>();
  const waiting = runs.filter((run) => run.waits);
  return (
    <Page
      title="Payments"
      kicker={area}
      back={{ href: "/council", label: "Council" }}
      lead={
        <p>
          What the council owes out of the money it holds. One person makes a run, another approves it, and
          the bank pays it. Ownway keeps the record and moves no money.
        </p>
      }
    >
      {waiting.map((run) => (
        <Notice key={run.id} tone="attention" title={`${run.name} waits for your approval`}>
          <p>
            {run.madeBy} made it, for {pounds(run.totalPence)}.{" "}
            <a href={`/council/payments/runs/${run.id}`} className={inCell}>
              Look at {run.name}
            </a>
          </p>
        </Notice>
      ))}
      <h2 className="mt-8">Owed now</h2>
      <DataTable
        caption="Who is owed money, and for how long"
        captionHidden
        columns={[
          {
            heading: "Supplier",
            rowHeading: true,
            cell: (row) => (
              <>
                {row.name} {row.mode === "test" ? <Tag tone="plum">Test money</Tag> : null}
                <PayableWords state={row.payable} />
              </>
            ),
          },
          { heading: "Invoices", number: true, cell: (row) => row.invoices },
          ...owed.ages.map((age) => ({
            heading: AGE_WORDS[age],
            number: true,
            cell: (row: (typeof owed.suppliers)[number]) => pounds(row.ages[age]),
          })),
          { heading: "Together", number: true, cell: (row) => pounds(row.totalPence) },
        ]}
        rows={owed.suppliers}
        rowKey={(row) => row.key}
        foot={["All", "", ...owed.ages.map((age) => pounds(owed.totals[age])), pounds(owed.totalPence)]}
        empty="Nothing is owed now. A fee comes here when a person agrees that the work is done."
      />
      <div className="my-5 flex flex-wrap gap-3">
        {owed.suppliers.length > 0 ? (
          <ButtonLink href="/council/payments/new" weight="filled">
            Make a payment run
          </ButtonLink>
        ) : null}
        {mayChange ? <ButtonLink href="/council/payments/account">The account that pays</ButtonLink> : null}
      </div>
      <h2 className="mt-8">Runs</h2>
      <DataTable
        caption="The last 50 runs"
        captionHidden
        columns={[
          {
            heading: "Run",
            rowHeading: true,
            cell: (row) => (
              <>
                <a href={`/council/payments/runs/${row.id}`} className={inCell}>
                  {row.name}
                </a>{" "}
                {row.test ? <Tag tone="plum">Test money</Tag> : null}
              </>
            ),
          },
          { heading: "How it stands", cell: (row) => row.status },
          { heading: "Day", cell: (row) => row.day },
          { heading: "Made by", cell: (row) => row.madeBy },
          { heading: "Suppliers", number: true, cell: (row) => row.suppliers },
          { heading: "Amount", number: true, cell: (row) => pounds(row.totalPence) },
        ]}
        rows={runs}
        rowKey={(row) => row.id}
        empty="No run has been made yet."
      />
      <h2 className="mt-8">Paid</h2>
      <DataTable
        caption="The last 50 payments"
        captionHidden
        columns={[
          { heading: "Supplier", rowHeading: true, cell: (row) => row.name },
          { heading: "Day", cell: (row) => row.day },
          {
            heading: "Bank reference",
            cell: (row) => <span className="[overflow-wrap:anywhere]">{row.bankReference}</span>,
          },
          {
            heading: "Remittance advice",
            cell: (row) =>
              row.remittance ? (
                <a href={`/documents/${row.remittance.id}`} className={inCell}>
                  {row.remittance.label}
                </a>
              ) : (
                "None"
              ),
          },
          {
            heading: "Amount",
            number: true,
            cell: (row) => (row.cameBack ? `${pounds(row.totalPence)}, came back` : pounds(row.totalPence)),
          },
        ]}
        rows={payments}
        rowKey={(row) => row.id}
        empty="No payment has been written down yet."
      />
    </Page>
  );
}
