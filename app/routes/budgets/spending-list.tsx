import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { findSpendingList, findSpendingPots } from "#app/domain/budgets/find-spending.server.ts";
import { findUseChoices } from "#app/domain/plans/reviews/find-use.server.ts";
import { requirePerson } from "#app/http/guards.server.ts";
import type { Handle } from "#app/http/handle.ts";
import { shortDay } from "#app/lib/dates.ts";
import { poundsAndPence } from "#app/lib/money.ts";
import { ButtonLink } from "#app/ui/button.tsx";
import { Notice } from "#app/ui/card.tsx";
import { DataTable } from "#app/ui/data-table.tsx";
import { Page } from "#app/ui/page.tsx";
import { Pagination } from "#app/ui/pagination.tsx";

export const handle: Handle = { title: "What was paid" };

const DONE = new Map(
  Object.entries({
    recorded: {
      title: "It is written down",
      words: "It is taken off what is left. Keep the receipt or the invoice: a photo is enough.",
    },
    waiting: {
      title: "We kept it, and the council will look",
      words:
        "It is more than was left, so nothing is taken off yet. It is taken off when more money is put in. Nobody thinks that you did wrong.",
    },
    said: {
      title: "It is noted what it was for",
      words: "The next review of the plan shows what was spent for each need.",
    },
    undone: {
      title: "It is taken back",
      words: "The money is back in what is left. You can write it again.",
    },
  }),
);

export async function loader({ request }: LoaderFunctionArgs) {
  const access = await requirePerson(request, "money");
  const query = new URL(request.url).searchParams;
  const page = Math.max(1, Math.min(10_000, Math.floor(Number(query.get("page") ?? 1)) || 1));
  const found = await findSpendingList(access, page);
  return {
    name: access.grant ? access.subject.name : null,
    done: DONE.get(query.get("done") ?? "") ?? null,
    hasPlan: (await findUseChoices(access.subject.personId)).length > 0,
    canWrite: (await findSpendingPots(access)).length > 0,
    page,
    ...found,
    rows: found.rows.map((row) => ({ ...row, paidOn: shortDay(row.paidOn) })),
  };
}
type Row = ReturnType<typeof useLoaderData<typeof loader>>["rows"][number];

/** Which part of the plan a payment was for, and the way to change that. */
function Use({ row }: { row: Row }) {
  return (
    <>
      {row.use || "Not said"}
      <br />
      {row.state === "undone" ? null : (
        <a href={`/budget/spending/${row.id}/use`} className="no-print -mb-2.5 inline-block min-w-11 py-2.5">
          {row.use ? "Change" : "Say"}
          <span className="sr-only">
            {" "}
            what it was for: {row.what}, {row.paidOn}
          </span>
        </a>
      )}
    </>
  );
}

function State({ row }: { row: Row }) {
  if (row.state === "undone") return <>Taken back: {row.undoneReason}</>;
  return (
    <>
      {row.state === "waiting"
        ? "Waits: it is more than was left"
        : row.confirmed
          ? "A bank statement shows it"
          : "Written down"}
      <br />
      <a href={`/budget/spending/${row.id}/undo`} className="no-print -mb-2.5 inline-block py-2.5">
        Take back
        <span className="sr-only">
          {" "}
          {row.what}, {row.paidOn}
        </span>
      </a>
    </>
  );
}

export default function SpendingList() {
  const { name, done, hasPlan, canWrite, rows, all, page, pages } = useLoaderData<typeof loader>();
  return (
    <Page
      title={name ? `What was paid for ${name}` : "What you paid"}
      back={{ href: "/budget", label: "Budget" }}
      lead={<p>This is a record. Writing it here moves no money.</p>}
    >
      {done ? (
        <Notice tone="done" title={done.title} announce>
          <p>{done.words}</p>
        </Notice>
      ) : null}
      {canWrite ? (
        <p className="no-print my-5">
          <ButtonLink href="/budget/spending/new" weight="filled">
            Write down what was paid
          </ButtonLink>
        </p>
      ) : (
        <Notice tone="calm" title="Nothing to write down">
          <p>
            Only money in your own account is written down here. Other money is paid by the council or a
            budget manager, and shows in the statement by itself.
          </p>
        </Notice>
      )}
      {all > 0 ? (
        <>
          <DataTable
            caption="Newest first"
            captionHidden
            rows={rows}
            rowKey={(row) => row.id}
            columns={[
              { heading: "Paid on", rowHeading: true, cell: (row) => row.paidOn },
              { heading: "What for", cell: (row) => row.what },
              { heading: "Who was paid", cell: (row) => row.payee },
              { heading: "From", cell: (row) => row.pot },
              { heading: "Amount", number: true, cell: (row) => poundsAndPence(row.pence) },
              ...(hasPlan
                ? [{ heading: "For which part of the plan", cell: (row: Row) => <Use row={row} /> }]
                : []),
              { heading: "How it stands", cell: (row) => <State row={row} /> },
            ]}
          />
          <Pagination page={page} pages={pages} href={(n) => `/budget/spending?page=${String(n)}`} />
        </>
      ) : (
        <p className="my-5">Nothing is written down yet.</p>
      )}
      <h2 className="mt-8">What to keep</h2>
      <p className="max-w-[62ch]">
        Keep receipts, invoices and payslips. You need not send them. If anybody asks, this page and your
        papers answer.
      </p>
    </Page>
  );
}
