import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { findPlacements } from "#app/domain/plans/ways/find-placements.server.ts";
import { PLACEMENT_STATES } from "#app/domain/plans/ways/placement-rules.ts";
import { requireArea } from "#app/http/guards.server.ts";
import type { Handle } from "#app/http/handle.ts";
import { dayOf, shortDay } from "#app/lib/dates.ts";
import { count } from "#app/lib/words.ts";
import { DataTable } from "#app/ui/data-table.tsx";
import { Page } from "#app/ui/page.tsx";

export const handle: Handle = { title: "Care to arrange" };

export async function loader({ request }: LoaderFunctionArgs) {
  const access = await requireArea(request, ["practitioner"]);
  const { open, ended } = await findPlacements(access);
  const row = (one: (typeof open)[number]) => ({
    id: one.id,
    name: one.name,
    part: one.part,
    state: PLACEMENT_STATES[one.state],
    made: shortDay(dayOf(one.madeAt)),
    due:
      one.dueOn === null
        ? ""
        : one.overdue > 0
          ? `${count(one.overdue, "day")} late (${shortDay(one.dueOn)})`
          : shortDay(one.dueOn),
  });
  return { area: access.area.name, open: open.map(row), ended: ended.map(row) };
}

type Row = Awaited<ReturnType<typeof loader>>["open"][number];
const person = {
  heading: "Person",
  rowHeading: true,
  cell: (row: Row) => (
    <a href={`/council/placements/${row.id}`} className="-my-2.5 inline-block py-2.5">
      {row.name}
    </a>
  ),
};
const part = { heading: "What", cell: (row: Row) => <span dir="auto">{row.part}</span> };
const state = { heading: "How far on", cell: (row: Row) => row.state };
const made = { heading: "Handed over", cell: (row: Row) => row.made };

export default function Placements() {
  const { area, open, ended } = useLoaderData<typeof loader>();
  return (
    <Page
      kicker={area}
      title="Care to arrange"
      back={{ href: "/council", label: "People" }}
      lead={
        <p>
          What people chose that the council arranges, handed over to the care placement service. What is late
          is first.
        </p>
      }
    >
      <DataTable
        caption="Not arranged yet"
        rows={open}
        rowKey={(row) => row.id}
        empty="Nothing waits to be arranged."
        columns={[person, part, state, made, { heading: "Next step by", cell: (row) => row.due }]}
      />
      {ended.length > 0 ? (
        <DataTable
          caption="Ended"
          rows={ended}
          rowKey={(row) => row.id}
          columns={[person, part, state, made]}
        />
      ) : null}
    </Page>
  );
}
