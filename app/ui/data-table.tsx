import type { ReactNode } from "react";

export type Column<Row> = {
  heading: string;
  cell: (row: Row) => ReactNode;
  number?: boolean;
  /** Names the row. */ rowHeading?: boolean;
};
type Props<Row> = {
  caption: string;
  captionHidden?: boolean;
  columns: readonly Column<Row>[];
  rows: readonly Row[];
  rowKey: (row: Row) => string;
  foot?: readonly ReactNode[];
  empty?: string;
};

/** A table that becomes a labelled list on a phone. */
export function DataTable<Row>({
  caption,
  captionHidden = false,
  columns,
  rows,
  rowKey,
  foot,
  empty,
}: Props<Row>) {
  if (rows.length === 0 && empty) return <p className="my-4">{empty}</p>;
  const align = (column: Column<Row>) => (column.number ? "text-right tabular-nums" : "text-left");
  return (
    <table className="table-list my-4 w-full border-collapse">
      <caption className={captionHidden ? "sr-only" : "pb-2 text-left font-bold"}>{caption}</caption>
      <thead>
        <tr>
          {columns.map((column) => (
            <th
              key={column.heading}
              scope="col"
              className={`border-b border-line px-2.5 py-3 align-bottom ${align(column)}`}
            >
              {column.heading}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={rowKey(row)}>
            {columns.map((column) =>
              column.rowHeading ? (
                <th
                  key={column.heading}
                  scope="row"
                  className="border-b border-line px-2.5 py-3 text-left align-top"
                >
                  {column.cell(row)}
                </th>
              ) : (
                <td
                  key={column.heading}
                  data-label={column.heading}
                  className={`border-b border-line px-2.5 py-3 align-top ${align(column)} ${column.number ? "whitespace-nowrap" : ""}`}
                >
                  <div>{column.cell(row)}</div>
                </td>
              ),
            )}
          </tr>
        ))}
      </tbody>
      {foot ? (
        <tfoot>
          <tr className="font-bold">
            {foot.map((cell, i) =>
              i === 0 ? (
                <th key={columns[i]?.heading} scope="row" className="px-2.5 py-3 text-left">
                  {cell}
                </th>
              ) : (
                <td
                  key={columns[i]?.heading}
                  data-label={cell === "" ? undefined : columns[i]?.heading}
                  className={`px-2.5 py-3 ${columns[i] ? align(columns[i]) : ""}`}
                >
                  <div>{cell}</div>
                </td>
              ),
            )}
          </tr>
        </tfoot>
      ) : null}
    </table>
  );
}
