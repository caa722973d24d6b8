import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { findAttentions } from "#app/domain/payments/cards/find-attention.server.ts";
import { requireArea } from "#app/http/guards.server.ts";
import type { Handle } from "#app/http/handle.ts";
import { DataTable } from "#app/ui/data-table.tsx";
import { Page } from "#app/ui/page.tsx";

export const handle: Handle = { title: "Card payments that need you" };

export async function loader({ request }: LoaderFunctionArgs) {
  const access = await requireArea(request, ["core_manager"]);
  return { area: access.area.name, ...(await findAttentions(access)) };
}

type Row = ReturnType<typeof useLoaderData<typeof loader>>["open"][number];
const what = (row: Row) => (
  <a href={`/core/card-payments/${row.id}`} className="-my-2.5 inline-block py-2.5">
    {row.words}
  </a>
);

export default function CardTroubles() {
  const { area, open, closed } = useLoaderData<typeof loader>();
  return (
    <Page
      title="Card payments that need you"
      kicker={area}
      back={{ href: "/core", label: "Core service" }}
      lead={
        <p>
          What no program can mend by itself. Nothing here is lost: the money is with the card provider until
          you have chosen what to do.
        </p>
      }
    >
      <h2 className="mt-8">Waiting for you</h2>
      <DataTable
        caption="What waits"
        captionHidden
        columns={[
          { heading: "What happened", rowHeading: true, cell: what },
          { heading: "Who for", cell: (row: Row) => row.person },
          { heading: "Since", cell: (row: Row) => row.since },
        ]}
        rows={open}
        rowKey={(row) => row.id}
        empty="Nothing waits. When a card payment cannot be settled by itself, it comes here."
      />
      <h2 className="mt-8">Answered lately</h2>
      <DataTable
        caption="What was answered"
        captionHidden
        columns={[
          { heading: "What happened", rowHeading: true, cell: what },
          { heading: "Who for", cell: (row: Row) => row.person },
          { heading: "Answered", cell: (row: Row) => row.answered },
        ]}
        rows={closed}
        rowKey={(row) => row.id}
        empty="Nothing has been answered yet."
      />
    </Page>
  );
}
