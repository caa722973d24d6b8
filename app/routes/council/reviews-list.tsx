import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import {
  findAreaReviews,
  REVIEW_FILTERS,
  type ReviewFilter,
} from "#app/domain/plans/reviews/find-area-reviews.server.ts";
import { KIND_WORDS, nearTone, nearWords, STATE_WORDS } from "#app/domain/plans/reviews/review-words.ts";
import { requireArea } from "#app/http/guards.server.ts";
import type { Handle } from "#app/http/handle.ts";
import { longDay } from "#app/lib/dates.ts";
import { readPage } from "#app/lib/query.ts";
import { Notice, Tag } from "#app/ui/card.tsx";
import { DataTable } from "#app/ui/data-table.tsx";
import { Page } from "#app/ui/page.tsx";
import { Pagination } from "#app/ui/pagination.tsx";

export const handle: Handle = { title: "Reviews of support plans" };

export async function loader({ request }: LoaderFunctionArgs) {
  const access = await requireArea(request, ["practitioner"]);
  const query = new URL(request.url).searchParams;
  const asked = query.get("show") ?? "";
  const show: ReviewFilter = Object.hasOwn(REVIEW_FILTERS, asked) ? (asked as ReviewFilter) : "soon";
  const found = await findAreaReviews(access, show, readPage(query.get("page"), 10_000));
  return {
    area: access.area.name,
    show,
    filters: Object.entries(REVIEW_FILTERS).map(([key, label]) => ({ key, label })),
    ...found,
    rows: found.rows.map((row) => ({
      id: row.id,
      href: `/plans/${row.planId}/reviews/${row.id}`,
      name: row.name,
      kind: KIND_WORDS[row.kind],
      askedBy: row.askedBy,
      due: longDay(row.dueBy),
      state: row.near === null ? STATE_WORDS[row.state] : nearWords(row.near),
      tone: row.near === null ? ("plain" as const) : nearTone(row.near),
    })),
  };
}

export default function AreaReviews() {
  const { area, show, filters, overdue, rows, page, pages } = useLoaderData<typeof loader>();
  return (
    <Page
      kicker={area}
      title="Reviews of support plans"
      back={{ href: "/council", label: "People" }}
      lead={
        <p>The longest overdue is first. The person and their planner are told 8, 4 and 1 weeks before.</p>
      }
    >
      {overdue > 0 ? (
        <Notice tone="attention" title={`${String(overdue)} overdue`}>
          <p>Their support goes on. Phone them, and agree a day.</p>
        </Notice>
      ) : null}
      <nav aria-label="Which reviews" className="no-print my-4">
        <ul className="flex flex-wrap gap-2">
          {filters.map(({ key, label }) => (
            <li key={key}>
              <a
                href={`/council/reviews?show=${key}`}
                aria-current={key === show ? "page" : undefined}
                className={`inline-flex min-h-11 items-center rounded-[10px] px-3 font-semibold ${key === show ? "bg-sea text-on-sea" : "bg-sand text-ink"}`}
              >
                {label}
              </a>
            </li>
          ))}
        </ul>
      </nav>
      <DataTable
        caption="Reviews"
        captionHidden
        rows={rows}
        rowKey={(row) => row.id}
        empty="No review here."
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
          { heading: "How it stands", cell: (row) => <Tag tone={row.tone}>{row.state}</Tag> },
          { heading: "To be held by", cell: (row) => row.due },
          {
            heading: "Why",
            cell: (row) => (row.askedBy ? `${row.kind}: ${row.askedBy}` : row.kind),
          },
        ]}
      />
      <Pagination page={page} pages={pages} href={(n) => `/council/reviews?show=${show}&page=${String(n)}`} />
    </Page>
  );
}
