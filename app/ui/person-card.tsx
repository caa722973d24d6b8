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
    <article className="grid grid-cols-[auto_1fr] gap-5 rounded-[14px] border border-line bg-card p-[22px] md:grid-cols-[auto_1fr_auto]">
      <Face initials={initials} size={64} />
      <div className="min-w-0">
        <h2 className="text-[1.25rem]">
          <a className="inline-flex min-h-11 items-center text-ink" href={href}>
            {name}
          </a>
        </h2>
        {tags}
        {quote ? <p className="my-2.5 max-w-[62ch] border-l-4 border-marigold pl-3.5">“{quote}”</p> : null}
        {children}
        {reason ? <p className="text-[0.94rem] text-soft">{reason}</p> : null}
      </div>
      <div className="col-span-full flex flex-wrap items-center gap-x-5 gap-y-2 md:col-span-1 md:block md:min-w-[150px] md:text-right">
        {price}
        <ButtonLink href={href} className="md:mt-3">
          See profile<span className="sr-only"> of {name}</span>
        </ButtonLink>
      </div>
    </article>
  );
}
