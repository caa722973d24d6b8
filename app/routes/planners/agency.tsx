import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { findAgency } from "#app/domain/planners/find-agency.server.ts";
import { findViewer, notFound } from "#app/http/guards.server.ts";
import type { Handle } from "#app/http/handle.ts";
import { count } from "#app/lib/words.ts";
import { PlannerCard } from "#app/routes/planners/planner-card.tsx";
import { DataTable } from "#app/ui/data-table.tsx";
import { Page } from "#app/ui/page.tsx";

type Data = { agency: { name: string } };
export const handle: Handle<Data> = { title: ({ agency }) => agency.name };

/** Public; the agency's own account sees a little more. */
export async function loader({ request, params }: LoaderFunctionArgs) {
  const viewer = await findViewer(request);
  const agency = await findAgency(params.slug ?? "", viewer?.actor ?? null);
  if (!agency) throw notFound();
  return { agency };
}

export default function ShowAgency() {
  const { agency } = useLoaderData<typeof loader>();
  return (
    <Page
      title={agency.name}
      kicker={`Planning agency, ${agency.areaName}`}
      back={{ href: "/planners", label: "All planners" }}
      lead={agency.about}
    >
      {agency.unpublished.length > 0 ? (
        <DataTable
          caption="Your planners who are not in the directory (only you see this)"
          rows={agency.unpublished}
          rowKey={(row) => row.slug}
          columns={[
            { heading: "Planner", cell: (row) => row.name, rowHeading: true },
            { heading: "Profile", cell: (row) => row.status },
          ]}
        />
      ) : null}
      <p className="mt-6 font-bold">{count(agency.cards.length, "planner")} in the directory</p>
      <ul className="mt-4 grid gap-4">
        {agency.cards.map((planner) => (
          <li key={planner.slug}>
            <PlannerCard planner={planner} />
          </li>
        ))}
      </ul>
    </Page>
  );
}
