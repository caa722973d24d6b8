import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { findAreasOverview } from "#app/domain/commissioning/find-areas-overview.server.ts";
import { requireAdmin } from "#app/http/guards.server.ts";
import type { Handle } from "#app/http/handle.ts";
import { pounds } from "#app/lib/money.ts";
import { count } from "#app/lib/words.ts";
import { Card, Tag } from "#app/ui/card.tsx";
import { DataTable } from "#app/ui/data-table.tsx";
import { Page } from "#app/ui/page.tsx";

export const handle: Handle = { title: "Administration" };
const TIER = { low: "Low", medium: "Medium", high: "High" } as const;

export async function loader({ request }: LoaderFunctionArgs) {
  return findAreasOverview(await requireAdmin(request));
}
export default function Areas() {
  const areas = useLoaderData<typeof loader>();
  return (
    <Page title="Administration" lead={<p>{count(areas.length, "area")}, with the tiers that hold today.</p>}>
      <ul className="my-6 grid gap-5">
        {areas.map((area) => (
          <li key={area.id}>
            <Card>
              <h2>{area.name}</h2>
              <p className="mt-1 flex flex-wrap items-center gap-3">
                {area.councilName}
                <Tag tone={area.openForSignUp ? "leaf" : "plain"}>
                  {area.openForSignUp ? "People can open accounts" : "Closed for new accounts"}
                </Tag>
              </p>
              <DataTable
                caption={`Support planning tiers in ${area.name}`}
                columns={[
                  { heading: "Tier", cell: (tier) => TIER[tier.tier], rowHeading: true },
                  { heading: "Hours, up to", cell: (tier) => tier.hours, number: true },
                  { heading: "Fixed fee", cell: (tier) => pounds(tier.feePence), number: true },
                ]}
                rows={area.tiers}
                rowKey={(tier) => tier.id}
                empty="No tiers hold today."
              />
              <p>
                {count(area.people, "person", "people")}, {count(area.planners, "planner")},{" "}
                {count(area.assistants, "assistant")}
              </p>
              <p className="flex flex-wrap gap-x-6">
                <a className="inline-flex min-h-11 items-center" href={`/admin/areas/${area.slug}/settings`}>
                  Tiers and rules<span className="sr-only"> of {area.name}</span>
                </a>
                <a className="inline-flex min-h-11 items-center" href={`/admin/areas/${area.slug}`}>
                  {count(area.accounts, "account")}
                  <span className="sr-only"> in {area.name}</span>
                </a>
              </p>
            </Card>
          </li>
        ))}
      </ul>
    </Page>
  );
}
