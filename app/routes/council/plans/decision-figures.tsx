import type { SettledLine } from "#app/domain/plans/approval/present-settled.ts";
import type { Figure } from "#app/domain/plans/present-money.ts";
import { Tag, Tags } from "#app/ui/card.tsx";
import { DataTable } from "#app/ui/data-table.tsx";
import { SummaryList } from "#app/ui/summary-list.tsx";

type Props = {
  figures: readonly Figure[];
  budget: readonly { label: string; value: string }[];
  settled: readonly SettledLine[];
};

/** What whoever decides has to know of the money: the figures side by side, and of each action whether it is secured, and with whom. */
export function DecisionFigures({ figures, budget, settled }: Props) {
  return (
    <>
      <DataTable
        caption="The figures side by side"
        rows={figures}
        rowKey={(row) => row.label}
        columns={[
          { heading: "Figure", rowHeading: true, cell: (row) => row.label },
          { heading: "A week", number: true, cell: (row) => row.week },
          { heading: "A year", number: true, cell: (row) => row.year },
          { heading: "Once", number: true, cell: (row) => row.once },
        ]}
      />
      <p className="text-soft">
        A year is 52 weeks. The final figure takes the price of what is secured, and the plan’s own for the
        rest.
      </p>
      <SummaryList rows={budget} />
      <h2>What is secured</h2>
      <SecuredLines settled={settled} />
    </>
  );
}

function SecuredLines({ settled }: Pick<Props, "settled">) {
  if (settled.length === 0) return <p className="my-3">The plan has no action yet.</p>;
  return (
    <ul className="my-3">
      {settled.map((line) => (
        <li key={line.id} className="border-t border-line py-3">
          <p dir="auto" className="font-semibold [overflow-wrap:anywhere]">
            {line.what}
          </p>
          <Tags>
            <Tag tone={line.how === "secured" ? "leaf" : line.how === "changed" ? "brick" : "plain"}>
              {line.state}
            </Tag>
          </Tags>
          <p className="max-w-[62ch] [overflow-wrap:anywhere]">{line.words}</p>
          {line.tie ? <p className="mt-2 border-l-4 border-marigold pl-3">{line.tie}</p> : null}
        </li>
      ))}
    </ul>
  );
}
