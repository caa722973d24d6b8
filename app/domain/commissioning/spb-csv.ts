import { stringify } from "csv-stringify/sync";
import type { CrossTables, Shown, ShownCosts } from "#app/domain/commissioning/publication-rules.ts";
import { bandWords } from "#app/domain/people/band-rules.ts";

const said = (value: Shown): string => (value === null ? "hidden" : String(value));

/** The costs by band, amounts in pence, with a last line for all of them. */
export function costsCsv({ bands, totals }: ShownCosts): string {
  return stringify(
    [
      ...bands.map((row) => [
        row.weeklyFromPence,
        row.weeklyToPence ?? "",
        row.tier,
        said(row.people),
        row.feePence,
        said(row.totalPence),
        row.councilHours,
        row.councilCostPence,
        said(row.councilTotalPence),
        said(row.differencePence),
      ]),
      [
        "all",
        "",
        "",
        said(totals.people),
        "",
        said(totals.totalPence),
        "",
        "",
        said(totals.councilTotalPence),
        said(totals.differencePence),
      ],
    ],
    {
      header: true,
      columns: [
        "weekly_from_pence",
        "weekly_to_pence",
        "tier",
        "people",
        "spb_fee_pence",
        "spb_total_pence",
        "council_hours",
        "council_cost_pence",
        "council_total_pence",
        "difference_pence",
      ],
    },
  );
}

/** People by client group: one column for each band, then one for each age group. */
export function groupsCsv(tables: CrossTables<Shown>): string {
  return stringify([
    [
      "client_group",
      ...tables.bands.map((band) => `${bandWords(band)} a week`),
      ...tables.ages.map((age) => `aged ${age}`),
      "all",
    ],
    ...tables.clientGroups.map((group, i) => [
      group,
      ...(tables.byBand[i] ?? []).map(said),
      ...(tables.byAge[i] ?? []).map(said),
      said(tables.clientTotals[i] ?? null),
    ]),
    ["all", ...tables.bandTotals.map(said), ...tables.ageTotals.map(said), said(tables.total)],
  ]);
}
