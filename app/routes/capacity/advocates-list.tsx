import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { findAreaReferrals } from "#app/domain/capacity/find-area-referrals.server.ts";
import { requireArea } from "#app/http/guards.server.ts";
import type { Handle } from "#app/http/handle.ts";
import { count } from "#app/lib/words.ts";
import { DataTable } from "#app/ui/data-table.tsx";
import { Page } from "#app/ui/page.tsx";

export const handle: Handle = { title: "Advocates to arrange" };

export async function loader({ request }: LoaderFunctionArgs) {
  const access = await requireArea(request, ["practitioner"]);
  return { area: access.area.name, rows: await findAreaReferrals(access) };
}

export default function Advocates() {
  const { area, rows } = useLoaderData<typeof loader>();
  return (
    <Page
      kicker={area}
      title="Advocates to arrange"
      back={{ href: "/council", label: "People" }}
      lead={
        <p>
          The council must arrange an independent advocate for whoever finds planning very difficult and has
          nobody appropriate to support them (Care Act 2014, section 67). What is late comes first.
        </p>
      }
    >
      <DataTable
        caption="Advocates asked for"
        captionHidden
        rows={rows}
        rowKey={(row) => row.id}
        empty="Nobody waits for an advocate."
        columns={[
          {
            heading: "Person",
            rowHeading: true,
            cell: (row) => (
              <a href={`/plans/${row.planId}/advocate`} className="-my-2.5 inline-block py-2.5">
                {row.name}
              </a>
            ),
          },
          { heading: "How far", cell: (row) => row.words },
          {
            heading: "Next step by",
            cell: (row) =>
              row.late > 0 ? (
                <b>
                  {row.due}: {count(row.late, "day")} late
                </b>
              ) : (
                row.due || "Nothing waits"
              ),
          },
          { heading: "Service", cell: (row) => row.service || "None yet" },
          { heading: "Advocate", cell: (row) => row.advocate || "None yet" },
          { heading: "Asked", cell: (row) => row.asked },
        ]}
      />
    </Page>
  );
}
