import type { ChosenLine } from "#app/domain/payments/invoices/find-chosen.server.ts";
import { pounds } from "#app/lib/money.ts";
import { DataTable } from "#app/ui/data-table.tsx";

/** The invoices that were chosen, each with what stands in its way. */
export function ChosenTable({ lines }: { lines: readonly ChosenLine[] }) {
  return (
    <DataTable
      caption="The invoices that you chose"
      captionHidden
      columns={[
        {
          heading: "Invoice",
          rowHeading: true,
          cell: (line) => (
            <a href={`/invoices/${line.id}`} className="-my-2.5 inline-block py-2.5">
              {line.label}
            </a>
          ),
        },
        {
          heading: "From",
          cell: (line) => (
            <>
              {line.supplier}
              {line.problem ? (
                <p className="mt-1 max-w-[44ch] text-left font-semibold text-brick">{line.problem}</p>
              ) : null}
            </>
          ),
        },
        { heading: "For", cell: (line) => line.person },
        { heading: "Pay by", cell: (line) => line.due },
        { heading: "Amount", number: true, cell: (line) => pounds(line.pence) },
      ]}
      rows={lines}
      rowKey={(line) => line.id}
      foot={["Together", "", "", "", pounds(lines.reduce((sum, line) => sum + line.pence, 0))]}
    />
  );
}

/** What a list of ids in a link names: each once, and no more than one form takes. */
export const chosenIds = (query: URLSearchParams): string[] =>
  [...new Set(query.getAll("invoice").map((one) => one.toLowerCase()))]
    .filter((one) => /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(one))
    .slice(0, 200);
