import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { ASSISTS } from "#app/domain/access/roles.ts";
import { findGroupsToRead } from "#app/domain/community/find-groups-to-read.server.ts";
import { findIdeasToRead } from "#app/domain/community/ideas/find-ideas.server.ts";
import { requireArea } from "#app/http/guards.server.ts";
import type { Handle } from "#app/http/handle.ts";
import { Notice } from "#app/ui/card.tsx";
import { DataTable } from "#app/ui/data-table.tsx";
import { Page } from "#app/ui/page.tsx";

export const handle: Handle = { title: "Community groups to read" };

const DONE: Record<string, string> = {
  approve: "It is shown now, and its leader has an email.",
  "send-back": "It went back to its leader with your words.",
  refuse: "Its leader has an email with your reason.",
  "idea-shown": "The idea is in the library now.",
  "idea-refused": "Its planner is told why.",
  phoned: "Confirmed for six months more.",
};

export async function loader({ request }: LoaderFunctionArgs) {
  const access = await requireArea(request, ASSISTS);
  const said = new URL(request.url).searchParams.get("done") ?? "";
  return {
    done: Object.hasOwn(DONE, said) ? DONE[said] : undefined,
    ...(await findGroupsToRead(access)),
    ideas: await findIdeasToRead(access),
  };
}

const Group = ({ id, name }: { id: string; name: string }) => (
  <a className="inline-flex min-h-11 items-center [overflow-wrap:anywhere]" href={`/core/community/${id}`}>
    {name}
  </a>
);

export default function GroupsToRead() {
  const { done, waiting, unheard, ideas } = useLoaderData<typeof loader>();
  return (
    <Page
      title="Community groups to read"
      lead="Each group, and each change to one, is read before it is shown. Nobody can approve their own."
      back={{ href: "/core", label: "Core service" }}
    >
      {done ? <Notice tone="done" title={done} announce /> : null}
      <h2 className="mt-8">To read, the oldest first</h2>
      <DataTable
        caption="Groups that wait to be read"
        captionHidden
        empty="Nothing waits to be read."
        rows={waiting}
        rowKey={(row) => row.id}
        columns={[
          { heading: "Group", rowHeading: true, cell: Group },
          { heading: "What waits", cell: (row) => row.kind },
          { heading: "Since", cell: (row) => row.since },
        ]}
      />
      <h2 className="mt-8">Ideas to read</h2>
      <DataTable
        caption="Ideas that wait to be read"
        captionHidden
        empty="No idea waits."
        rows={ideas}
        rowKey={(row) => row.id}
        columns={[
          {
            heading: "Idea",
            rowHeading: true,
            cell: (row) => (
              <a
                className="inline-flex min-h-11 items-center [overflow-wrap:anywhere]"
                href={`/core/ideas/${row.id}`}
              >
                {row.what}
              </a>
            ),
          },
          { heading: "Since", cell: (row) => row.since },
        ]}
      />
      <h2 className="mt-8">To ask by phone</h2>
      <p className="max-w-[62ch]">
        Their leaders were asked by email and have not answered. If they say that everything is still right,
        write it down on the group’s page.
      </p>
      <DataTable
        caption="Groups that nobody has confirmed"
        captionHidden
        empty="Everybody has answered."
        rows={unheard}
        rowKey={(row) => row.id}
        columns={[
          { heading: "Group", rowHeading: true, cell: Group },
          { heading: "Phone", cell: (row) => row.phone },
          { heading: "State", cell: (row) => row.status },
          { heading: "Last confirmed", cell: (row) => row.since },
        ]}
      />
    </Page>
  );
}
