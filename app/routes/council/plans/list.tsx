import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { findToApprove } from "#app/domain/plans/approval/find-to-approve.server.ts";
import { requireArea } from "#app/http/guards.server.ts";
import type { Handle } from "#app/http/handle.ts";
import { dayOf, shortDay } from "#app/lib/dates.ts";
import { count } from "#app/lib/words.ts";
import { Tag } from "#app/ui/card.tsx";
import { DataTable } from "#app/ui/data-table.tsx";
import { Page } from "#app/ui/page.tsx";

export const handle: Handle = { title: "Support plans to decide" };

export async function loader({ request }: LoaderFunctionArgs) {
  const access = await requireArea(request, ["practitioner"]);
  const { plans, median } = await findToApprove(access);
  return {
    area: access.area.name,
    median: median === null ? "" : median === 0 ? "the same day" : `after ${count(median, "day")}`,
    rows: plans.map((plan) => ({
      ...plan,
      since: shortDay(dayOf(plan.since)),
      waited: plan.days === 0 ? "Since today" : count(plan.days, "day"),
      href: plan.approved ? `/council/plans/${plan.id}/start` : `/council/plans/${plan.id}/decide`,
    })),
  };
}

export default function PlansToDecide() {
  const { area, median, rows } = useLoaderData<typeof loader>();
  return (
    <Page
      kicker={area}
      title="Support plans to decide"
      back={{ href: "/council", label: "People" }}
      lead={
        <>
          <p>The longest waiting is first. Each was agreed by the person, and nothing in it changes.</p>
          {median ? <p>In the last 12 months half of them were decided {median} or sooner.</p> : null}
        </>
      }
    >
      <DataTable
        caption="Support plans that wait for the council"
        captionHidden
        rows={rows}
        rowKey={(row) => row.id}
        empty="No support plan waits for you."
        columns={[
          {
            heading: "Person",
            rowHeading: true,
            cell: (row) => (
              <a href={row.href} className="-my-2.5 inline-block py-2.5">
                {row.name}
              </a>
            ),
          },
          { heading: "Next", cell: (row) => (row.approved ? "Put it in force" : "Decide") },
          { heading: "Since", cell: (row) => row.since },
          { heading: "Waiting", cell: (row) => row.waited },
          { heading: "Since you looked", cell: (row) => row.changed },
          {
            heading: "To know",
            cell: (row) => (
              <>
                {row.over ? <Tag tone="brick">Over the figure</Tag> : null}{" "}
                {row.back > 0 ? <Tag tone="plum">Came back {count(row.back, "time")}</Tag> : null}
                {!row.over && row.back === 0 ? "Nothing more" : null}
              </>
            ),
          },
        ]}
      />
    </Page>
  );
}
