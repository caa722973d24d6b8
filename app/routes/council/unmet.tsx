import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { findUnmetSearches } from "#app/domain/commissioning/find-unmet-searches.server.ts";
import { filterWords } from "#app/domain/commissioning/unmet-words.ts";
import { requireArea } from "#app/http/guards.server.ts";
import type { Handle } from "#app/http/handle.ts";
import { now } from "#app/lib/clock.ts";
import { addDays, dayOf, shortDay } from "#app/lib/dates.ts";
import { DataTable } from "#app/ui/data-table.tsx";
import { Page } from "#app/ui/page.tsx";

export const handle: Handle = { title: "Searches that found nobody" };
const DAYS = 90;
const LOOKED_FOR = {
  planners: "A support planner",
  assistants: "A personal assistant",
  community: "A local group or service",
} as const;

export async function loader({ request }: LoaderFunctionArgs) {
  const access = await requireArea(request, ["commissioner"]);
  const today = dayOf(now());
  const from = addDays(today, -DAYS);
  const searches = await findUnmetSearches(access, from, today);
  return {
    area: access.area.name,
    from: shortDay(from),
    searches: searches.map((row, i) => ({
      key: String(i),
      looked: LOOKED_FOR[row.directory],
      filters: filterWords(row.filters),
      where: row.outcode ?? "Anywhere",
      times: row.searches,
      last: shortDay(row.lastOn),
    })),
  };
}

export default function Unmet() {
  const { area, from, searches } = useLoaderData<typeof loader>();
  return (
    <Page
      kicker={area}
      title="Searches that found nobody"
      back={{ href: "/council", label: "Council" }}
      lead={<p>What people looked for since {from} and did not find. It is not known who they were.</p>}
    >
      <DataTable
        caption="Searches that found nobody, the most frequent first"
        captionHidden
        rows={searches}
        rowKey={(row) => row.key}
        empty="Every search has found somebody."
        columns={[
          { heading: "Looked for", rowHeading: true, cell: (row) => row.looked },
          { heading: "Who", cell: (row) => row.filters },
          { heading: "Near", cell: (row) => row.where },
          { heading: "Times", number: true, cell: (row) => row.times.toLocaleString("en-GB") },
          { heading: "Last", cell: (row) => row.last },
        ]}
      />
    </Page>
  );
}
