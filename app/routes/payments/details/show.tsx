import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { findOwnDetails } from "#app/domain/payments/suppliers/find-own-details.server.ts";
import type { Handle } from "#app/http/handle.ts";
import { known } from "#app/lib/query.ts";
import { requirePayee } from "#app/routes/payments/require-payee.server.ts";
import { Notice } from "#app/ui/card.tsx";
import { DataTable } from "#app/ui/data-table.tsx";
import { Page } from "#app/ui/page.tsx";
import { SummaryList } from "#app/ui/summary-list.tsx";

export const handle: Handle = { title: "How you are paid" };

const DONE: Readonly<Record<string, string>> = {
  name: "Your name and address are saved. They stand on invoices from now on.",
  bank: "Your bank details are saved. We have told you so by email or letter, in case it was not you.",
  "bank-unchecked":
    "Your bank details are saved. We could not check that the sort code and number fit together, so please look at them once more.",
  vat: "What you said about VAT is saved.",
  agreement: "Thank you. What you agreed to is kept with the date.",
};

export async function loader({ request }: LoaderFunctionArgs) {
  const { payee } = await requirePayee(request);
  const done = known(DONE, new URL(request.url).searchParams.get("done"));
  if (payee.kind === "planner" && payee.agencyName !== null)
    return { agencyName: payee.agencyName, details: null, done };
  return { agencyName: null, details: await findOwnDetails(payee), done };
}

export default function Details() {
  const { agencyName, details, done } = useLoaderData<typeof loader>();
  if (!details)
    return (
      <Page title="How you are paid" back={{ href: "/money", label: "Money" }} narrow>
        <p className="my-5 max-w-[62ch]">
          {agencyName} is paid for your work, and pays you. The agency gives its own bank details and VAT
          number here. There is nothing for you to fill in.
        </p>
      </Page>
    );
  const { bank, vat, agreed } = details;
  return (
    <Page
      title="How you are paid"
      back={{ href: "/money", label: "Money" }}
      lead={<p>The council and others pay you into this account. Only you see the whole number.</p>}
      narrow
    >
      {done ? (
        <Notice tone="done" title="Saved" announce>
          <p>{done}</p>
        </Notice>
      ) : null}
      {bank ? null : (
        <Notice tone="attention" title="You cannot be paid yet">
          <p>We do not know your bank account. It takes two minutes to give it.</p>
        </Notice>
      )}
      {agreed ? null : (
        <Notice tone="attention" title="Please read how invoices are made">
          <p>
            Ownway makes your invoices for you. <a href="/money/details/agreement">Read and agree</a>. Until
            you do, invoices are still made, so that nobody is paid late.
          </p>
        </Notice>
      )}
      <SummaryList
        rows={[
          {
            label: "Name and address",
            value: [details.legalName, ...details.addressLines].join("\n"),
            change: { href: "/money/details/name", what: "name and address" },
          },
          {
            label: "Bank account",
            value: bank
              ? `${bank.accountName}\nSort code ${bank.sortCode}\nAccount number ${bank.accountNumber}\nSince ${bank.since}. ${bank.checked ? "Sort code and number fit together." : "Sort code and number could not be checked."}`
              : "Not given yet",
            change: { href: "/money/details/bank", what: "bank account" },
          },
          { label: "VAT", value: details.vatNow, change: { href: "/money/details/vat", what: "VAT" } },
          {
            label: "Invoices made for you",
            value: (
              <>
                {agreed ?? "Not agreed yet"}.{" "}
                <a href="/money/details/agreement" className="-my-2.5 inline-block py-2.5">
                  {agreed ? "Read what was agreed" : "Read and agree"}
                </a>
              </>
            ),
          },
        ]}
      />
      {vat.length > 0 ? (
        <DataTable
          caption="What you said about VAT"
          columns={[
            { heading: "From", rowHeading: true, cell: (row) => row.from },
            { heading: "VAT", cell: (row) => row.words },
          ]}
          rows={vat}
          rowKey={(row) => row.id}
        />
      ) : null}
    </Page>
  );
}
