import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData, useRouteLoaderData } from "@remix-run/react";
import { isbot } from "isbot";
import { findSearchArea } from "#app/domain/commissioning/find-search-area.server.ts";
import { recordUnmetSearch } from "#app/domain/commissioning/record-unmet-search.server.ts";
import { findClusters } from "#app/domain/community/find-clusters.server.ts";
import { findGroups, PAGE_SIZE } from "#app/domain/community/find-groups.server.ts";
import {
  groupQuery,
  groupsAskedFor,
  readGroupFilters,
  unmetGroupSearch,
} from "#app/domain/community/group-filters.ts";
import { isRough, milesWords, presentGroup } from "#app/domain/community/present-group.ts";
import { findPlace } from "#app/domain/places/find-place.server.ts";
import type { Handle } from "#app/http/handle.ts";
import type { RootData } from "#app/http/root-data.server.ts";
import { link, onPage } from "#app/lib/query.ts";
import { count } from "#app/lib/words.ts";
import { GroupCard } from "#app/routes/community/group-card.tsx";
import { GroupFilterFields } from "#app/routes/community/list-filters.tsx";
import { NoGroupFound } from "#app/routes/community/no-group-found.tsx";
import { Notice } from "#app/ui/card.tsx";
import { SearchFrame } from "#app/ui/search-frame.tsx";

export const handle: Handle = { title: "Local groups and services" };

export async function loader({ request }: LoaderFunctionArgs) {
  const filters = readGroupFilters(new URL(request.url).searchParams);
  const [place, clusters] = await Promise.all([
    filters.postcode === "" ? null : findPlace(filters.postcode),
    findClusters(),
  ]);
  const cluster = clusters.find(({ value }) => value === filters.cluster) ?? null;
  const found = await findGroups({ ...filters, clusterId: cluster?.id ?? null }, place);
  const asked = groupsAskedFor(filters, cluster, place !== null);
  if (
    found.total === 0 &&
    asked.length > 0 &&
    filters.page === 1 &&
    !isbot(request.headers.get("user-agent"))
  )
    await recordUnmetSearch({
      directory: "community",
      areaId: await findSearchArea(place),
      filters: unmetGroupSearch(filters, cluster, place !== null),
      outcode: place?.outcode ?? null,
    });
  const rough = place !== null && isRough(place.code);
  return {
    filters: { ...filters, cluster: cluster?.value ?? "" },
    clusters: clusters.map(({ value, label, invented }) => ({ value, label, invented })),
    postcodeWrong:
      filters.postcode !== "" && !place
        ? "We do not know that postcode, so we left distance out. Try its first half, for example SO17."
        : undefined,
    total: found.total,
    more: found.more,
    pages: Math.ceil(found.total / PAGE_SIZE),
    near: place !== null,
    query: groupQuery(filters).toString(),
    chips: asked.map(({ label, rest }) => ({ label, href: link("/community", rest) })),
    results: found.results.map((group) =>
      presentGroup(
        group,
        group.metres === null ? null : milesWords(group.metres, rough || isRough(group.placeCode)),
      ),
    ),
  };
}

export default function ListGroups() {
  const shown = useLoaderData<typeof loader>();
  const root = useRouteLoaderData<RootData>("root");
  const { total, more, filters } = shown;
  return (
    <SearchFrame
      title="Local groups and services"
      lead={
        <p>
          Lunch clubs, choirs, walks, advice and help at home, told by the people who run them. You need no
          account. Do you run one? <a href="/community/new">Offer it here</a>. See also{" "}
          <a href="/ideas">ideas that others found good</a>.
        </p>
      }
      action="/community"
      filters={
        <GroupFilterFields filters={filters} postcodeWrong={shown.postcodeWrong} clusters={shown.clusters} />
      }
      submit="Show groups and services"
      found={
        total === 0 ? (
          <b>Nothing matches all of this yet</b>
        ) : (
          <>
            <b>
              {more
                ? `More than ${total} groups and services`
                : count(total, "group or service", "groups and services")}
            </b>{" "}
            {total === 1 ? "matches" : "match"}, {shown.near ? "nearest first" : "by name"}
          </>
        )
      }
      chips={shown.chips}
      notice={
        shown.postcodeWrong ? (
          <Notice tone="attention" title="Some of this could not be used">
            <p>
              {shown.postcodeWrong} <a href="#postcode">Change it</a>
            </p>
          </Notice>
        ) : null
      }
      empty={
        <NoGroupFound
          filters={filters}
          total={total}
          chips={shown.chips}
          phone={root?.helpLine.phone ?? ""}
          hours={root?.helpLine.hours ?? ""}
        />
      }
      results={shown.results.map((group) => ({ key: group.id, card: <GroupCard group={group} /> }))}
      page={filters.page}
      pages={shown.pages}
      pageHref={(page) => link("/community", onPage(new URLSearchParams(shown.query), page))}
    />
  );
}
