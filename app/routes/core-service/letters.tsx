import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { ASSISTS } from "#app/domain/access/roles.ts";
import { findLetters } from "#app/domain/notifications/find-letters.server.ts";
import { informationNeedWords } from "#app/domain/people/person-words.ts";
import { requireArea } from "#app/http/guards.server.ts";
import type { Handle } from "#app/http/handle.ts";
import { momentWords } from "#app/lib/dates.ts";
import { count, list } from "#app/lib/words.ts";
import { Notice } from "#app/ui/card.tsx";
import { DataTable } from "#app/ui/data-table.tsx";
import { Page } from "#app/ui/page.tsx";
import { Pagination } from "#app/ui/pagination.tsx";

export const handle: Handle = { title: "Letters" };

export async function loader({ request }: LoaderFunctionArgs) {
  const access = await requireArea(request, ASSISTS);
  const { searchParams } = new URL(request.url);
  const asked = Number(searchParams.get("page") ?? "1");
  const page = Number.isSafeInteger(asked) && asked > 0 && asked < 100_000 ? asked : 1;
  const posted = searchParams.get("done") === "posted";
  return { page, posted, ...(await findLetters(access, page)) };
}

export default function Letters() {
  const { page, posted, total, pages, letters } = useLoaderData<typeof loader>();
  return (
    <Page
      title="Letters to print and post"
      back={{ href: "/core", label: "What waits for us" }}
      lead={<p>{total === 0 ? "No letter waits." : `${count(total, "letter")}, the oldest first.`}</p>}
    >
      {posted ? <Notice tone="done" announce title="The letter is marked as posted." /> : null}
      {letters.length > 0 ? (
        <DataTable
          caption="Letters that wait"
          captionHidden
          rows={letters}
          rowKey={(row) => row.id}
          columns={[
            {
              heading: "To",
              rowHeading: true,
              cell: (row) => (
                <a className="inline-flex min-h-11 items-center" href={`/core/letters/${row.id}`}>
                  {row.name}
                  <span className="sr-only">: {row.subject}</span>
                </a>
              ),
            },
            { heading: "About", cell: (row) => row.subject },
            {
              heading: "How they need it",
              cell: (row) => list(row.needs.map(informationNeedWords)) || "As it is",
            },
            { heading: "Written", cell: (row) => momentWords(row.createdAt) },
          ]}
        />
      ) : null}
      <Pagination page={page} pages={pages} href={(n) => `/core/letters?page=${n}`} />
    </Page>
  );
}
