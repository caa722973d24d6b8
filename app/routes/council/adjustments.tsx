import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { findAdjustments } from "#app/domain/commissioning/find-adjustments.server.ts";
import { requireArea } from "#app/http/guards.server.ts";
import type { Handle } from "#app/http/handle.ts";
import { monthWords, shortDay } from "#app/lib/dates.ts";
import { pounds } from "#app/lib/money.ts";
import { ButtonLink } from "#app/ui/button.tsx";
import { Card } from "#app/ui/card.tsx";
import { DataTable } from "#app/ui/data-table.tsx";
import { Page } from "#app/ui/page.tsx";
import { SummaryList } from "#app/ui/summary-list.tsx";

export const handle: Handle = { title: "Adjustments account" };
const SHOWN = 200;
const signed = (pence: number) => (pence > 0 ? `+${pounds(pence)}` : pence === 0 ? "" : pounds(pence));

export async function loader({ request }: LoaderFunctionArgs) {
  const access = await requireArea(request, ["commissioner"]);
  const { lines, months, promised, paid, paidThisYear, yearlyPence } = await findAdjustments(access);
  return {
    area: access.area.name,
    facts: [
      { label: "Paid since April", value: pounds(paidThisYear) },
      {
        label: "The yearly figure",
        value:
          yearlyPence === null
            ? "None is set"
            : `${pounds(yearlyPence)}, of which ${paidThisYear > yearlyPence ? `${pounds(paidThisYear - yearlyPence)} more was paid` : `${pounds(yearlyPence - paidThisYear)} is left`}`,
      },
      { label: "Set aside for work that goes on", value: pounds(promised) },
      { label: "Paid in all", value: pounds(paid) },
    ],
    more: Math.max(0, lines.length - SHOWN),
    months: months.map((row) => ({
      month: monthWords(row.month),
      promised: signed(row.promised) || pounds(0),
      paid: pounds(row.paid),
    })),
    lines: lines
      .slice(-SHOWN)
      .reverse()
      .map((line) => ({
        id: line.id,
        on: shortDay(line.on),
        reference: line.reference,
        what: line.what,
        promised: signed(line.promisedChange),
        paid: signed(line.paidChange),
        running: `${pounds(line.paidBefore)} → ${pounds(line.paidAfter)}`,
      })),
  };
}

export default function AdjustmentsAccount() {
  const { area, facts, months, lines, more } = useLoaderData<typeof loader>();
  return (
    <Page
      kicker={area}
      title="Adjustments account"
      back={{ href: "/council", label: "Council" }}
      lead={
        <p>
          Nobody pays more because of how they communicate. Where High is chosen for that, the area pays what
          High costs more than Medium (Equality Act 2010, section 20(7)). It is a line of its own everywhere,
          and nobody is refused because this account has paid more than was planned.
        </p>
      }
    >
      <Card className="my-5">
        <SummaryList rows={facts} />
        <p className="no-print flex flex-wrap gap-3">
          <ButtonLink href="/council/adjustments.csv">Take a copy (CSV)</ButtonLink>
          <ButtonLink href="/council/settings/adjustments-yearly">Set the yearly figure</ButtonLink>
        </p>
        <p className="mt-3 text-soft">This is a record. Ownway never holds the money.</p>
      </Card>
      <h2 className="mt-8">By month</h2>
      <DataTable
        caption="By month"
        captionHidden
        rows={months}
        rowKey={(row) => row.month}
        empty="Nothing was set aside or paid yet."
        columns={[
          { heading: "Month", rowHeading: true, cell: (row) => row.month },
          { heading: "Set aside, less what came back", number: true, cell: (row) => row.promised },
          { heading: "Paid", number: true, cell: (row) => row.paid },
        ]}
      />
      <h2 className="mt-8">Line by line</h2>
      {more > 0 ? (
        <p>
          The newest {SHOWN} lines. The copy has {more} more.
        </p>
      ) : null}
      <DataTable
        caption="Line by line, newest first"
        captionHidden
        rows={lines}
        rowKey={(row) => row.id}
        empty="There are no lines yet."
        columns={[
          { heading: "Date", rowHeading: true, cell: (row) => row.on },
          { heading: "Reference", cell: (row) => row.reference },
          { heading: "What", cell: (row) => row.what },
          { heading: "Set aside", number: true, cell: (row) => row.promised },
          { heading: "Paid", number: true, cell: (row) => row.paid },
          { heading: "Paid in all, before and after", number: true, cell: (row) => row.running },
        ]}
      />
    </Page>
  );
}
