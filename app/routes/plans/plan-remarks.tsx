import type { PlanLife } from "#app/domain/plans/find-plan-life.server.ts";
import { Notice } from "#app/ui/card.tsx";

export type LineNotes = Pick<PlanLife, "remarks" | "decided">;
export const NO_NOTES: LineNotes = { remarks: [], decided: {} };
type Props = { notes: LineNotes; base: string; editable: boolean; line: string };

/** What the council wrote at one line, until somebody says that it is done. */
export function Remarks({ notes, base, editable, line }: Props) {
  const own = notes.remarks.filter((remark) => remark.line === line);
  return own.map((remark) => (
    <div key={remark.id} className="mt-3 border-l-4 border-marigold bg-marigold-wash px-4 py-2">
      <p className="font-semibold">The council asks</p>
      <p dir="auto" className="whitespace-pre-line [overflow-wrap:anywhere]">
        {remark.words}
      </p>
      <p className="text-soft">{remark.by}</p>
      {editable ? (
        <p className="no-print">
          <a href={`${base}/remarks/${remark.id}`} className="inline-flex min-h-11 items-center">
            This is done<span className="sr-only">: {remark.words.slice(0, 60)}</span>
          </a>
        </p>
      ) : null}
    </div>
  ));
}

/** All of them on top of the plan, each with the way to its line. */
export function AllRemarks({ notes, base, editable }: Omit<Props, "line">) {
  if (notes.remarks.length === 0) return null;
  return (
    <Notice tone="attention" title="What the council asks you to change">
      <ul>
        {notes.remarks.map((remark) => (
          <li key={remark.id}>
            <a
              href={`#${remark.anchor}`}
              className="inline-flex min-h-11 max-w-full items-center [overflow-wrap:anywhere]"
            >
              {remark.words}
            </a>
          </li>
        ))}
      </ul>
      <Remarks notes={notes} base={base} editable={editable} line="money" />
    </Notice>
  );
}
