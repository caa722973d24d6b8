import type { Shown, ShownCosts } from "#app/domain/commissioning/publication-rules.ts";
import { TIER_NAMES } from "#app/domain/engagements/tier-suggestion-rules.ts";
import { bandWords } from "#app/domain/people/band-rules.ts";
import { pounds } from "#app/lib/money.ts";
import { DataTable } from "#app/ui/data-table.tsx";

export const shownNumber = (value: Shown | undefined): string =>
  value === null || value === undefined ? "hidden" : value.toLocaleString("en-GB");
const money = (value: Shown): string => (value === null ? "hidden" : pounds(value));

/** The report's Table 5, from this area's own people. */
export function SpbTable({ costs: { bands, totals } }: { costs: ShownCosts }) {
  return (
    <>
      <h2 className="mt-10">By weekly cost</h2>
      <DataTable
        caption="Cost of support planning by weekly cost of care, beside the council’s own hours"
        captionHidden
        rows={bands}
        rowKey={(row) => String(row.weeklyFromPence)}
        foot={[
          "In all",
          "",
          shownNumber(totals.people),
          "",
          money(totals.totalPence),
          "",
          money(totals.councilTotalPence),
          money(totals.differencePence),
        ]}
        columns={[
          { heading: "Weekly cost", rowHeading: true, cell: (row) => bandWords(row) },
          { heading: "Tier forecast", cell: (row) => TIER_NAMES[row.tier] },
          { heading: "People", number: true, cell: (row) => shownNumber(row.people) },
          { heading: "Fee", number: true, cell: (row) => pounds(row.feePence) },
          { heading: "Fees in all", number: true, cell: (row) => money(row.totalPence) },
          {
            heading: "Council, each",
            number: true,
            cell: (row) => `${pounds(row.councilCostPence)} (${String(row.councilHours)} hours)`,
          },
          { heading: "Council in all", number: true, cell: (row) => money(row.councilTotalPence) },
          { heading: "Difference", number: true, cell: (row) => money(row.differencePence) },
        ]}
      />
    </>
  );
}
