import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { findEarnings, type Whose } from "#app/domain/payments/find-earnings.server.ts";
import {
  findMissingDetails,
  type Missing,
} from "#app/domain/payments/suppliers/find-missing-details.server.ts";
import type { Payee } from "#app/domain/payments/suppliers/payee-access.ts";
import type { Handle } from "#app/http/handle.ts";
import { pounds } from "#app/lib/money.ts";
import { requirePayee } from "#app/routes/payments/require-payee.server.ts";
import { ButtonLink } from "#app/ui/button.tsx";
import { Notice } from "#app/ui/card.tsx";
import { DataTable } from "#app/ui/data-table.tsx";
import { MoneyStages } from "#app/ui/money-stages.tsx";
import { Page } from "#app/ui/page.tsx";

export const handle: Handle = { title: "Money" };

/** A planner sees their own; an agency the sums of its planners. */
const whoseMoney = (payee: Payee): Whose =>
  payee.kind === "agency" ? { planner: { agencyId: payee.agencyId } } : { plannerId: payee.plannerId };

export async function loader({ request }: LoaderFunctionArgs) {
  const access = await requirePayee(request);
  const { payee } = access;
  return {
    agency: payee.kind === "agency",
    missing: await findMissingDetails(payee),
    ...(await findEarnings(access, whoseMoney(payee))),
  };
}
type Data = ReturnType<typeof useLoaderData<typeof loader>>;
const SECTIONS = [
  [
    "owed",
    "Owed to you",
    "Nothing is owed to you now. A fee falls due when the person agrees that the work is done.",
  ],
  ["inRun", "On its way", "Nothing is in a payment run now."],
  ["working", "In work", "You are not working with anybody now."],
  ["promised", "Promised", "Nobody is waiting for your answer."],
  ["paid", "Paid", "Nothing has been paid yet."],
] as const;

function Papers({ row: { papers } }: { row: Data["work"][number] }) {
  return papers.map((one) => (
    <a key={one.id} href={`/documents/${one.id}`} className="-my-2.5 block py-2.5">
      <span className="sr-only">{one.what} </span>
      {one.label}
    </a>
  ));
}

const MISSING: Record<Missing, string> = {
  bank: "You cannot be paid by bank yet, because we do not know your bank account.",
  "came-back":
    "A payment to you came back. Check your bank details and save them again, so that you can be paid.",
  agreement: "Please read how Ownway makes your invoices for you, and agree.",
};

const columnsOf = (stage: (typeof SECTIONS)[number][0]) => [
  {
    heading: "Who for",
    rowHeading: true,
    cell: (row: Data["work"][number]) => (
      <a href={`/engagements/${row.id}`} className="-my-2.5 inline-block py-2.5">
        {row.person}
      </a>
    ),
  },
  { heading: "Tier", cell: (row: Data["work"][number]) => row.tier },
  {
    heading: "When",
    cell: (row: Data["work"][number]) => (
      // A card company's reference is one long word
      <span className="block min-w-28 [overflow-wrap:anywhere]">{row.when}</span>
    ),
  },
  ...(["owed", "inRun", "paid"].includes(stage)
    ? [{ heading: "Papers", cell: (row: Data["work"][number]) => <Papers row={row} /> }]
    : []),
  { heading: stage === "paid" ? "Paid by" : "Who pays", cell: (row: Data["work"][number]) => row.payer },
  { heading: "Amount", number: true, cell: (row: Data["work"][number]) => pounds(row.pence) },
];

const sum = (key: "promised" | "working" | "owed" | "inRun" | "paid") => (row: Data["byPlanner"][number]) =>
  pounds(row[key]);

export default function Money() {
  const { agency, missing, totals, work, more, byPlanner } = useLoaderData<typeof loader>();
  return (
    <Page
      title={agency ? "Our planners' money" : "My money"}
      lead={
        <p>
          Fees are fixed. A fee falls due when the person agrees that the work is done. Ownway keeps the
          record and never holds the money.
        </p>
      }
    >
      {missing ? (
        <Notice tone="attention" title="Your details">
          <p>{MISSING[missing]}</p>
        </Notice>
      ) : null}
      <div className="mt-4 flex flex-wrap gap-3">
        <ButtonLink href="/money/details">How you are paid</ButtonLink>
        <ButtonLink href="/money/card-account">Being paid by card</ButtonLink>
      </div>
      <div className="my-6">
        <MoneyStages
          stages={[
            {
              label: "Promised",
              means: "Asked for, not answered yet",
              pence: totals.promised,
              look: "empty",
            },
            { label: "In work", means: "Set aside while you work", pence: totals.working, look: "striped" },
            { label: "Owed", means: "Agreed, not paid yet", pence: totals.owed, look: "sea" },
            { label: "On its way", means: "In a payment run", pence: totals.inRun, look: "deep" },
            { label: "Paid", means: "Paid to you", pence: totals.paid, look: "leaf" },
          ]}
        />
      </div>
      {agency ? (
        <DataTable
          caption="By planner"
          columns={[
            { heading: "Planner", rowHeading: true, cell: (row) => row.name },
            { heading: "Promised", number: true, cell: sum("promised") },
            { heading: "In work", number: true, cell: sum("working") },
            { heading: "Owed", number: true, cell: sum("owed") },
            { heading: "On its way", number: true, cell: sum("inRun") },
            { heading: "Paid", number: true, cell: sum("paid") },
          ]}
          rows={byPlanner}
          rowKey={(row) => row.name}
          foot={[
            "All",
            ...(["promised", "working", "owed", "inRun", "paid"] as const).map((key) => pounds(totals[key])),
          ]}
          empty="None of your planners has been asked yet."
        />
      ) : (
        SECTIONS.map(([stage, title, empty]) => (
          <section key={stage}>
            <h2 className="mt-8">{title}</h2>
            <DataTable
              caption={title}
              captionHidden
              columns={columnsOf(stage)}
              rows={work.filter((row) => row.stage === stage)}
              rowKey={(row) => row.key}
              empty={empty}
            />
          </section>
        ))
      )}
      {more > 0 && !agency ? (
        <p>The totals count {more} older pieces of work too. They are under My work.</p>
      ) : null}
    </Page>
  );
}
