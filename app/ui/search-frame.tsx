import type { ReactNode } from "react";
import { Button } from "#app/ui/button.tsx";
import { RemovableChip } from "#app/ui/card.tsx";
import { Pagination } from "#app/ui/pagination.tsx";

type Props = {
  title: string;
  lead?: ReactNode;
  /** Where the form sends its answers, "/planners". */
  action: string;
  /** The form's fields. */
  filters: ReactNode;
  submit: string;
  /** "7 planners match, best match first" */
  found: ReactNode;
  /** The filters that are on, each with the link that takes it off. */
  chips: readonly { href: string; label: string }[];
  /** Something to know about the search itself. */
  notice?: ReactNode;
  /** In place of results, when there are none: what to do now. */
  empty: ReactNode;
  /** One list item for each result; none shows `empty`. */
  results: readonly { key: string; card: ReactNode }[];
  page: number;
  pages: number;
  pageHref: (page: number) => string;
};

/**
 * A search: its form beside its results. On a small screen the form is folded, so that people come first, unless something
 * in it could not be used; app.css keeps it open where there is room.
 */
export function SearchFrame(props: Props) {
  return (
    <div className="wrap py-8">
      <h1>{props.title}</h1>
      {props.lead ? <div className="mt-3 max-w-[62ch] text-[1.12rem]">{props.lead}</div> : null}
      <div className="mt-6 grid items-start gap-8 lg:grid-cols-[290px_1fr]">
        <details className="filters no-print" open={props.notice != null}>
          <summary className="flex min-h-12 cursor-pointer items-center justify-between gap-3 rounded-full border-2 border-sea px-6 font-bold text-sea">
            {props.chips.length === 0 ? "Say what you need" : "Change what you asked for"}
            <span aria-hidden="true">▾</span>
          </summary>
          <form
            method="get"
            action={props.action}
            role="search"
            aria-label={props.title}
            className="mt-3 rounded-[14px] border border-line bg-card px-[22px] pb-[22px] lg:mt-0"
          >
            {props.filters}
            <Button className="w-full">{props.submit}</Button>
          </form>
        </details>
        <div>
          <p id="found">{props.found}</p>
          {props.chips.length > 0 ? (
            <ul
              className="no-print my-2.5 flex flex-wrap items-center gap-[7px]"
              aria-label="What you asked for"
            >
              {props.chips.map((chip) => (
                <li key={chip.label}>
                  <RemovableChip href={chip.href}>{chip.label}</RemovableChip>
                </li>
              ))}
              <li>
                <a href={props.action} className="inline-flex min-h-11 items-center px-2">
                  Start again
                </a>
              </li>
            </ul>
          ) : null}
          {props.notice}
          {props.results.length === 0 ? (
            props.empty
          ) : (
            <ul className="mt-4 grid gap-4">
              {props.results.map((result) => (
                <li key={result.key}>{result.card}</li>
              ))}
            </ul>
          )}
          <Pagination page={props.page} pages={props.pages} href={props.pageHref} />
        </div>
      </div>
    </div>
  );
}
