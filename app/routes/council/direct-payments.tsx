import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { countOffers } from "#app/domain/plans/ways/count-offers.server.ts";
import { requireArea } from "#app/http/guards.server.ts";
import type { Handle } from "#app/http/handle.ts";
import { DataTable } from "#app/ui/data-table.tsx";
import { Page } from "#app/ui/page.tsx";

export const handle: Handle = { title: "Direct payments offered" };

export async function loader({ request }: LoaderFunctionArgs) {
  const access = await requireArea(request, ["commissioner", "practitioner"]);
  return { area: access.area.name, ...(await countOffers(access)) };
}

type Row = { label: string; plans: number };
const columns = [
  { heading: "What", rowHeading: true, cell: (row: Row) => row.label },
  { heading: "Plans", number: true, cell: (row: Row) => row.plans },
];

export default function DirectPayments() {
  const { area, plans, told, read, neither, ways, open } = useLoaderData<typeof loader>();
  return (
    <Page
      kicker={area}
      title="Direct payments offered"
      back={{ href: "/council", label: "Council" }}
      lead={
        <p>
          Everybody with a plan is to be offered a direct payment. These are plans of your area that were not
          replaced, without self-funders.
        </p>
      }
    >
      <DataTable<Row>
        caption="Who was offered one"
        rows={[
          { label: "Somebody told them, and wrote it down", plans: told },
          { label: "They only read of it in Ownway when they chose", plans: read },
          { label: "Nothing is written down", plans: neither },
        ]}
        rowKey={(row) => row.label}
        columns={columns}
        foot={["All plans", plans]}
      />
      <DataTable<Row>
        caption="What they chose"
        rows={[
          ...ways.map((one) => ({ label: one.words, plans: one.plans })),
          { label: "Nothing yet", plans: open },
        ]}
        rowKey={(row) => row.label}
        columns={columns}
        foot={["All plans", plans]}
      />
    </Page>
  );
}
