import type { LoaderFunctionArgs } from "@remix-run/node";
import { findInvoicesCsv } from "#app/domain/payments/invoices/find-invoices-csv.server.ts";
import { readFilter } from "#app/domain/payments/invoices/invoice-filter.ts";
import { requireInvoiceParty } from "#app/http/require-invoice.server.ts";
import { now } from "#app/lib/clock.ts";
import { dayOf, isoDay } from "#app/lib/dates.ts";

export async function loader({ request }: LoaderFunctionArgs) {
  const party = await requireInvoiceParty(request);
  const csv = await findInvoicesCsv(party, readFilter(new URL(request.url).searchParams));
  return new Response(csv, {
    headers: {
      "Content-Type": "text/csv; charset=utf-8",
      "Content-Disposition": `attachment; filename="invoices-${isoDay(dayOf(now()))}.csv"`,
      "Cache-Control": "no-store",
    },
  });
}
