import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { findOpenUpgrades } from "#app/domain/engagements/upgrades/find-upgrades.server.ts";
import { stepWords } from "#app/domain/engagements/upgrades/upgrade-words.ts";
import { requireArea } from "#app/http/guards.server.ts";
import type { Handle } from "#app/http/handle.ts";
import { dayOf, duration, shortDay } from "#app/lib/dates.ts";
import { DataTable } from "#app/ui/data-table.tsx";
import { Page } from "#app/ui/page.tsx";

export const handle: Handle = { title: "Requests for more hours" };

export async function loader({ request }: LoaderFunctionArgs) {
  const access = await requireArea(request, ["practitioner"]);
  const rows = await findOpenUpgrades(access);
  return {
    area: access.area.name,
    rows: rows.map((row) => ({
      id: row.id,
      person: row.personName,
      planner: `${row.engagement.planner.firstName} ${row.engagement.planner.lastName}`,
      step: stepWords(row),
      hours: `${duration(row.minutesLogged)} of ${duration(row.minutesBefore)}`,
      asked: shortDay(dayOf(row.askedAt)),
      wanted: row.personAnswer === "wants" ? "Yes" : "Not yet",
    })),
  };
}

export default function Upgrades() {
  const { area, rows } = useLoaderData<typeof loader>();
  return (
    <Page
      kicker={area}
      title="Requests for more hours"
      back={{ href: "/council", label: "People" }}
      lead={
        <p>
          Planners ask for a higher tier, with a reason. The longest waiting is first. Nothing changes until
          you decide.
        </p>
      }
    >
      <DataTable
        caption="Requests that wait for you"
        captionHidden
        rows={rows}
        rowKey={(row) => row.id}
        empty="Nothing waits for you."
        columns={[
          {
            heading: "Person",
            rowHeading: true,
            cell: (row) => (
              <a href={`/council/upgrades/${row.id}`} className="-my-2.5 inline-block py-2.5">
                {row.person}
              </a>
            ),
          },
          { heading: "Asked", cell: (row) => row.asked },
          { heading: "What", cell: (row) => row.step },
          { heading: "Hours so far", cell: (row) => row.hours },
          { heading: "Planner", cell: (row) => row.planner },
          { heading: "The person wants it", cell: (row) => row.wanted },
        ]}
      />
    </Page>
  );
}
