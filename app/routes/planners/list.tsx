import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { isbot } from "isbot";
import { findHelpLine } from "#app/domain/access/find-help-line.server.ts";
import { filterChips, filtersQuery, readFilters } from "#app/domain/planners/filter-rules.ts";
import { searchPlanners } from "#app/domain/planners/search-planners.server.ts";
import type { Handle } from "#app/http/handle.ts";
import { link, onPage, without } from "#app/lib/query.ts";
import { count } from "#app/lib/words.ts";
import { FilterFields } from "#app/routes/planners/filter-fields.tsx";
import { NobodyFound } from "#app/routes/planners/nobody-found.tsx";
import { PlannerCard } from "#app/routes/planners/planner-card.tsx";
import { Notice } from "#app/ui/card.tsx";
import { SearchFrame } from "#app/ui/search-frame.tsx";

export const handle: Handle = { title: "Find a support planner" };

export async function loader({ request }: LoaderFunctionArgs) {
  const url = new URL(request.url);
  const filters = readFilters(url.searchParams);
  const robot = isbot(request.headers.get("user-agent"));
  const found = await searchPlanners(filters, url.searchParams.get("page"), { keepUnmet: !robot });
  return { filters, ...found, helpLine: await findHelpLine(null) };
}

const ORDER = { best: "best match first", distance: "nearest first", soonest: "soonest start first" };

export default function PlannersList() {
  const { filters, place, cards, total, more, page, pages, widenings, helpLine } =
    useLoaderData<typeof loader>();
  const query = filtersQuery(filters);
  const here = (other: URLSearchParams) => link("/planners", other);
  const unknown = filters.postcode !== "" && place === null;
  const chips = filterChips(filters);
  const verb = chips.length > 0 ? (total === 1 ? "matches" : "match") : total === 1 ? "is here" : "are here";
  const order = filters.sort === "distance" && place === null ? "best" : filters.sort;
  return (
    <SearchFrame
      title="Support planners"
      lead="They plan your support with you, and help you arrange it, for a fixed fee. You choose who."
      action="/planners"
      filters={<FilterFields filters={filters} />}
      submit="Show planners"
      found={
        <>
          <b>
            {more ? `More than ${total} planners` : total === 0 ? "No planners" : count(total, "planner")}
          </b>{" "}
          {verb}
          {total > 1 ? `, ${ORDER[order]}` : ""}
        </>
      }
      chips={chips.map((chip) => ({ label: chip.label, href: here(without(query, chip.name, chip.value)) }))}
      empty={<NobodyFound widenings={widenings} phone={helpLine.phone} hours={helpLine.hours} />}
      notice={
        unknown ? (
          <Notice tone="attention" title={`We do not know the postcode ${filters.postcode.toUpperCase()}`}>
            <p>So distance is left out. Check it, or try its first part, like SO17.</p>
          </Notice>
        ) : null
      }
      results={cards.map((planner) => ({ key: planner.slug, card: <PlannerCard planner={planner} /> }))}
      page={page}
      pages={pages}
      pageHref={(other) => here(onPage(query, other))}
    />
  );
}
