import type { ReactNode } from "react";
import type { findInvoices } from "#app/domain/payments/invoices/find-invoices.server.ts";
import { pounds } from "#app/lib/money.ts";
import { count } from "#app/lib/words.ts";
import { Tag } from "#app/ui/card.tsx";
import { DataTable, type Column } from "#app/ui/data-table.tsx";
import { MoneyStages } from "#app/ui/money-stages.tsx";

type Found = Awaited<ReturnType<typeof findInvoices>>;
type Row = Found["rows"][number];
const LOOKS = { "not-due": "sea", "1-30": "marigold", "31-60": "plum", "61-plus": "brick" } as const;

/** How late what is still to pay is: a picture, and the same as a table that leads to each. */
export function Ageing({ ageing }: Pick<Found, "ageing">) {
  return (
    <section aria-labelledby="ageing" className="my-6">
      <h2 id="ageing">How late it is</h2>
      <div className="mt-3">
        <MoneyStages
          stages={ageing.map((one) => ({
            label: one.label,
            means: one.means,
            pence: one.pence,
            look: LOOKS[one.age],
          }))}
        />
      </div>
      <details className="mt-3">
        <summary className="inline-flex min-h-11 cursor-pointer items-center font-semibold text-sea">
          The same as a table, with links to each
        </summary>
        <DataTable
          caption="What is still to pay, by how late it is"
          captionHidden
          columns={[
            {
              heading: "How late",
              rowHeading: true,
              cell: (row) => (
                <a href={`/invoices?age=${row.age}`} className="-my-2.5 inline-block py-2.5">
                  {row.label}
                </a>
              ),
            },
            { heading: "Invoices", number: true, cell: (row) => row.count },
            { heading: "Still to pay", number: true, cell: (row) => pounds(row.pence) },
          ]}
          rows={ageing}
          rowKey={(row) => row.age}
          foot={[
            "All",
            ageing.reduce((sum, one) => sum + one.count, 0),
            pounds(ageing.reduce((sum, one) => sum + one.pence, 0)),
          ]}
        />
      </details>
    </section>
  );
}

const choose = (row: Row): ReactNode =>
  row.mayChoose ? (
    <label className="inline-flex min-h-11 min-w-11 cursor-pointer items-center justify-center">
      <span className="sr-only">Choose {row.label}</span>
      <input type="checkbox" name="invoice" value={row.id} className="size-6" />
    </label>
  ) : null;

/** Invoices as a table; with boxes where several can be chosen at once. */
export function InvoiceTable({
  rows,
  boxes,
  empty,
}: {
  rows: readonly Row[];
  boxes: boolean;
  empty: string;
}) {
  const columns: Column<Row>[] = [
    {
      heading: "Invoice",
      rowHeading: true,
      cell: (row) => (
        <a href={`/invoices/${row.id}`} className="-my-2.5 inline-block py-2.5">
          {row.label}
        </a>
      ),
    },
    { heading: "From", cell: (row) => row.supplier },
    { heading: "For", cell: (row) => row.who },
    {
      heading: "Pay by",
      cell: (row) => (
        <>
          {row.due}
          {row.late > 0 ? (
            <span className="block font-semibold text-brick">{count(row.late, "day")} late</span>
          ) : null}
        </>
      ),
    },
    {
      heading: "State",
      cell: (row) => (
        <>
          <Tag tone={row.tone}>{row.status}</Tag>
          {row.toComeBackPence > 0 ? (
            <span className="block font-semibold">{pounds(row.toComeBackPence)} to come back</span>
          ) : null}
        </>
      ),
    },
    { heading: "Total", number: true, cell: (row) => pounds(row.grossPence) },
    { heading: "Left to pay", number: true, cell: (row) => pounds(row.leftPence) },
  ];
  return (
    <DataTable
      caption="Invoices"
      captionHidden
      columns={boxes ? [...columns, { heading: "Choose", cell: choose }] : columns}
      rows={rows}
      rowKey={(row) => row.id}
      empty={empty}
    />
  );
}
