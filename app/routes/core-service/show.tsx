import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { ASSISTS } from "#app/domain/access/roles.ts";
import { CASE_WORDS } from "#app/domain/core-service/case-words.ts";
import { findCoreWork } from "#app/domain/core-service/find-core-work.server.ts";
import { requireArea } from "#app/http/guards.server.ts";
import type { Handle } from "#app/http/handle.ts";
import { momentWords, untilWords } from "#app/lib/dates.ts";
import { count } from "#app/lib/words.ts";
import { ButtonLink } from "#app/ui/button.tsx";
import { Card, Notice } from "#app/ui/card.tsx";
import { DataTable } from "#app/ui/data-table.tsx";
import { Page } from "#app/ui/page.tsx";

export const handle: Handle = { title: "Core service" };

export async function loader({ request }: LoaderFunctionArgs) {
  const access = await requireArea(request, ASSISTS);
  const closed = new URL(request.url).searchParams.get("done") === "closed";
  return { areaName: access.area.name, closed, ...(await findCoreWork(access)) };
}

export default function CoreService() {
  const { areaName, closed, profiles, groups, openCases, cases, letters, ending, manager, cardTroubles } =
    useLoaderData<typeof loader>();
  const waits = [
    { n: profiles, words: count(profiles, "profile") + " to approve", href: "/core/profiles" },
    {
      n: groups,
      words: count(groups, "group or idea", "groups and ideas") + " to read",
      href: "/core/community",
    },
    { n: letters, words: count(letters, "letter") + " to print and post", href: "/core/letters" },
    { n: openCases, words: count(openCases, "case") + " to look at", href: "#cases" },
    ...(manager
      ? [
          {
            n: cardTroubles,
            words: count(cardTroubles, "card payment") + " to settle",
            href: "/core/card-payments",
          },
        ]
      : []),
  ];
  return (
    <Page title="What waits for us" kicker={`${areaName} core service`}>
      {closed ? <Notice tone="done" announce title="The case is finished." /> : null}
      <ul className="mt-6 grid gap-4 sm:grid-cols-3">
        {waits.map((wait) => (
          <li key={wait.href}>
            <Card className="h-full">
              <p className="text-[2.2rem] leading-none font-bold" aria-hidden="true">
                {wait.n}
              </p>
              <a href={wait.href} className="inline-flex min-h-11 items-center font-semibold">
                {wait.words}
              </a>
            </Card>
          </li>
        ))}
      </ul>
      <p className="mt-6">
        <ButtonLink weight="filled" href="/assist">
          Help somebody
        </ButtonLink>
      </p>
      <h2 id="cases" className="mt-10">
        Cases
      </h2>
      <DataTable
        caption="Cases that are open, the oldest first"
        captionHidden
        empty="Nothing waits. Well done."
        rows={cases}
        rowKey={(row) => row.id}
        columns={[
          {
            heading: "What",
            rowHeading: true,
            cell: (row) => (
              <a className="inline-flex min-h-11 items-center" href={`/core/cases/${row.id}`}>
                {row.subject}
              </a>
            ),
          },
          { heading: "Kind", cell: (row) => CASE_WORDS[row.kind].title },
          { heading: "Person", cell: (row) => row.personName ?? "Nobody in particular" },
          { heading: "Since", cell: (row) => momentWords(row.openedAt) },
        ]}
      />
      {openCases > cases.length ? <p>The {cases.length} oldest are shown.</p> : null}
      <h2 className="mt-10">Permissions that run out within two weeks</h2>
      <DataTable
        caption="Permissions that run out within two weeks"
        captionHidden
        empty="None."
        rows={ending}
        rowKey={(row) => row.id}
        columns={[
          {
            heading: "Person",
            rowHeading: true,
            cell: (row) => (
              <a className="inline-flex min-h-11 items-center" href={`/assist/people/${row.personId}`}>
                {row.personName}
              </a>
            ),
          },
          { heading: "Who acts", cell: (row) => row.holderName },
          { heading: "Until", cell: (row) => untilWords(row.validUntil) },
        ]}
      />
    </Page>
  );
}
