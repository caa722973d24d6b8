import type { CrossTables, Shown } from "#app/domain/commissioning/publication-rules.ts";
import { bandWords } from "#app/domain/people/band-rules.ts";
import { shownNumber } from "#app/routes/council/spb-table.tsx";
import { DataTable } from "#app/ui/data-table.tsx";

type Props = {
  caption: string;
  headings: string[];
  groups: string[];
  cells: Shown[][];
  groupTotals: Shown[];
  foot: Shown[];
};
function GroupTable({ caption, headings, groups, cells, groupTotals, foot }: Props) {
  return (
    <DataTable
      caption={caption}
      rows={groups.map((group, i) => ({ group, row: cells[i] ?? [], total: groupTotals[i] }))}
      rowKey={({ group }) => group}
      foot={["Everybody", ...foot.map(shownNumber)]}
      columns={[
        { heading: "Client group", rowHeading: true, cell: ({ group }) => group },
        ...headings.map((heading, j) => ({
          heading,
          number: true,
          cell: ({ row }: { row: Shown[] }) => shownNumber(row[j]),
        })),
        { heading: "All", number: true, cell: ({ total }) => shownNumber(total) },
      ]}
    />
  );
}

/** How many people, client group by weekly cost and client group by age. */
export function SpbGroupTables({ tables }: { tables: CrossTables<Shown> }) {
  const shared = { groups: tables.clientGroups, groupTotals: tables.clientTotals };
  return (
    <>
      <h2 className="mt-10">By client group</h2>
      <GroupTable
        {...shared}
        caption="People by client group and weekly cost"
        headings={tables.bands.map(bandWords)}
        cells={tables.byBand}
        foot={[...tables.bandTotals, tables.total]}
      />
      <GroupTable
        {...shared}
        caption="People by client group and age"
        headings={tables.ages}
        cells={tables.byAge}
        foot={[...tables.ageTotals, tables.total]}
      />
    </>
  );
}
