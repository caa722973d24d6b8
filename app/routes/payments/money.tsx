import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import type { AccountAccess } from "#app/domain/access/access.ts";
import { findEarnings, type Whose } from "#app/domain/payments/find-earnings.server.ts";
import { notFound, requireAccount, requirePlanner } from "#app/http/guards.server.ts";
import type { Handle } from "#app/http/handle.ts";
import { pounds } from "#app/lib/money.ts";
import { DataTable } from "#app/ui/data-table.tsx";
import { MoneyStages } from "#app/ui/money-stages.tsx";
import { Page } from "#app/ui/page.tsx";

export const handle: Handle = { title: "Money" };

/** A planner sees their own; an agency the sums of its planners. Anybody else sees 404. */
async function whoseMoney(
  request: Request,
): Promise<{ access: AccountAccess; whose: Whose; agency: boolean }> {
  const access = await requireAccount(request);
  const { actor } = access;
  if (actor.role === "agency" && actor.agencyId)
    return { access, whose: { planner: { agencyId: actor.agencyId } }, agency: true };
  if (actor.role !== "planner") throw notFound();
  const own = await requirePlanner(request);
  return { access: own, whose: { plannerId: own.planner.id }, agency: false };
}

export async function loader({ request }: LoaderFunctionArgs) {
  const { access, whose, agency } = await whoseMoney(request);
  return { agency, ...(await findEarnings(access, whose)) };
}
type Data = ReturnType<typeof useLoaderData<typeof loader>>;
const SECTIONS = [
  [
    "owed",
    "Owed to you",
    "Nothing is owed to you now. A fee falls due when the person agrees that the work is done.",
  ],
  ["working", "In work", "You are not working with anybody now."],
  ["promised", "Promised", "Nobody is waiting for your answer."],
  ["paid", "Paid", "Nothing has been paid yet."],
] as const;

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
  { heading: "When", cell: (row: Data["work"][number]) => row.when },
  { heading: stage === "paid" ? "Paid by" : "Who pays", cell: (row: Data["work"][number]) => row.payer },
  { heading: "Amount", number: true, cell: (row: Data["work"][number]) => pounds(row.pence) },
];

const sum = (key: "promised" | "working" | "owed" | "paid") => (row: Data["byPlanner"][number]) =>
  pounds(row[key]);

export default function Money() {
  const { agency, totals, work, more, byPlanner } = useLoaderData<typeof loader>();
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
            { heading: "Paid", number: true, cell: sum("paid") },
          ]}
          rows={byPlanner}
          rowKey={(row) => row.name}
          foot={[
            "All",
            ...(["promised", "working", "owed", "paid"] as const).map((key) => pounds(totals[key])),
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
