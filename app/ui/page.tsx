import type { ReactNode } from "react";

type Props = {
  title: string;
  lead?: ReactNode;
  back?: { href: string; label: string };
  kicker?: string | undefined;
  children?: ReactNode;
  narrow?: boolean;
};
/** The frame of an ordinary page: a way back, one heading, a first sentence. */
export function Page({ title, lead, back, kicker, children, narrow = false }: Props) {
  return (
    <div className="wrap py-8">
      <div className={narrow ? "max-w-[44rem]" : ""}>
        {back ? (
          <p className="no-print mb-3">
            <a href={back.href} className="inline-flex min-h-11 items-center">
              <span aria-hidden="true">←&nbsp;</span> {back.label}
            </a>
          </p>
        ) : null}
        {kicker ? <p className="mb-1 text-soft">{kicker}</p> : null}
        <h1>{title}</h1>
        {lead ? <div className="mt-3 max-w-[62ch] text-[1.12rem] [&>p+p]:mt-2">{lead}</div> : null}
        {children}
      </div>
    </div>
  );
}
