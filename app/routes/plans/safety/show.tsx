import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { presentBeside } from "#app/domain/plans/present-plan.ts";
import { findSafeguards } from "#app/domain/plans/safety/find-safeguards.server.ts";
import type { Handle } from "#app/http/handle.ts";
import { loadPlan } from "#app/routes/plans/load-plan.server.ts";
import { ButtonLink } from "#app/ui/button.tsx";
import { Card, Notice } from "#app/ui/card.tsx";
import { Page } from "#app/ui/page.tsx";

export const handle: Handle = { title: "When things go wrong" };

export async function loader(args: LoaderFunctionArgs) {
  const { plan } = await loadPlan(args);
  const { lists } = await findSafeguards(plan.id);
  return {
    beside: presentBeside(plan),
    lists,
    saved: new URL(args.request.url).searchParams.has("saved"),
  };
}

export default function Safety() {
  const { beside, lists, saved } = useLoaderData<typeof loader>();
  const base = `/plans/${beside.id}/safety`;
  return (
    <Page
      title="When things go wrong"
      kicker={`Support plan of ${beside.name}`}
      back={{ href: `/plans/${beside.id}`, label: "The plan" }}
      lead={<p>Who to call, in which order, and what was decided before. The plan says the rest in words.</p>}
      narrow
    >
      {saved ? (
        <Notice tone="done" title="Saved" announce>
          <p>It is in the plan.</p>
        </Notice>
      ) : null}
      {lists.map((list) => (
        <section key={list.kind} aria-labelledby={list.kind} className="mt-8">
          <h2 id={list.kind}>{list.title}</h2>
          {list.items.length === 0 ? <p className="my-3">Nothing is written down yet.</p> : null}
          <ol className="my-3 grid gap-3">
            {list.items.map((item, i) => (
              <li key={item.id}>
                <Card>
                  <h3 dir="auto" className="[overflow-wrap:anywhere]">
                    {list.kind === "backup" ? `${i + 1}. ` : ""}
                    {item.heading}
                  </h3>
                  {item.about ? <p dir="auto">{item.about}</p> : null}
                  {item.key ? <p className="font-semibold">Has a key</p> : null}
                  {item.words ? (
                    <p dir="auto" className="whitespace-pre-line [overflow-wrap:anywhere]">
                      {item.words}
                    </p>
                  ) : null}
                  {item.decided ? (
                    <p dir="auto" className="text-soft">
                      Decided by {item.decided}
                    </p>
                  ) : null}
                  {beside.editable ? (
                    <a
                      href={`${base}/${list.kind}/${item.id}`}
                      className="no-print inline-flex min-h-11 items-center"
                    >
                      Change<span className="sr-only"> {item.heading}</span>
                    </a>
                  ) : null}
                </Card>
              </li>
            ))}
          </ol>
          {beside.editable ? <ButtonLink href={`${base}/${list.kind}/new`}>Add one</ButtonLink> : null}
        </section>
      ))}
    </Page>
  );
}
