import type { ReactNode } from "react";
import { ButtonLink } from "#app/ui/button.tsx";
import { Face } from "#app/ui/face.tsx";

type Props = {
  href: string;
  name: string;
  initials: string;
  /** Tags under the name. */
  tags: ReactNode;
  /** In their own words. */
  quote: string;
  children?: ReactNode;
  /** Why they are in the results. */
  reason: string;
  /** What they cost, at the side. */
  price: ReactNode;
};
/** Somebody in a list of results: a person first. */
export function PersonCard({ href, name, initials, tags, quote, children, reason, price }: Props) {
  return (
    <article className="person-card rounded-[14px] border border-line bg-card p-[18px] sm:p-[22px]">
      <div className="person-face">
        <Face initials={initials} size={64} />
      </div>
      <h2 className="person-name text-[1.25rem]">
        <a className="inline-flex min-h-11 min-w-11 items-center text-ink" href={href}>
          <bdi>{name}</bdi>
        </a>
      </h2>
      <div className="person-words">
        {tags}
        {quote ? (
          <p className="my-2.5 max-w-[62ch] border-l-4 border-marigold pl-3.5" dir="auto">
            “{quote}”
          </p>
        ) : null}
        {children}
        {reason ? <p className="text-[0.94rem] text-soft">{reason}</p> : null}
      </div>
      <div className="person-price flex flex-wrap items-center justify-between gap-x-3 gap-y-2 md:block md:min-w-[150px] md:text-right">
        <div className="min-w-0 flex-1">{price}</div>
        <ButtonLink href={href} className="max-md:px-4 md:mt-3">
          See profile<span className="sr-only"> of {name}</span>
        </ButtonLink>
      </div>
    </article>
  );
}
