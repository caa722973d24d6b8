import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { findOwedPlanners, findPayments } from "#app/domain/payments/find-owed.server.ts";
import { requireArea } from "#app/http/guards.server.ts";
import type { Handle } from "#app/http/handle.ts";
import { pounds } from "#app/lib/money.ts";
import { DataTable } from "#app/ui/data-table.tsx";
import { Page } from "#app/ui/page.tsx";

export const handle: Handle = { title: "Paying planners" };

export async function loader({ request }: LoaderFunctionArgs) {
  const access = await requireArea(request, ["practitioner", "commissioner"]);
  const [owed, payments] = await Promise.all([findOwedPlanners(access), findPayments(access)]);
  const totalPence = owed.reduce((sum, one) => sum + one.owedPence, 0);
  return { area: access.area.name, owed, payments, totalPence };
}

export default function Payments() {
  const { area, owed, payments, totalPence } = useLoaderData<typeof loader>();
  return (
    <Page
      title="Paying planners"
      kicker={area}
      back={{ href: "/council", label: "Council" }}
      lead={
        <p>
          What planners are owed out of money that the council holds. Pay it from the council&apos;s bank
          first, then write it down here. Ownway moves no money.
        </p>
      }
    >
      <h2 className="mt-8">Owed now</h2>
      <DataTable
        caption="Planners who are owed money"
        captionHidden
        columns={[
          {
            heading: "Planner",
            rowHeading: true,
            cell: (row) => (
              <a href={`/council/payments/${row.slug}`} className="-my-2.5 inline-block py-2.5">
                {row.name}
              </a>
            ),
          },
          { heading: "Works", cell: (row) => row.employment },
          { heading: "Pieces of work", number: true, cell: (row) => row.pieces },
          { heading: "Oldest since", cell: (row) => row.since ?? "" },
          { heading: "Owed", number: true, cell: (row) => pounds(row.owedPence) },
        ]}
        rows={owed}
        rowKey={(row) => row.slug}
        foot={["All planners", "", "", "", pounds(totalPence)]}
        empty="Nobody is owed anything now. A fee comes here when a person agrees that the work is done."
      />
      <h2 className="mt-8">Paid</h2>
      <DataTable
        caption="The last 50 payments"
        captionHidden
        columns={[
          { heading: "Day", rowHeading: true, cell: (row) => row.paidOn },
          { heading: "Planner", cell: (row) => row.name },
          { heading: "Pieces of work", number: true, cell: (row) => row.pieces },
          { heading: "Bank reference", cell: (row) => row.bankReference },
          { heading: "Amount", number: true, cell: (row) => pounds(row.totalPence) },
        ]}
        rows={payments}
        rowKey={(row) => row.id}
        empty="No payment has been written down yet."
      />
    </Page>
  );
}
