import type { ReactNode } from "react";

export type SummaryRow = { label: string; value: ReactNode; change?: { href: string; what: string } };
/** Answers, or facts: a list of labels and values, with Change links that come back. */
export function SummaryList({ rows }: { rows: readonly SummaryRow[] }) {
  return (
    <dl className="my-5 border-t border-line">
      {rows.map((row) => (
        <div key={row.label} className="grid gap-x-6 border-b border-line py-3 sm:grid-cols-[14rem_1fr_auto]">
          <dt className="font-bold">{row.label}</dt>
          <dd className="whitespace-pre-line">{row.value}</dd>
          {row.change ? (
            <dd className="no-print">
              <a href={row.change.href} className="-my-2.5 inline-flex min-h-11 items-center">
                Change<span className="sr-only"> {row.change.what}</span>
              </a>
            </dd>
          ) : null}
        </div>
      ))}
    </dl>
  );
}
