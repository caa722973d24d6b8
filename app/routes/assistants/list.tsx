import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { isbot } from "isbot";
import { findAssistants, PAGE_SIZE } from "#app/domain/assistants/find-assistants.server.ts";
import { findWider } from "#app/domain/assistants/find-wider.server.ts";
import { shortName, startWords } from "#app/domain/assistants/profile-words.ts";
import {
  askedFor,
  hrefOf,
  matchWords,
  MOST_PAGES,
  queryOf,
  readFilters,
  SORTS,
  unmetOf,
} from "#app/domain/assistants/search-filters.ts";
import { employmentWords, labelOf, livedWords, SKILLS } from "#app/domain/assistants/vocabulary.ts";
import { findSearchArea } from "#app/domain/commissioning/find-search-area.server.ts";
import { recordUnmetSearch } from "#app/domain/commissioning/record-unmet-search.server.ts";
import { findPlace } from "#app/domain/places/find-place.server.ts";
import type { Handle } from "#app/http/handle.ts";
import { AssistantCard } from "#app/routes/assistants/list-card.tsx";
import { NobodyFound } from "#app/routes/assistants/list-empty.tsx";
import { AssistantFilterFields } from "#app/routes/assistants/list-filters.tsx";
import { now } from "#app/lib/clock.ts";
import { dayOf } from "#app/lib/dates.ts";
import { pounds } from "#app/lib/money.ts";
import { link, onPage } from "#app/lib/query.ts";
import { slotsOf, weekWords } from "#app/lib/week.ts";
import { count, initials } from "#app/lib/words.ts";
import { Notice } from "#app/ui/card.tsx";
import { SearchFrame } from "#app/ui/search-frame.tsx";

export const handle: Handle = { title: "Find a personal assistant", unlisted: true };
export const headers = () => ({ "X-Robots-Tag": "noindex" });

export async function loader({ request }: LoaderFunctionArgs) {
  const { filters, unread } = readFilters(new URL(request.url).searchParams);
  const place = filters.postcode === "" ? null : await findPlace(filters.postcode);
  if (filters.postcode !== "" && !place)
    unread.push({
      name: "postcode",
      words: "We do not know that postcode, so we left distance out. Try its first half, for example SO17.",
    });
  const found = await findAssistants(filters, place);
  const asked = askedFor(filters, place !== null);
  const nobody = found.total === 0;
  if (nobody && filters.page === 1 && asked.length > 0 && !isbot(request.headers.get("user-agent")))
    await recordUnmetSearch({
      directory: "assistants",
      areaId: await findSearchArea(place),
      filters: unmetOf(filters),
      outcode: place?.outcode ?? null,
    });
  const wider = nobody && filters.page === 1 ? await findWider(filters, place) : [];
  const query = queryOf(filters);
  const when = new URLSearchParams(filters.days.map((day) => ["day", day]));
  if (filters.time) when.set("time", filters.time);
  return {
    filters,
    unread,
    query: query.toString(),
    total: found.total,
    more: found.more,
    pages: found.more ? MOST_PAGES : Math.ceil(found.total / PAGE_SIZE),
    chips: asked.map(({ label, rest }) => ({ label, href: hrefOf(rest) })),
    wider: wider.map((one) => ({ words: one.words, count: one.count, href: hrefOf(one.query) })),
    why: matchWords(filters),
    results: found.results.map((one) => ({
      href: link(`/assistants/${one.slug}`, when),
      slug: one.slug,
      name: shortName(one),
      initials: initials(one.firstName, one.initial),
      headline: one.headline,
      lived: livedWords(one.livedExperience),
      livedWords: one.livedExperienceWords,
      skills: one.skills.map((skill) => labelOf(SKILLS, skill)),
      rate: pounds(one.hourlyRatePence),
      employment: employmentWords(one.employment),
      week: weekWords(slotsOf(one.availableHours)),
      starts: startWords(one.startsFrom, dayOf(now())),
      distance: one.distance,
    })),
  };
}

const SORTED = {
  best: "best match first",
  distance: "nearest first",
  rate: "lowest rate first",
  soonest: "soonest first",
};

export default function ListAssistants() {
  const shown = useLoaderData<typeof loader>();
  const { filters, total, more } = shown;
  const sort = filters.sort === "distance" && !shown.results[0]?.distance ? "soonest" : filters.sort;
  return (
    <SearchFrame
      title="Personal assistants"
      lead={
        <p>People near you who can help with getting up, going out, cooking, work or play. You choose.</p>
      }
      action="/assistants"
      filters={<AssistantFilterFields filters={filters} unread={shown.unread} sorts={SORTS} />}
      submit="Show personal assistants"
      found={
        total === 0 ? (
          <b>Nobody matches all of this yet</b>
        ) : (
          <>
            <b>{more ? `More than ${total} personal assistants` : count(total, "personal assistant")}</b>{" "}
            {total === 1 ? "matches" : "match"}, {SORTED[sort]}
          </>
        )
      }
      chips={shown.chips}
      notice={
        shown.unread.length > 0 ? (
          <Notice tone="attention" title="Some of this could not be used">
            {shown.unread.map(({ name, words }) => (
              <p key={name}>
                {words} <a href={`#${name}`}>Change it</a>
              </p>
            ))}
          </Notice>
        ) : null
      }
      empty={
        <NobodyFound
          wider={shown.wider}
          page={filters.page}
          total={total}
          first={link("/assistants", new URLSearchParams(shown.query))}
        />
      }
      results={shown.results.map((one) => ({
        key: one.slug,
        card: <AssistantCard person={one} why={shown.why} />,
      }))}
      page={filters.page}
      pages={shown.pages}
      pageHref={(page) => link("/assistants", onPage(new URLSearchParams(shown.query), page))}
    />
  );
}
