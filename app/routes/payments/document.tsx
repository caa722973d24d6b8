import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { findDocument } from "#app/domain/payments/documents/find-document.server.ts";
import { notFound } from "#app/http/guards.server.ts";
import type { Handle } from "#app/http/handle.ts";
import { idParam } from "#app/http/id-param.server.ts";
import { requireInvoiceParty } from "#app/http/require-invoice.server.ts";
import { Page } from "#app/ui/page.tsx";
import { PaperDocument } from "#app/ui/paper-document.tsx";

export const handle: Handle<{ kind: string; label: string }> = {
  title: ({ kind, label }) => `${kind} ${label}`,
};

export async function loader({ request, params }: LoaderFunctionArgs) {
  const party = await requireInvoiceParty(request);
  const document = await findDocument(party, idParam(params));
  if (!document) throw notFound();
  return document;
}

export default function Document() {
  const { invoiceId, ...document } = useLoaderData<typeof loader>();
  return (
    <Page
      title={`${document.kind} ${document.label}`}
      back={
        invoiceId
          ? { href: `/invoices/${invoiceId}`, label: "Back to the invoice" }
          : { href: "/invoices", label: "Invoices" }
      }
    >
      <p className="no-print mt-3 max-w-[62ch]">
        Print this page with your browser: only the paper comes out, on one sheet.
      </p>
      <PaperDocument {...document} />
    </Page>
  );
}
