import { list } from "#app/lib/words.ts";
import { DataTable } from "#app/ui/data-table.tsx";

type Decision = {
  key: string;
  what: string;
  record: { lacks: boolean } | null;
  person: boolean;
  others: string[];
  council: boolean;
};

/** Who decides what: for each decision the person, who may for them, or the council in their best interests. */
export function DecisionTable({ decisions, name }: { decisions: readonly Decision[]; name?: string }) {
  const who = name ?? "You";
  return (
    <DataTable
      caption="Who decides what"
      rows={decisions}
      rowKey={({ key }) => key}
      columns={[
        {
          heading: "Decision",
          rowHeading: true,
          cell: ({ what }) => what.charAt(0).toUpperCase() + what.slice(1),
        },
        {
          heading: "What is recorded",
          cell: ({ record }) =>
            record === null
              ? "Nothing"
              : record.lacks
                ? "Cannot decide this at the moment"
                : "Can decide this",
        },
        {
          heading: "Who decides",
          cell: ({ person, others, council }) =>
            council
              ? name
                ? `The council, in ${name}’s best interests`
                : "The council, for your good"
              : list([...(person ? [who] : []), ...others], "or"),
        },
      ]}
    />
  );
}
