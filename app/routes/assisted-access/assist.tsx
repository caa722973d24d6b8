import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { ASSISTS } from "#app/domain/access/roles.ts";
import { findAssistPeople, MOST_FOUND } from "#app/domain/assisted-access/find-assist-people.server.ts";
import { findMySessions } from "#app/domain/assisted-access/find-my-sessions.server.ts";
import { requireArea } from "#app/http/guards.server.ts";
import type { Handle } from "#app/http/handle.ts";
import { PostForm } from "#app/http/post-form.tsx";
import { momentWords } from "#app/lib/dates.ts";
import { count } from "#app/lib/words.ts";
import { Button, ButtonLink } from "#app/ui/button.tsx";
import { Card, Notice } from "#app/ui/card.tsx";
import { TextField } from "#app/ui/field.tsx";
import { Page } from "#app/ui/page.tsx";

export const handle: Handle = { title: "Assist" };

export async function loader({ request }: LoaderFunctionArgs) {
  const access = await requireArea(request, ASSISTS);
  const { searchParams } = new URL(request.url);
  const query = (searchParams.get("q") ?? "").slice(0, 100);
  const sessions = await findMySessions(access);
  const found = query.trim() === "" ? null : await findAssistPeople(access, query);
  return {
    areaName: access.area.name,
    query,
    found: found?.slice(0, MOST_FOUND) ?? null,
    more: (found?.length ?? 0) > MOST_FOUND,
    needed: searchParams.get("needed") === "session",
    here: sessions.find((session) => session.here) ?? null,
    elsewhere: sessions.filter((session) => session.endedAt === null && !session.here),
    ended: sessions.filter((session) => session.endedAt !== null),
  };
}

export default function Assist() {
  const { areaName, query, found, more, needed, here, elsewhere, ended } = useLoaderData<typeof loader>();
  return (
    <Page
      title="Help somebody"
      lead={<p>Do it with them: find the person, ask if you may act for them, then do it together.</p>}
    >
      {needed && !here ? (
        <Notice tone="attention" title="Say first for whom you act">
          <p>
            That page belongs to a person. Nothing was changed. Find them here, and start from their page.
          </p>
        </Notice>
      ) : null}
      {here ? (
        <Notice tone="calm" title={`You are acting for ${here.name}`}>
          <p>
            Since {momentWords(here.startedAt)}. <a href="/home">Their start page</a> ·{" "}
            <a href={`/assist/people/${here.personId}`}>Their details and permissions</a>
          </p>
        </Notice>
      ) : null}
      {elsewhere.map((session) => (
        <Notice key={session.id} tone="attention" title={`You have not stopped acting for ${session.name}`}>
          <p>You signed out, or you are signed in elsewhere too. Stop it, so that they get their letter.</p>
          <PostForm action="/assist/end">
            <input type="hidden" name="session" value={session.id} />
            <Button weight="quiet" className="mt-3">
              Stop acting for {session.name}
            </Button>
          </PostForm>
        </Notice>
      ))}

      <search>
        <form method="get" className="mt-6">
          <TextField
            name="q"
            label={`Find a person in ${areaName}`}
            hint="Name, reference, postcode or phone number. Part of it is enough."
            value={query}
            width="half"
            autoComplete="off"
            spellCheck={false}
          />
          <Button>Find</Button>
        </form>
      </search>
      {found ? (
        <section aria-label="People found" className="mt-6">
          <h2>{found.length === 0 ? "Nobody found" : count(found.length, "person", "people")}</h2>
          {found.length === 0 ? <p>Try part of the name, or their postcode or phone number.</p> : null}
          {more ? <p>There are more. Say more about the person to see fewer.</p> : null}
          <ul className="mt-3 grid gap-3">
            {found.map((one) => (
              <li key={one.id}>
                <Card>
                  <a
                    className="inline-flex min-h-11 items-center font-bold"
                    href={`/assist/people/${one.id}`}
                  >
                    {one.name}
                  </a>
                  <p className="text-soft">
                    {one.reference}
                    {one.postcode ? `, ${one.postcode}` : ""}
                  </p>
                </Card>
              </li>
            ))}
          </ul>
        </section>
      ) : null}
      <p className="mt-6">
        <ButtonLink href="/assist/people/new">Open a record for somebody new</ButtonLink>
      </p>

      {ended.length > 0 ? (
        <section className="mt-10">
          <h2>Whom you helped last</h2>
          <ul className="mt-2">
            {ended.map((session) => (
              <li key={session.id}>
                <a
                  className="inline-flex min-h-11 items-center"
                  href={`/assist/sessions/${session.id}/read-back`}
                >
                  {session.name}, {momentWords(session.startedAt)}: what they were told
                </a>
              </li>
            ))}
          </ul>
        </section>
      ) : null}
    </Page>
  );
}
