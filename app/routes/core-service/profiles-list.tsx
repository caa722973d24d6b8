import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { ASSISTS } from "#app/domain/access/roles.ts";
import { findWaitingAssistants } from "#app/domain/assistants/find-profile.server.ts";
import { findSubmittedPlanners } from "#app/domain/planners/find-submitted-planners.server.ts";
import { requireArea } from "#app/http/guards.server.ts";
import type { Handle } from "#app/http/handle.ts";
import { DataTable } from "#app/ui/data-table.tsx";
import { Page } from "#app/ui/page.tsx";

export const handle: Handle = { title: "Profiles to approve" };

export async function loader({ request }: LoaderFunctionArgs) {
  const access = await requireArea(request, ASSISTS);
  return {
    planners: await findSubmittedPlanners(access),
    assistants: await findWaitingAssistants(access),
  };
}

export default function ProfilesToApprove() {
  const { planners, assistants } = useLoaderData<typeof loader>();
  return (
    <Page
      title="Profiles to approve"
      lead="Each is read once, before its first publication. Nobody can approve their own."
      back={{ href: "/core", label: "Core service" }}
    >
      <h2 className="mt-8">Support planners</h2>
      <DataTable
        caption="Support planners who wait for an answer"
        captionHidden
        empty="No planner is waiting."
        rows={planners}
        rowKey={(row) => row.id}
        columns={[
          {
            heading: "Planner",
            rowHeading: true,
            cell: (row) => (
              <a className="inline-flex min-h-11 items-center" href={`/core/profiles/planner/${row.id}`}>
                {row.name}
              </a>
            ),
          },
          { heading: "Works for", cell: (row) => row.agency },
          { heading: "Waiting since", cell: (row) => row.since },
        ]}
      />
      <h2 className="mt-8">Personal assistants</h2>
      <DataTable
        caption="Personal assistants who wait for an answer"
        captionHidden
        empty="No personal assistant is waiting."
        rows={assistants}
        rowKey={(row) => row.id}
        columns={[
          {
            heading: "Personal assistant",
            rowHeading: true,
            cell: (row) => (
              <a className="inline-flex min-h-11 items-center" href={`/core/profiles/assistant/${row.id}`}>
                {row.name}
              </a>
            ),
          },
          { heading: "Waiting since", cell: (row) => row.since },
        ]}
      />
    </Page>
  );
}
