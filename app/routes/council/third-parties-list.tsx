import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { findThirdParties } from "#app/domain/budgets/add-third-party.server.ts";
import { requireArea } from "#app/http/guards.server.ts";
import type { Handle } from "#app/http/handle.ts";
import { count } from "#app/lib/words.ts";
import { ButtonLink } from "#app/ui/button.tsx";
import { Notice } from "#app/ui/card.tsx";
import { DataTable } from "#app/ui/data-table.tsx";
import { Page } from "#app/ui/page.tsx";

export const handle: Handle = { title: "Budget managers" };

export async function loader({ request }: LoaderFunctionArgs) {
  const access = await requireArea(request, ["practitioner", "commissioner"]);
  return {
    rows: await findThirdParties(access.area.id),
    added: new URL(request.url).searchParams.has("added"),
    area: access.area.name,
  };
}

export default function ThirdParties() {
  const { rows, added, area } = useLoaderData<typeof loader>();
  return (
    <Page
      title="Budget managers"
      kicker={area}
      back={{ href: "/council", label: "Council" }}
      lead={
        <p>
          Organisations that hold budgets for people who do not want the money in their own account. They pay
          the invoices.
        </p>
      }
    >
      {added ? (
        <Notice tone="done" title="Added" announce>
          <p>
            They can be chosen now when a budget is given. An account for their staff is made by the
            administrator.
          </p>
        </Notice>
      ) : null}
      <p className="no-print my-5">
        <ButtonLink href="/council/budget-managers/new" weight="filled">
          Add a budget manager
        </ButtonLink>
      </p>
      <DataTable
        caption="Budget managers"
        captionHidden
        rows={rows}
        rowKey={(row) => row.id}
        empty="Your area has none yet. Until there is one, nobody can have their budget managed by a third party."
        columns={[
          { heading: "Name", rowHeading: true, cell: (row) => row.name },
          { heading: "Address", cell: (row) => row.address },
          { heading: "Holds money for", cell: (row) => count(row.budgets, "budget") },
          { heading: "Staff who sign in", cell: (row) => count(row.people, "person", "people") },
        ]}
      />
    </Page>
  );
}
