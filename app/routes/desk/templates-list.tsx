import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { findTemplates } from "#app/domain/plans/templates/find-templates.server.ts";
import { requirePlanner } from "#app/http/guards.server.ts";
import type { Handle } from "#app/http/handle.ts";
import { ButtonLink } from "#app/ui/button.tsx";
import { Notice } from "#app/ui/card.tsx";
import { DataTable } from "#app/ui/data-table.tsx";
import { Page } from "#app/ui/page.tsx";

export const handle: Handle = { title: "Your templates" };

export async function loader({ request }: LoaderFunctionArgs) {
  const access = await requirePlanner(request);
  const saved = new URL(request.url).searchParams.get("saved");
  return {
    done: saved === "1" ? "Kept" : saved === "away" ? "Taken away" : "",
    rows: (await findTemplates(access)).map(({ id, title, kind, what, body }) => ({
      id,
      title,
      kind: kind === "action" ? "An action" : "Words",
      start: (kind === "action" ? what : body).slice(0, 120),
    })),
  };
}

export default function Templates() {
  const { done, rows } = useLoaderData<typeof loader>();
  return (
    <Page
      title="Your templates"
      back={{ href: "/desk", label: "My desk" }}
      lead={
        <p>
          Actions and words that you use again. Only you see them, and nobody whom you work for may be in
          them. In a plan, one press fills the form with one: nothing is saved until you press Save there.
        </p>
      }
    >
      {done ? <Notice tone="done" title={done} announce /> : null}
      <p className="my-4 flex flex-wrap gap-3">
        <ButtonLink href="/desk/templates/new">New action</ButtonLink>
        <ButtonLink href="/desk/templates/new?kind=words">New words</ButtonLink>
      </p>
      <DataTable
        caption="Your templates, by name"
        captionHidden
        empty="You have none yet. Begin with something that you write in many plans."
        rows={rows}
        rowKey={(row) => row.id}
        columns={[
          {
            heading: "Name",
            rowHeading: true,
            cell: (row) => (
              <a
                href={`/desk/templates/${row.id}`}
                className="inline-flex min-h-11 items-center [overflow-wrap:anywhere]"
              >
                {row.title}
              </a>
            ),
          },
          { heading: "For", cell: (row) => row.kind },
          { heading: "How it begins", cell: (row) => row.start },
        ]}
      />
    </Page>
  );
}
