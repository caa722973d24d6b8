import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { covers } from "#app/domain/access/grant-rules.ts";
import { recordView } from "#app/domain/audit/act.server.ts";
import { findEngagement } from "#app/domain/engagements/find-engagement.server.ts";
import { presentEngagement } from "#app/domain/engagements/present-engagement.ts";
import { findCardPapers } from "#app/domain/payments/cards/find-card-papers.server.ts";
import { notFound } from "#app/http/guards.server.ts";
import type { Handle } from "#app/http/handle.ts";
import { requireEngagementViewer, viewpointOf } from "#app/http/require-engagement.server.ts";
import { ButtonLink } from "#app/ui/button.tsx";
import { Card, Notice, Tag, Tags } from "#app/ui/card.tsx";
import { DataTable } from "#app/ui/data-table.tsx";
import { HourBlocks } from "#app/ui/hour-blocks.tsx";
import { UpgradeHistory, UpgradeNotice } from "#app/routes/engagements/upgrade-parts.tsx";
import { PaperLinks } from "#app/routes/payments/paper-links.tsx";
import { Page } from "#app/ui/page.tsx";
import { SummaryList } from "#app/ui/summary-list.tsx";
import { Timeline } from "#app/ui/timeline.tsx";

export const handle: Handle<{ title: string }> = { title: ({ title }) => title };

export async function loader({ request, params }: LoaderFunctionArgs) {
  const party = await requireEngagementViewer(request);
  const engagement = await findEngagement(viewpointOf(party), params.id ?? "");
  if (!engagement) throw notFound();
  await recordView(party.access, {
    action: "engagement.viewed",
    objectType: "engagement",
    objectId: engagement.id,
    personId: engagement.personId,
    areaId: engagement.areaId,
  });
  const seesMoney = party.access.grant === null || covers(party.access.grant, "money");
  const done = new URL(request.url).searchParams.get("done");
  const papers = seesMoney ? await findCardPapers(party, { engagementId: engagement.id }) : [];
  return { ...presentEngagement(engagement, party.side, done, seesMoney), papers };
}

export default function Engagement() {
  const page = useLoaderData<typeof loader>();
  return (
    <Page title={page.title} back={{ href: "/engagements", label: "All planning" }}>
      <Tags>
        <Tag tone={page.tone}>{page.status}</Tag>
        <Tag>{page.tier}</Tag>
      </Tags>
      {page.done ? (
        <Notice tone="done" title={page.done.title} announce>
          <p>{page.done.words}</p>
        </Notice>
      ) : null}
      <p className="my-4 max-w-[62ch] text-[1.12rem]">{page.next}</p>
      {page.ending ? (
        <Notice tone="attention" title={page.ending.title}>
          <p>{page.ending.words}</p>
          <p className="whitespace-pre-line">“{page.ending.reason}”</p>
        </Notice>
      ) : null}
      <UpgradeNotice {...page.upgrades} />
      {page.actions.length > 0 ? (
        <div className="no-print my-5 flex flex-wrap gap-3">
          {page.actions.map((action, i) => (
            <ButtonLink
              key={action.href}
              href={action.href}
              weight={i === 0 && action.main ? "filled" : "quiet"}
            >
              {action.label}
            </ButtonLink>
          ))}
        </div>
      ) : null}
      <div className="grid items-start gap-5 md:grid-cols-2">
        <Card>
          <h2>Hours</h2>
          <HourBlocks hours={page.meter.hours} used={page.meter.used} />
          <p>{page.meter.words}</p>
          <p className="mt-2 text-soft">The fee is fixed. Hours over the tier are never charged.</p>
        </Card>
        <Card>
          <h2>Money</h2>
          <SummaryList rows={page.money} />
          {page.invoices.map((invoice) => (
            <p key={invoice.href}>
              <a href={invoice.href} className="inline-flex min-h-11 items-center">
                {invoice.label}
              </a>
            </p>
          ))}
          <PaperLinks papers={page.papers} />
          <p className="text-soft">This is a record of the budget. Ownway never holds the money.</p>
        </Card>
      </div>
      {page.about.length > 0 ? (
        <>
          <h2 className="mt-8">{page.aboutTitle}</h2>
          <SummaryList rows={page.about} />
        </>
      ) : null}
      <UpgradeHistory history={page.upgrades.history} />
      <h2 className="mt-8">Time worked</h2>
      <DataTable
        caption="Time worked"
        captionHidden
        columns={[
          { heading: "Date", rowHeading: true, cell: (row) => row.date },
          { heading: "What was done", cell: (row) => row.what },
          { heading: "Time", number: true, cell: (row) => row.time },
        ]}
        rows={page.hours}
        rowKey={(row) => row.id}
        empty="No time has been logged yet."
      />
      <h2 className="mt-8">What has happened</h2>
      <Timeline items={page.events} />
    </Page>
  );
}
