import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { findBudgetsToLookAt } from "#app/domain/budgets/find-budgets-to-look-at.server.ts";
import { requireArea } from "#app/http/guards.server.ts";
import type { Handle } from "#app/http/handle.ts";
import { dayOf, shortDay } from "#app/lib/dates.ts";
import { pounds } from "#app/lib/money.ts";
import { Notice } from "#app/ui/card.tsx";
import { DataTable } from "#app/ui/data-table.tsx";
import { Page } from "#app/ui/page.tsx";

export const handle: Handle = { title: "Budgets to look at" };
const KIND = { ahead: "Spending runs ahead", behind: "A lot is not spent" } as const;

export async function loader({ request }: LoaderFunctionArgs) {
  const access = await requireArea(request, ["practitioner"]);
  const { warnings, waiting } = await findBudgetsToLookAt(access);
  return {
    area: access.area.name,
    warnings: warnings.map((row) => ({ ...row, since: shortDay(row.raisedOn) })),
    waiting: waiting.map((row) => ({
      ...row,
      since: shortDay(dayOf(row.createdAt)),
      amount: pounds(row.pence),
    })),
  };
}

const Person = ({ id, name }: { id: string; name: string }) => (
  <a href={`/council/people/${id}/budget`} className="-my-2.5 inline-block py-2.5">
    {name}
  </a>
);

export default function BudgetsToLookAt() {
  const { area, warnings, waiting } = useLoaderData<typeof loader>();
  return (
    <Page
      title="Budgets to look at"
      kicker={area}
      back={{ href: "/council", label: "People" }}
      lead={
        <p>
          The person knows first. Here is what still holds after a week, and what people ask you to look at.
        </p>
      }
    >
      {warnings.length + waiting.length === 0 ? (
        <Notice tone="calm" title="Nothing to look at">
          <p>Nobody’s spending runs ahead or far behind, and nobody asked.</p>
        </Notice>
      ) : null}
      {waiting.length > 0 ? (
        <DataTable
          caption="They paid more than their record has left, and told you themselves"
          rows={waiting}
          rowKey={(row) => row.id}
          columns={[
            {
              heading: "Person",
              rowHeading: true,
              cell: (row) => <Person id={row.personId} name={row.name} />,
            },
            { heading: "Money", cell: (row) => row.pot },
            { heading: "Paid", number: true, cell: (row) => row.amount },
            { heading: "Since", cell: (row) => row.since },
          ]}
        />
      ) : null}
      {warnings.length > 0 ? (
        <DataTable
          caption="Spending"
          rows={warnings}
          rowKey={(row) => row.id}
          columns={[
            {
              heading: "Person",
              rowHeading: true,
              cell: (row) => <Person id={row.personId} name={row.name} />,
            },
            { heading: "Money", cell: (row) => row.pot },
            { heading: "What", cell: (row) => `${KIND[row.kind]}. ${row.words}` },
            { heading: "They were told", cell: (row) => row.since },
          ]}
        />
      ) : null}
    </Page>
  );
}
