import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { findCardPapers } from "#app/domain/payments/cards/find-card-papers.server.ts";
import { findInvoice } from "#app/domain/payments/invoices/find-invoice.server.ts";
import { presentInvoice } from "#app/domain/payments/invoices/present-invoice.ts";
import { notFound } from "#app/http/guards.server.ts";
import type { Handle } from "#app/http/handle.ts";
import { idParam } from "#app/http/id-param.server.ts";
import { requireInvoiceParty } from "#app/http/require-invoice.server.ts";
import { now } from "#app/lib/clock.ts";
import { dayOf } from "#app/lib/dates.ts";
import { pounds } from "#app/lib/money.ts";
import { PaperLinks } from "#app/routes/payments/paper-links.tsx";
import { ButtonLink } from "#app/ui/button.tsx";
import { Card, Notice, Tag, Tags } from "#app/ui/card.tsx";
import { DataTable } from "#app/ui/data-table.tsx";
import { Page } from "#app/ui/page.tsx";
import { SummaryList } from "#app/ui/summary-list.tsx";
import { Timeline } from "#app/ui/timeline.tsx";

export const handle: Handle<{ label: string }> = { title: ({ label }) => `Invoice ${label}` };

export async function loader({ request, params }: LoaderFunctionArgs) {
  const party = await requireInvoiceParty(request);
  const row = await findInvoice(party, idParam(params));
  if (!row) throw notFound();
  const page = presentInvoice(row, party, new URL(request.url).searchParams.get("done"), dayOf(now()));
  const papers = await findCardPapers(party, { invoiceId: row.id });
  // The payment's own paper has a link already
  return { ...page, papers: papers.filter(({ id }) => id !== page.payment?.paper?.id) };
}

export default function Invoice() {
  const page = useLoaderData<typeof loader>();
  return (
    <Page title={`Invoice ${page.label}`} back={{ href: "/invoices", label: "All invoices" }}>
      <Tags>
        <Tag tone={page.tone}>{page.status}</Tag>
        {page.late ? <Tag tone="brick">{page.late}</Tag> : null}
        {page.test ? <Tag>TEST: no money moves</Tag> : null}
      </Tags>
      {page.done ? (
        <Notice tone="done" title={page.done.title} announce>
          <p>{page.done.words}</p>
        </Notice>
      ) : null}
      <p className="my-4 max-w-[62ch] text-[1.12rem]">{page.next}</p>
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
          {page.mayPayByCard ? (
            <ButtonLink href={`/invoices/${page.id}/pay-by-card`}>Pay by card</ButtonLink>
          ) : null}
        </div>
      ) : null}
      <div className="grid items-start gap-5 lg:grid-cols-2">
        <Card>
          <h2>What it is for</h2>
          <SummaryList rows={page.facts} />
          <p>
            <a href={`/documents/${page.documentId}`} className="inline-flex min-h-11 items-center">
              See it on paper, to print
            </a>
          </p>
          {page.engagementId ? (
            <p>
              <a href={`/engagements/${page.engagementId}`} className="inline-flex min-h-11 items-center">
                See the work
              </a>
            </p>
          ) : null}
        </Card>
        <Card>
          <h2>Payment</h2>
          {page.payment ? (
            <>
              <SummaryList rows={page.payment.facts} />
              {page.payment.paper ? (
                <p>
                  <a
                    href={`/documents/${page.payment.paper.id}`}
                    className="inline-flex min-h-11 items-center"
                  >
                    {page.payment.paper.kind === "receipt" ? "Receipt" : "Remittance advice"}{" "}
                    {page.payment.paper.label}
                  </a>
                </p>
              ) : null}
            </>
          ) : (
            <p className="mt-2">Not paid yet.</p>
          )}
          <PaperLinks papers={page.papers} />
          <p className="mt-2 text-soft">Ownway keeps the record. It never holds the money.</p>
        </Card>
      </div>
      {page.credits.length > 0 ? (
        <>
          <h2 className="mt-8">Credits</h2>
          <DataTable
            caption="Credit notes of this invoice"
            captionHidden
            columns={[
              {
                heading: "Credit note",
                rowHeading: true,
                cell: (row) => (
                  <a href={`/documents/${row.documentId}`} className="-my-2.5 inline-block py-2.5">
                    {row.label}
                  </a>
                ),
              },
              { heading: "Why", cell: (row) => row.reason },
              { heading: "How", cell: (row) => row.how },
              { heading: "Amount", number: true, cell: (row) => pounds(row.pence) },
            ]}
            rows={page.credits}
            rowKey={(row) => row.id}
          />
        </>
      ) : null}
      <h2 className="mt-8">What has happened</h2>
      <Timeline items={page.events} />
    </Page>
  );
}
