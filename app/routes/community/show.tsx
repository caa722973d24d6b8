import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { findGroup } from "#app/domain/community/find-group.server.ts";
import { notFound } from "#app/http/guards.server.ts";
import type { Handle } from "#app/http/handle.ts";
import { Card, Notice } from "#app/ui/card.tsx";
import { Page } from "#app/ui/page.tsx";
import { SummaryList } from "#app/ui/summary-list.tsx";

export const handle: Handle<{ name: string }> = { title: ({ name }) => name };

export async function loader({ params }: LoaderFunctionArgs) {
  const group = await findGroup(params.slug ?? "");
  if (!group) throw notFound();
  return group;
}

const reach = "inline-flex min-h-11 items-center [overflow-wrap:anywhere]";

export default function ShowGroup() {
  const { name, since, shown } = useLoaderData<typeof loader>();
  const back = { href: "/community", label: "Groups and services" };
  if (!shown)
    return (
      <Page title={name} narrow back={back}>
        <Notice tone="attention" title="We do not know whether this still happens">
          <p>
            Nobody has confirmed it since {since}, so we have stopped showing it. It may still be there. Phone
            us, and we ask for you.
          </p>
          <p>
            Do you run it? <a href="/community/link">Ask for your link</a>: one press shows it again.
          </p>
        </Notice>
      </Page>
    );
  return (
    <Page title={name} narrow back={back}>
      {shown.invented ? (
        <p className="mt-2 text-soft">This group is invented, for the demonstration.</p>
      ) : null}
      <SummaryList
        rows={[
          ...shown.rows,
          ...(shown.cluster ? [{ label: "Part of the area", value: shown.cluster }] : []),
        ]}
      />
      <Card>
        <h2>How to reach them</h2>
        <ul>
          {shown.phone ? (
            <li>
              <a className={reach} href={`tel:${shown.phone.replaceAll(/[^0-9+]/g, "")}`}>
                Phone {shown.phone}
              </a>
            </li>
          ) : null}
          {shown.email ? (
            <li>
              <a className={reach} href={`mailto:${shown.email}`}>
                {shown.email}
              </a>
            </li>
          ) : null}
          {shown.web ? (
            <li>
              <a className={reach} href={shown.web} rel="nofollow noopener noreferrer">
                {shown.web}
              </a>
            </li>
          ) : null}
        </ul>
        <p className="mt-2">Ask before you go the first time, above all if you need something to be there.</p>
      </Card>
      <p className="mt-5 text-soft">
        {shown.source}. Last confirmed on {shown.confirmed}. We have not visited it ourselves.
      </p>
      <p className="no-print text-soft">
        Do you run it? <a href="/community/link">Ask for your link</a> to change what it says.
      </p>
    </Page>
  );
}
