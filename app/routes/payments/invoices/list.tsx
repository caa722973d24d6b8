import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { findCardPapers } from "#app/domain/payments/cards/find-card-papers.server.ts";
import { findInvoices } from "#app/domain/payments/invoices/find-invoices.server.ts";
import { readFilter, STATE_CHOICES } from "#app/domain/payments/invoices/invoice-filter.ts";
import { AGE_WORDS } from "#app/domain/payments/invoices/invoice-words.ts";
import type { Handle } from "#app/http/handle.ts";
import { requireInvoiceParty } from "#app/http/require-invoice.server.ts";
import { link, onPage, readPage } from "#app/lib/query.ts";
import { count } from "#app/lib/words.ts";
import { Ageing, InvoiceTable } from "#app/routes/payments/invoices/invoice-table.tsx";
import { PaperLinks } from "#app/routes/payments/paper-links.tsx";
import { Button } from "#app/ui/button.tsx";
import { Notice, RemovableChip, Tags } from "#app/ui/card.tsx";
import { SelectField, TextField } from "#app/ui/field.tsx";
import { Page } from "#app/ui/page.tsx";
import { Pagination } from "#app/ui/pagination.tsx";

export const handle: Handle = { title: "Invoices" };
const DONE = { approved: "approved", paid: "marked as paid" } as const;

export async function loader({ request }: LoaderFunctionArgs) {
  const party = await requireInvoiceParty(request);
  const query = new URL(request.url).searchParams;
  const filter = readFilter(query);
  const found = await findInvoices(party, filter, readPage(query.get("page"), 100_000));
  const done = query.get("done");
  const many = readPage(query.get("count"), 200);
  query.delete("done");
  query.delete("count");
  const papers = party.side === "area" ? [] : await findCardPapers(party, "all");
  return {
    ...found,
    papers,
    ...filter,
    side: party.side,
    selfFunder: party.access.grant === null && party.access.actor.role === "self_funder",
    narrowed: filter.q !== "" || Boolean(filter.age) || filter.state !== "open",
    query: query.toString(),
    done: done === "approved" || done === "paid" ? `${count(many, "invoice")} ${DONE[done]}.` : null,
    paid: done === "paid",
  };
}

const TITLES = {
  manager: "Invoices to settle",
  person: "My invoices",
  planner: "My invoices",
  agency: "Our invoices",
  area: "Invoices in the area",
} as const;
const LEADS = {
  manager:
    "Invoices for the people whose money you hold. Pay from your own bank, then mark them here. The people are never asked for this money.",
  person:
    "What planners have asked to be paid for. You pay only what comes out of your direct payment account. The rest is here to look at.",
  selfFunder:
    "What planners have asked to be paid for. What you paid by card is paid on from there: you are not asked for it again.",
  planner: "What you have asked to be paid for, and how far each has come.",
  agency: "What your planners’ work is paid by, and how far each has come.",
  area: "Every invoice for people of the area, whoever pays it.",
} as const;

export default function Invoices() {
  const page = useLoaderData<typeof loader>();
  const query = new URLSearchParams(page.query);
  const manager = page.side === "manager";
  const boxes = manager && page.rows.some((row) => row.mayChoose);
  const table = (
    <InvoiceTable
      rows={page.rows}
      boxes={boxes}
      empty={
        page.narrowed
          ? "No invoice is like that. Show others above."
          : "Nothing is waiting to be paid. An invoice comes when a person agrees that the work is done."
      }
    />
  );
  return (
    <Page
      title={TITLES[page.side]}
      lead={
        <p>{LEADS[page.selfFunder ? "selfFunder" : page.side]} Ownway keeps the record. It moves no money.</p>
      }
    >
      {page.done ? (
        <Notice tone="done" title={page.done} announce>
          <p>
            {page.paid
              ? "Each planner has been told, with the reference and what it was for."
              : "They are ready to be paid."}
          </p>
        </Notice>
      ) : null}
      {page.ageing.some((one) => one.count > 0) ? <Ageing ageing={page.ageing} /> : null}
      <h2 className="mt-6">{page.total === 0 ? "No invoices" : count(page.total, "invoice")}</h2>
      <form method="get" className="no-print flex flex-wrap items-end gap-x-5">
        <SelectField name="state" label="Show" options={STATE_CHOICES} value={page.state} />
        <TextField
          name="q"
          label="Number or reference"
          hint="Of the invoice, the work, the person or the bank."
          maxLength={60}
          value={page.q}
          spellCheck={false}
        />
        <div className="my-6">
          <Button weight="quiet">Show these</Button>
        </div>
      </form>
      {page.age ? (
        <Tags>
          <RemovableChip href="/invoices">{AGE_WORDS[page.age].label}</RemovableChip>
        </Tags>
      ) : null}
      {boxes ? (
        <form method="get" action="/invoices/pay">
          {table}
          <div className="my-4 flex flex-wrap gap-3">
            <Button>Mark the chosen as paid</Button>
            <Button weight="quiet" formAction="/invoices/approve">
              Approve the chosen
            </Button>
          </div>
        </form>
      ) : (
        table
      )}
      {page.total === 0 && !page.narrowed ? (
        <p className="no-print my-4">
          <a href="/invoices?state=all" className="inline-flex min-h-11 items-center">
            See those that are settled, too
          </a>
        </p>
      ) : null}
      <Pagination page={page.page} pages={page.pages} href={(n) => link("/invoices", onPage(query, n))} />
      {page.papers.length > 0 ? (
        <section aria-labelledby="card-papers">
          <h2 id="card-papers" className="mt-8">
            {page.side === "person" ? "Receipts for card payments" : "Remittance advice for card payments"}
          </h2>
          <PaperLinks papers={page.papers} />
        </section>
      ) : null}
      <p className="no-print my-4">
        <a href={link("/invoices.csv", query)} className="inline-flex min-h-11 items-center">
          Take these as a file for spreadsheets (CSV)
        </a>
      </p>
    </Page>
  );
}
