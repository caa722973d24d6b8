import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { findActivity } from "#app/domain/assisted-access/find-activity.server.ts";
import { findGrants } from "#app/domain/assisted-access/find-grants.server.ts";
import { mayStop } from "#app/domain/assisted-access/stop-rules.ts";
import { requirePerson } from "#app/http/guards.server.ts";
import type { Handle } from "#app/http/handle.ts";
import { momentWords } from "#app/lib/dates.ts";
import { count } from "#app/lib/words.ts";
import { GrantCard } from "#app/routes/assisted-access/grant-card.tsx";
import { ButtonLink } from "#app/ui/button.tsx";
import { Notice } from "#app/ui/card.tsx";
import { Page } from "#app/ui/page.tsx";
import { Pagination } from "#app/ui/pagination.tsx";

export const handle: Handle = { title: "What was done" };

export async function loader({ request }: LoaderFunctionArgs) {
  const access = await requirePerson(request, "search_and_advice");
  const { searchParams } = new URL(request.url);
  const asked = Number(searchParams.get("page") ?? "1");
  const page = Number.isSafeInteger(asked) && asked > 0 && asked < 100_000 ? asked : 1;
  const grants = await findGrants(access.subject.personId);
  return {
    page,
    ...(await findActivity(access, page)),
    name: access.subject.name,
    forOther: access.grant !== null,
    stopped: searchParams.get("done") === "stopped",
    grants: grants.map((grant) => ({ ...grant, stop: grant.problem === null && mayStop(access, grant) })),
  };
}

export default function ActivityPage() {
  const { page, entries, total, pages, name, forOther, stopped, grants } = useLoaderData<typeof loader>();
  return (
    <Page
      title={forOther ? `What was done for ${name}` : "What was done for you"}
      lead={
        <p>
          Everything that somebody did here for {forOther ? name : "you"}, or looked at: who, when and on
          whose word. Nobody can change or remove a line of it. Does something look wrong? Phone us.
        </p>
      }
    >
      {stopped ? <Notice tone="done" announce title="The permission has ended. It holds no more." /> : null}
      <h2 className="mt-8">Who may act for {forOther ? name : "you"}</h2>
      {grants.length === 0 ? <p className="mt-2">Nobody.</p> : null}
      <ul className="mt-4 grid gap-4">
        {grants.map((grant) => (
          <li key={grant.id}>
            <GrantCard grant={grant}>
              {grant.stop ? (
                <ButtonLink weight="danger" className="mt-3" href={`/account/activity/stop/${grant.id}`}>
                  Stop<span className="sr-only"> {grant.holderName} acting</span>
                </ButtonLink>
              ) : null}
            </GrantCard>
          </li>
        ))}
      </ul>
      <p className="mt-4">
        <a href="/account/capacity" className="inline-flex min-h-11 items-center">
          Who decides what for {forOther ? name : "you"}
        </a>
      </p>
      <h2 className="mt-10">{count(total, "line")}, newest first</h2>
      <ol className="mt-4">
        {entries.map((entry) => (
          <li key={entry.seq} className="break-inside-avoid border-b border-line py-3">
            <p>
              <b>{entry.who}</b>
              {entry.role && entry.who !== "You" ? `, ${entry.role},` : ""} {entry.what}.
            </p>
            <p className="text-soft">{momentWords(entry.at)}</p>
            {entry.authority ? <p className="text-soft">On this basis: {entry.authority}.</p> : null}
            {entry.decision ? (
              <p className="mt-1 border-l-4 border-plum pl-3">
                Asked: “{entry.decision.question}”
                <br />
                Answered: “{entry.decision.words}”
              </p>
            ) : null}
          </li>
        ))}
      </ol>
      <Pagination page={page} pages={pages} href={(n) => `/account/activity?page=${n}`} />
    </Page>
  );
}
