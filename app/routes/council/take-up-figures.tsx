import { TIER_NAMES } from "#app/domain/engagements/tier-suggestion-rules.ts";
import type { TakeUp } from "#app/domain/commissioning/find-take-up.server.ts";
import { ROUTE_WORDS } from "#app/domain/people/person-words.ts";
import { Card } from "#app/ui/card.tsx";
import { DataTable } from "#app/ui/data-table.tsx";
import { MoneyBar } from "#app/ui/money-bar.tsx";

export function TakeUpFigures({ people, live, employers, routes, tiers, planning }: TakeUp) {
  const figures = [
    ["people", people],
    ["live", live],
    ["employ assistants", employers],
  ] as const;
  return (
    <div className="my-6 grid gap-5">
      <Card>
        <h2>People</h2>
        <dl className="mt-3 grid gap-3.5 sm:grid-cols-3">
          {figures.map(([label, figure]) => (
            <div key={label} className="flex flex-col-reverse border-t-[6px] border-sea pt-2">
              <dt>{label}</dt>
              <dd className="text-[1.6rem] leading-tight font-bold">{figure.toLocaleString("en-GB")}</dd>
            </div>
          ))}
        </dl>
      </Card>
      <Card>
        <h2 className="mb-4">Support planning money</h2>
        <MoneyBar spent={planning.spent} aside={planning.held} left={planning.left} />
      </Card>
      <Card>
        <h2>How people take their care money</h2>
        <DataTable
          caption="Care money by who holds it"
          captionHidden
          rows={routes}
          rowKey={(row) => row.route}
          empty="Nobody has a budget yet."
          columns={[
            { heading: "Way", rowHeading: true, cell: (row) => ROUTE_WORDS[row.route] },
            { heading: "Budgets", number: true, cell: (row) => row.people.toLocaleString("en-GB") },
          ]}
        />
      </Card>
      <Card>
        <h2>Tiers really used</h2>
        <p className="mt-2">To hold against the forecast in the planning costs report.</p>
        <DataTable
          caption="Engagements by tier"
          captionHidden
          rows={tiers}
          rowKey={(row) => row.tier}
          empty="No planner has been engaged yet."
          columns={[
            { heading: "Tier", rowHeading: true, cell: (row) => TIER_NAMES[row.tier] },
            { heading: "Engagements", number: true, cell: (row) => row.engagements.toLocaleString("en-GB") },
          ]}
        />
      </Card>
    </div>
  );
}
